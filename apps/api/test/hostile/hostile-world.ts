import { randomUUID } from 'node:crypto';
import { isObject } from '@layers-content/contract';
import type { Scope, Tenant } from '@layers-content/core';
import { generateApiKey } from '../../src/api-keys.ts';
import { everyScope } from '../contract/world.ts';
import { openScene } from '../http/scene.ts';
import type { Scene } from '../http/scene.ts';

/** Keys, objects and addresses that hostile requests are made of. The lists grow with what the service answers. */
export interface HostileWorld {
  readonly scene: Scene;
  readonly keys: Readonly<Record<'live' | 'test' | 'withoutScopes' | 'killed' | 'revoked' | 'wrong', string>>;
  readonly projectIds: string[];
  readonly containerIds: string[];
  readonly keyIds: readonly string[];
  /** Objects of another organization, by kind. */
  readonly foreign: Readonly<Record<'projectId' | 'containerId' | 'keyId', string>>;
  readonly cursors: string[];
  readonly uploadPaths: string[];
  readonly mediaPaths: readonly string[];
  /** Takes in what an answer tells. */
  learn(body: string): void;
}

/** No request is refused for its number here, and waiting is short. */
export async function openHostileWorld(): Promise<HostileWorld> {
  const scene = await openScene({
    env: { RATE_LIMITS: 'off', QUOTA_OPEN_UPLOADS: '0', QUOTA_STORED_BYTES: '0', QUOTA_ITEMS_PER_DAY: '0' },
    timers: (real) => ({ ...real, sleep: (ms) => real.sleep(Math.min(ms, 5)) }),
  });
  const make = keyMaker(scene);
  const other = { organizationId: randomUUID(), environment: 'live' } as const;
  await scene.service.database.insertOrganization(other.organizationId, 'Other');
  const [live, test, none, killed, revoked, spare, strange] = await Promise.all([
    make(scene.tenant, everyScope),
    make({ ...scene.tenant, environment: 'test' }, everyScope),
    make(scene.tenant, []),
    make(scene.tenant, everyScope),
    make(scene.tenant, everyScope),
    make(scene.tenant, everyScope),
    make(other, everyScope),
  ]);
  await scene.context.repository.operator.revokeApiKey(revoked.id);
  await scene.context.repository.forTenant(scene.tenant, 'system').transaction((unit) => unit.killApiKey(killed.id));
  const completed = await scene.complete();
  const foreign = await scene.call('createProject', {
    key: strange.secretKey,
    body: { name: 'Foreign', timezone: 'Europe/Lisbon' },
  });
  const projectIds: string[] = [`prj_${scene.projectId}`];
  const containerIds: string[] = [completed.id];
  const cursors: string[] = [];
  const uploadPaths: string[] = [];
  return {
    scene,
    keys: {
      live: live.secretKey,
      test: test.secretKey,
      withoutScopes: none.secretKey,
      killed: killed.secretKey,
      revoked: revoked.secretKey,
      wrong: `${live.secretKey.slice(0, -43)}${'x'.repeat(43)}`,
    },
    projectIds,
    containerIds,
    keyIds: [`key_${spare.id}`, `key_${killed.id}`],
    foreign: {
      projectId: /prj_[0-9a-f-]{36}/.exec(foreign.body)?.[0] ?? '',
      containerId: `cnt_${randomUUID()}`,
      keyId: `key_${strange.id}`,
    },
    cursors,
    uploadPaths,
    mediaPaths: completed.assets.map(({ url }) => new URL(url).pathname),
    learn: (body) => {
      const { nextCursor } = objectIn(body);
      if (typeof nextCursor === 'string') keep(cursors, nextCursor);
      for (const [url] of body.matchAll(/\/uploads\/[^"]+/g)) keep(uploadPaths, url);
      for (const [id] of body.matchAll(/cnt_[0-9a-f-]{36}/g)) keep(containerIds, id);
    },
  };
}

/** So many of each kind are enough; the newest ones. */
function keep(list: string[], text: string): void {
  if (list.includes(text)) return;
  list.push(text);
  if (list.length > 40) list.splice(1, 1);
}

function objectIn(body: string): Readonly<Record<string, unknown>> {
  if (!body.includes('"nextCursor"')) return {};
  const parsed: unknown = JSON.parse(body);
  return isObject(parsed) ? parsed : {};
}

function keyMaker(scene: Scene) {
  return async (
    tenant: Tenant,
    scopes: readonly Scope[],
  ): Promise<{ readonly id: string; readonly secretKey: string }> => {
    const grant = { tenant, id: randomUUID(), name: 'Hostile', scopes, rateLimitTier: 'standard' as const };
    const { row, secretKey } = generateApiKey(grant, scene.context.secrets.keyPeppers[0]);
    await scene.context.repository.operator.createApiKey(row);
    return { id: row.id, secretKey };
  };
}
