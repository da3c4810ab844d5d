import type { ApiKey, Changed, FirstTenant, NewApiKey, Tenant } from '@layers-content/core';
import { apiKeyOf } from '../../account-rows.ts';
import type { Database, Queryable } from '../../database.ts';
import { isBoolean } from '../../guards.ts';
import { column } from '../../rows.ts';
import { insertProject, insertProjectParams } from '../project/projects.ts';

/** Keys with their organizations. */
const keysWhere = (condition: string) => `SELECT k.*, o.name AS organization_name, o.parent_id
  FROM api_keys k, LATERAL (SELECT name, parent_id FROM organizations WHERE id = k.organization_id LIMIT 1) o WHERE ${condition}`;

/** The key of handle $1. */
export const selectKey = keysWhere('k.handle = $1');

/** By handle. */
export async function findApiKeys(
  database: Database,
  handles: readonly string[],
): Promise<ReadonlyMap<string, ApiKey>> {
  const rows = await database.query(keysWhere('k.handle = ANY ($1::text[])'), [handles]);
  return new Map(rows.map(apiKeyOf).map((key) => [key.handle, key]));
}

export async function rehashApiKey(database: Database, key: ApiKey, secretHash: Uint8Array): Promise<void> {
  await database.query('UPDATE api_keys SET secret_hash = $3 WHERE handle = $1 AND secret_hash = $2', [
    key.handle,
    key.secretHash,
    secretHash,
  ]);
}

export async function isEmpty(database: Database): Promise<boolean> {
  return (await database.query('SELECT id FROM organizations LIMIT 1')).length === 0;
}

export function createFirstTenant(database: Database, { organization, project, keys }: FirstTenant): Promise<void> {
  return database.transaction(async (transaction) => {
    await transaction.query('INSERT INTO organizations (id, name) VALUES ($1, $2)', [
      organization.id,
      organization.name,
    ]);
    for (const environment of ['live', 'test'] as const) {
      const tenant = { organizationId: organization.id, environment };
      await transaction.query(insertProject, insertProjectParams(tenant, project.id, project.fields));
    }
    for (const key of keys) await insertApiKey(transaction, key);
  });
}

/** False when there is no such organization. */
export async function insertApiKey(transaction: Queryable, key: NewApiKey): Promise<boolean> {
  const rows = await transaction.query(
    `INSERT INTO api_keys (organization_id, world, id, handle, name, secret_hash, scopes, rate_limit_tier)
     SELECT o.id, $2, $3, $4, $5, $6, $7, $8 FROM organizations o WHERE o.id = $1 RETURNING id`,
    [
      key.tenant.organizationId,
      key.tenant.environment,
      key.id,
      key.handle,
      key.name,
      key.secretHash,
      key.scopes,
      key.rateLimitTier,
    ],
  );
  return rows.length === 1;
}

/** For ever: nothing takes `killed_at` back. */
export async function killApiKey(unit: Queryable, tenant: Tenant, keyId: string): Promise<Changed<ApiKey> | null> {
  const [row] = await unit.query(
    `WITH old AS MATERIALIZED (SELECT id, killed_at FROM api_keys WHERE organization_id = $1 AND world = $2 AND id = $3 FOR UPDATE)
     UPDATE api_keys k SET killed_at = coalesce(old.killed_at, service_now()) FROM old, organizations o
     WHERE k.id = old.id AND o.id = k.organization_id
     RETURNING k.*, o.name AS organization_name, o.parent_id, old.killed_at IS NULL AS changed`,
    [tenant.organizationId, tenant.environment, keyId],
  );
  return row ? { ...apiKeyOf(row), changed: column(row, 'changed', isBoolean) } : null;
}
