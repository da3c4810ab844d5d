import { randomUUID } from 'node:crypto';
import { isOperationId, operationTable } from '@layers-content/contract';
import type { OperationId } from '@layers-content/contract';
import { outcomeOfTry, projectFieldsOf, sendingLimits } from '@layers-content/core';
import type { RateLimiter } from '@layers-content/core';
import type { TestDatabase } from '@layers-content/database/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generateApiKey } from '../src/api-keys.ts';
import { realRandomness } from '../src/randomness.ts';
import { bare, openScene, outcomeOf } from './http/scene.ts';
import type { Call, Scene } from './http/scene.ts';

const operationIds = Object.keys(operationTable).filter(isOperationId);

/** A request of each operation that finds what it asks for; what must be there first is made. */
const callOf: Record<OperationId, (scene: Scene) => Promise<Call> | Call> = {
  createUploadSession: ({ projectId }) => ({
    path: { projectId },
    body: { files: [{ filename: 'a.jpg', contentType: 'image/jpeg', sizeBytes: 1_024 }], grouping: 'per-file' },
  }),
  // In the sandbox, where no host is asked; the statements are the same.
  uploadContentFromUrl: ({ projectId, keys }) => ({
    key: keys.test,
    path: { projectId },
    body: { media: [{ url: 'https://media.example.com/a.jpg' }], caption: 'Once.' },
  }),
  refreshUploadUrls: (scene) => openItem(scene),
  finalizeUpload: async (scene) => {
    const target = await scene.openOne();
    await scene.put(target);
    return { path: { containerId: target.containerId }, body: { caption: 'Once.' } };
  },
  getContent: (scene) => openItem(scene),
  getContentProgress: (scene) => openItem(scene),
  getPlatformFit: async (scene) => ({ path: { containerId: (await scene.complete()).id }, query: 'platforms=x' }),
  getAsset: async (scene) => ({ path: { containerId: (await scene.complete()).id, assetId: 'upload-1' } }),
  updateContent: async (scene) => ({ path: { containerId: (await scene.complete()).id }, body: { caption: 'Again.' } }),
  cancelContent: (scene) => openItem(scene),
  approveContent: waitingItem,
  rejectContent: async (scene) => ({ ...(await waitingItem(scene)), body: { reason: 'The old logo.' } }),
  getContentReviewPolicy: ({ projectId }) => ({ path: { projectId } }),
  updateContentReviewPolicy: ({ projectId }) => ({
    path: { projectId },
    body: { policy: 'review_first_n', firstN: 50 },
  }),
  listContent: ({ projectId }) => ({ path: { projectId }, query: 'status=completed&limit=5' }),
  checkPlatformFit: () => ({ body: { assets: [{ contentType: 'image/jpeg' }] } }),
  createProject: () => ({ body: project }),
  getProject: ({ projectId }) => ({ path: { projectId } }),
  listProjects: () => ({ query: 'limit=5' }),
  updateProject: async (scene) => ({ path: { projectId: await newProject(scene) }, body: { name: 'Tea importers' } }),
  archiveProject: async (scene) => ({ path: { projectId: await newProject(scene) } }),
  whoami: () => ({}),
  killApiKey: async (scene) => ({ path: { keyId: `key_${await newKey(scene)}` } }),
  listAuditLog: () => ({ query: 'limit=5' }),
  getUsage: () => ({}),
  createWebhookEndpoint: async (scene) => ({
    body: { url: 'https://example.com/hooks', events: ['test.ping'] },
    ...(await withoutEndpoints(scene)),
  }),
  listWebhookEndpoints: () => ({}),
  getWebhookEndpoint: async (scene) => ({ path: { endpointId: await newEndpoint(scene) } }),
  updateWebhookEndpoint: async (scene) => ({
    path: { endpointId: await newEndpoint(scene) },
    body: { status: 'paused' },
  }),
  deleteWebhookEndpoint: async (scene) => ({ path: { endpointId: await newEndpoint(scene) } }),
  rotateWebhookSecret: async (scene) => ({ path: { endpointId: await newEndpoint(scene) } }),
  testWebhookEndpoint: async (scene) => ({ path: { endpointId: await newEndpoint(scene) } }),
  listWebhookDeliveries: async (scene) => ({ path: { endpointId: await newEndpoint(scene) }, query: 'limit=5' }),
  replayWebhookDelivery: async (scene) => ({ path: { deliveryId: await newDelivery(scene) } }),
  listPlatformRules: () => ({}),
};

const project = { name: 'Coffee roasters', timezone: 'UTC' };

async function openItem(scene: Scene): Promise<Call> {
  return { path: { containerId: (await scene.openOne()).containerId } };
}

async function waitingItem(scene: Scene): Promise<Call> {
  const { id } = await scene.complete();
  await scene.service.database.execute("UPDATE content_items SET approval_status = 'pending' WHERE id = $1", [
    bare(id),
  ]);
  return { path: { containerId: id } };
}

