import type { ApiKeySummary, OperatorRepository } from '@layers-content/core';
import { timeOf } from '../operations/times.ts';

type Organization = Awaited<ReturnType<OperatorRepository['listOrganizations']>>[number];

/** An organization as `--json` shows it: prefixed id, times in whole seconds UTC. */
export function presentOrganization({ id, name, createdAt }: Organization) {
  return { id: `org_${id}`, name, createdAt: timeOf(createdAt) };
}

export function rowOfOrganization({ id, name, createdAt }: Organization): string {
  return [`org_${id}`, timeOf(createdAt), name].join('  ');
}

/** A key as `--json` shows it; nothing of its secret. */
export function presentApiKey(key: ApiKeySummary) {
  return {
    id: `key_${key.id}`,
    organizationId: `org_${key.organizationId}`,
    organizationName: key.organizationName,
    world: key.environment,
    handle: key.handle,
    name: key.name,
    scopes: key.scopes,
    rateLimitTier: key.rateLimitTier,
    createdAt: timeOf(key.createdAt),
    revokedAt: key.revokedAt && timeOf(key.revokedAt),
    killedAt: key.killedAt && timeOf(key.killedAt),
  };
}

export function rowOfKey(key: ApiKeySummary): string {
  const state = key.killedAt ? 'killed' : key.revokedAt ? 'revoked' : 'active';
  return [
    `key_${key.id}`,
    key.environment,
    state.padEnd('revoked'.length),
    key.rateLimitTier.padEnd('standard'.length),
    `org_${key.organizationId}`,
    key.scopes.join(','),
    key.name,
  ].join('  ');
}