async function newProject(scene: Scene): Promise<string> {
  const id = randomUUID();
  await scene.context.repository
    .forTenant(scene.tenant, 'system')
    .transaction((unit) => unit.createProject(id, projectFieldsOf(project)));
  return id;
}

/** Endpoints are few, so that those of earlier rounds go first. */
async function withoutEndpoints({ service: { database } }: Scene): Promise<Call> {
  await database.execute(
    `WITH gone AS (
       UPDATE webhook_endpoints SET state = 'deleted', deleted_at = service_now(), sealed_secret = '' WHERE state <> 'deleted' RETURNING id
     )
     DELETE FROM webhook_deliveries d USING gone WHERE d.endpoint_id = gone.id AND d.state = 'pending'`,
  );
  return {};
}

async function newEndpoint(scene: Scene): Promise<string> {
  await withoutEndpoints(scene);
  const id = randomUUID();
  const fields = { url: 'https://example.com/hooks', description: null, metadata: null, projectId: null };
  await scene.context.repository
    .forTenant(scene.tenant, 'system')
    .transaction((unit) =>
      unit.createWebhookEndpoint({ ...fields, id, events: ['test.ping'], sealedSecret: new Uint8Array(1) }, 1),
    );
  return `whe_${id}`;
}

async function newDelivery(scene: Scene): Promise<string> {
  const endpointId = bare(await newEndpoint(scene));
  const made = { deliveryId: randomUUID(), eventId: realRandomness.ids.ulid() };
  await scene.context.repository
    .forTenant(scene.tenant, 'system')
    .transaction((unit) => unit.testWebhookEndpoint(endpointId, made));
  return made.deliveryId;
}

async function newKey({ context, tenant }: Scene): Promise<string> {
  const grant = { tenant, id: randomUUID(), name: 'Key', scopes: [], rateLimitTier: 'standard' as const };
  const { row } = generateApiKey(grant, context.secrets.keyPeppers[0]);
  await context.repository.operator.createApiKey(row);
  return row.id;
}

/** What is asked beside the operations, by a PUT, a reader of media and the timers. */
const besideOf: Readonly<Record<string, (scene: Scene) => Promise<() => Promise<unknown>>>> = {
  'a PUT': async (scene) => {
    const target = await scene.openOne();
    return () => scene.put(target);
  },
  'a served file': async (scene) => {
    const { id } = await scene.complete();
    return () =>
      scene.context.repository.findSealedObject(`public-media/content-container/${bare(id)}/media/upload-1.jpg`);
  },
  'a sweep that ends one': async (scene) => {
    const { containerId } = await scene.openOne();
    await scene.service.database.execute("UPDATE content_items SET session_expires_at = '-infinity' WHERE id = $1", [
      bare(containerId),
    ]);
    return () => scene.context.repository.maintenance.cancelExpired(1);
  },
  'a sweep that takes up none':
    async ({ context }) =>
    () =>
      context.repository.maintenance.takeAbandonedPublishing(10, 1),
  'a deletion of one': async ({
    context: {
      repository: { maintenance },
    },
    service: { database },
  }) => {
    await database.execute("INSERT INTO object_deletions (key, not_before) VALUES ($1, '-infinity')", [
      `due/${randomUUID()}`,
    ]);
    return async () => maintenance.confirmDeletions(await maintenance.takeDeletions(1, 60_000));
  },
  'a delivery that is due': async (scene) => {
    await newDelivery(scene);
    const { webhooks } = scene.context.repository;
    return async () => {
      const [due = ''] = await webhooks.listDueOrganizations(sendingLimits, 1);
      const [held] = await webhooks.claimTries(due, sendingLimits, 1);
      if (!held) throw new Error('nothing was claimed');
      await webhooks.keepWebhookBody(held.event.id, '{}');
      const outcome = outcomeOfTry({ status: 204, retryAfterMs: null }, 1);
      await scene.context.repository
        .forTenant(held.tenant, 'system')
        .transaction((unit) => unit.settleWebhookTry(held, outcome));
    };
  },
  'nothing to forget':
    async ({ context }) =>
    () =>
      context.repository.maintenance.forgetOld(),
  'no moment to give back':
    async ({ context }) =>
    () =>
      context.repository.maintenance.giveBackMoments(context.config.sessionTtlMs),
};

/** More rows of everything, of the same tenant and project where there is one. */
async function grow({ service: { database }, tenant, projectId }: Scene, rows: number): Promise<void> {
  const { organizationId, environment } = tenant;
  const insert = (into: string, values: string, params: readonly string[] = [organizationId, environment]) =>
    database.execute(`INSERT INTO ${into} SELECT ${values} FROM generate_series(1, ${rows}) n`, params);
  await insert('organizations (id, name)', "gen_random_uuid(), 'Other'", []);
  await insert('projects (id, organization_id, world, name, timezone)', "gen_random_uuid(), $1, $2, 'Another', 'UTC'");
  await insert(
    'api_keys (handle, id, organization_id, world, name, secret_hash, scopes, rate_limit_tier)',
    "upper(translate(left(md5(random()::text), 16), '0189', 'WXYZ')), gen_random_uuid(), $1, $2, 'Key', decode(repeat('00', 32), 'hex'), '{}', 'standard'",
  );
  const item =
    'content_items (organization_id, world, project_id, id, creative_type, state, slideshow, files, session_expires_at)';
  await insert(item, "$1, $2, $3, gen_random_uuid(), 'uploaded', 'queued', false, '[]', now() + interval '1 day'", [
    organizationId,
    environment,
    projectId,
  ]);
  await insert(item, "$1, $2, $3, gen_random_uuid(), 'generated', 'completed', NULL, NULL, NULL", [
    organizationId,
    environment,
    projectId,
  ]);
  await insert('audit_events (organization_id, world, event_type, data)', "$1, $2, 'content.canceled', '{}'");
  await insert(
    'idempotency_replies (organization_id, world, key, operation_id, fingerprint, status, content_ids)',
    "$1, $2, gen_random_uuid(), 'createProject', 'f', 201, '{}'",
  );
  await insert(
    'webhook_endpoints (id, organization_id, world, url, events, state, deleted_at, sealed_secret)',
    "gen_random_uuid(), $1, $2, 'https://example.com', '{test.ping}', 'deleted', now(), ''",
  );
  await insert('webhook_events (event_type, data)', "'test.ping', '{}'", []);
  // Half of them wait for an endpoint, half did arrive.
  await insert(
    'webhook_deliveries (endpoint_id, event_id, state, next_retry_at, delivered_at)',
    `(SELECT id FROM webhook_endpoints ORDER BY id LIMIT 1), (SELECT id FROM webhook_events ORDER BY id LIMIT 1),
     CASE n % 2 WHEN 0 THEN 'pending' ELSE 'delivered' END, CASE n % 2 WHEN 0 THEN now() END, CASE n % 2 WHEN 1 THEN now() END`,
    [],
  );
  await insert('object_deletions (key, not_before)', "'later/' || gen_random_uuid(), now() + interval '1 day'", []);
}

const fewRows = 500;
const manyRows = 10_000;
/** An index may have become higher, or split; the smallest table has more than these. */
const sparePages = 60;

/** What the planner was told of the tables before they grew. */
const beliefs = {
  'that never heard of its tables': 'SELECT 1',
  'that looked at its tables while they were small': 'ANALYZE',
} as const;

/**
 * The pages that requests and timers read on an engine, counted by the engine itself: as many among thousands of rows
 * as among hundreds, with plans from before the growth, with new ones, and with new ones that know. `leftOut` of
 * `besideOf` may grow.
 */
export function describeGrowth(
  name: string,
  open: () => Promise<{ readonly database: TestDatabase; readonly limiter: RateLimiter }>,
  leftOut: readonly string[] = [],
): void {
  describe.each(Object.entries(beliefs))(`on ${name}, a planner %s`, (_belief, tell) => {
    let scene: Scene;
    let few: ReadonlyMap<string, number>;

    beforeAll(async () => {
      scene = await openScene({ ...(await open()), env: { RATE_LIMITS: 'on', QUOTA_OPEN_UPLOADS: '0' } });
      const { database } = scene.service;
      await database.execute("UPDATE api_keys SET rate_limit_tier = 'partner'");
      await database.execute(tell);
      // From its second run on a statement has the plan it keeps; left to itself the engine decides that later.
      await database.database.script('SET plan_cache_mode = force_generic_plan');
      await pagesOfAll(scene);
      await grow(scene, fewRows);
      few = await pagesOfAll(scene);
      await grow(scene, manyRows);
    });
    afterAll(() => scene.close());

    test.each([
      ['plans from before', 'SELECT 1'],
      ['new plans', 'DISCARD PLANS'],
      ['plans that know', 'ANALYZE'],
    ])('reads no more pages among many rows, by %s', async (_plans, prepare) => {
      await scene.service.database.database.script(prepare);
      // The first run pays for its plans, by pages of the catalogue.
      await pagesOfAll(scene);
      const many = await pagesOfAll(scene);
      const grown = [...many].filter(
        ([asked, pages]) => !leftOut.includes(asked) && pages > (few.get(asked) ?? 0) + sparePages,
      );
      expect(grown.map(([asked, pages]) => `${asked}: ${few.get(asked)} → ${pages}`)).toEqual([]);
    });
  });
}

/** The pages that each operation, and each thing beside them, reads once. */
async function pagesOfAll(scene: Scene): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>();
  const { database } = scene.service;
  const count = async (asked: string, work: () => Promise<unknown>): Promise<void> => {
    const before = await database.pagesRead();
    await work();
    found.set(asked, (await database.pagesRead()) - before);
  };
  for (const operationId of operationIds) {
    const call = await callOf[operationId](scene);
    const headers = operationTable[operationId].idempotent === 'none' ? {} : { 'Idempotency-Key': randomUUID() };
    await count(operationId, async () => {
      expect(outcomeOf(await scene.call(operationId, { ...call, headers }))).toMatch(/^2\d\d$/);
    });
  }
  for (const [asked, prepare] of Object.entries(besideOf)) await count(asked, await prepare(scene));
  return found;
}
