import { randomUUID } from 'node:crypto';
import { isObject } from '@layers-content/contract';
import type { AuditLogPage, OperationId } from '@layers-content/contract';
import { sweepUploads } from '@layers-content/core';
import type { Scope, TenantUnit } from '@layers-content/core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { generateApiKey } from '../../src/api-keys.ts';
import { everyScope } from '../contract/world.ts';
import { bare, openScene, outcomeOf, picture } from './scene.ts';
import type { Call, Scene } from './scene.ts';

/** The audit log: one line an effect, written with it, and nothing in it that is anybody's secret. */
const canary = 'canary-4f1c';
let scene: Scene;
let admin: { readonly id: string; readonly secretKey: string };
/** A fault in the way of what is written after the log in the same transaction. */
let replyFails = false;

beforeAll(async () => {
  scene = await openScene({
    env: { RATE_LIMITS: 'off' },
    wrap: ({ repository }) => ({
      repository: {
        ...repository,
        forTenant: (tenant, actor) => {
          const bound = repository.forTenant(tenant, actor);
          return { ...bound, transaction: (work) => bound.transaction((unit) => work(breaking(unit))) };
        },
      },
    }),
  });
  admin = await makeKey([...everyScope]);
}, 60_000);

afterEach(async () => {
  replyFails = false;
  await takeLines();
  await scene.service.database.setServiceNow(null);
});

afterAll(async () => {
  await scene.close();
});

function breaking(unit: TenantUnit): TenantUnit {
  return replyFails ? { ...unit, saveReply: () => Promise.reject(new Error('broken for the test')) } : unit;
}

/** From now on the log takes no line. */
async function refuseLines(): Promise<void> {
  await scene.service.database.execute('ALTER TABLE audit_events ADD CONSTRAINT refused CHECK (FALSE) NOT VALID');
}

async function takeLines(): Promise<void> {
  await scene.service.database.execute('ALTER TABLE audit_events DROP CONSTRAINT IF EXISTS refused');
}

async function makeKey(scopes: readonly Scope[]): Promise<{ readonly id: string; readonly secretKey: string }> {
  const grant = { tenant: scene.tenant, id: randomUUID(), name: 'Key', scopes, rateLimitTier: 'standard' as const };
  const { row, secretKey } = generateApiKey(grant, scene.context.secrets.keyPeppers[0]);
  await scene.context.repository.operator.createApiKey(row);
  return { id: row.id, secretKey };
}

const lines = () => scene.service.database.execute('SELECT * FROM audit_events ORDER BY occurred_at, id');
const call = (operationId: OperationId, options: Call = {}) =>
  scene.call(operationId, { key: admin.secretKey, ...options });
const project = { name: 'Written down', timezone: 'Europe/Lisbon' };
const files = [{ filename: `${canary}.jpg`, contentType: 'image/jpeg', sizeBytes: 1_048_576 }];
const session = { files, grouping: 'per-file' };

/** The lines that a piece of work wrote. */
async function written(work: () => Promise<unknown>): Promise<Awaited<ReturnType<typeof lines>>> {
  const before = new Set((await lines()).map(({ id }) => id));
  await work();
  return (await lines()).filter(({ id }) => !before.has(id));
}

async function newProject(): Promise<string> {
  return /prj_[0-9a-f-]{36}/.exec((await call('createProject', { body: project })).body)?.[0] ?? '';
}

const endpoint = { url: 'https://example.com/hooks', events: ['content.completed'] };

/** In place of the one before: there may be twenty. */
async function newEndpoint(): Promise<string> {
  await scene.service.database.execute('DELETE FROM webhook_events');
  await scene.service.database.execute('DELETE FROM webhook_endpoints');
  return /whe_[0-9a-f-]{36}/.exec((await call('createWebhookEndpoint', { body: endpoint })).body)?.[0] ?? '';
}

async function putOne(): Promise<string> {
  const target = await scene.openOne({ filename: `${canary}.jpg` });
  expect((await scene.put(target, picture)).status).toBe(200);
  return target.containerId;
}

async function waitingOne(): Promise<string> {
  const { id } = await scene.complete();
  await scene.service.database.execute("UPDATE content_items SET approval_status = 'pending' WHERE id = $1", [
    bare(id),
  ]);
  return id;
}

/** Each mutation of the contract: what it is called in the log, and a call that succeeds. */
const mutations: Readonly<Record<string, { readonly event: string; readonly prepare: () => Promise<Call> }>> = {
  createProject: {
    event: 'project.created',
    prepare: () =>
      Promise.resolve({ body: { ...project, ownerEmail: `${canary}@harbour.test`, metadata: { canary } } }),
  },
  updateProject: {
    event: 'project.updated',
    prepare: async () => ({ path: { projectId: await newProject() }, body: { metadata: { canary } } }),
  },
  archiveProject: { event: 'project.archived', prepare: async () => ({ path: { projectId: await newProject() } }) },
  createUploadSession: {
    event: 'upload_session.created',
    prepare: () => Promise.resolve({ path: { projectId: scene.projectId }, body: session }),
  },
  finalizeUpload: {
    event: 'content.completed',
    prepare: async () => ({ path: { containerId: await putOne() }, body: { caption: canary } }),
  },
  updateContent: {
    event: 'content.caption_updated',
    prepare: async () => ({ path: { containerId: (await scene.complete(canary)).id }, body: { caption: canary } }),
  },
  cancelContent: { event: 'content.canceled', prepare: async () => ({ path: { containerId: await putOne() } }) },
  approveContent: {
    event: 'content.approved',
    prepare: async () => ({ path: { containerId: await waitingOne() }, body: { note: 'Seen.' } }),
  },
  rejectContent: {
    event: 'content.rejected',
    prepare: async () => ({ path: { containerId: await waitingOne() }, body: { reason: 'The old logo.' } }),
  },
  updateContentReviewPolicy: {
    event: 'content_review_policy.updated',
    prepare: async () => ({ path: { projectId: await newProject() }, body: { policy: 'review_first_n', firstN: 3 } }),
  },
  killApiKey: {
    event: 'api_key.killed',
    prepare: async () => ({ path: { keyId: `key_${(await makeKey(['content:read'])).id}` }, body: {} }),
  },
  createWebhookEndpoint: {
    event: 'webhook_endpoint.created',
    prepare: () => Promise.resolve({ body: { ...endpoint, metadata: { canary } } }),
  },
  updateWebhookEndpoint: {
    event: 'webhook_endpoint.updated',
    prepare: async () => ({ path: { endpointId: await newEndpoint() }, body: { description: canary } }),
  },
  deleteWebhookEndpoint: {
    event: 'webhook_endpoint.deleted',
    prepare: async () => ({ path: { endpointId: await newEndpoint() } }),
  },
  rotateWebhookSecret: {
    event: 'webhook_endpoint.rotated',
    prepare: async () => ({ path: { endpointId: await newEndpoint() }, body: {} }),
  },
  testWebhookEndpoint: {
    event: 'webhook_endpoint.tested',
    prepare: async () => ({ path: { endpointId: await newEndpoint() }, body: {} }),
  },
  replayWebhookDelivery: {
    event: 'webhook_delivery.replayed',
    prepare: async () => {
      const pinged = await call('testWebhookEndpoint', { path: { endpointId: await newEndpoint() } });
      const [deliveryId = ''] = /whd_[0-9a-f-]{36}/.exec(pinged.body) ?? [];
      return { path: { deliveryId }, body: {} };
    },
  },
};
const names = [
  'createWebhookEndpoint',
  'updateWebhookEndpoint',
  'deleteWebhookEndpoint',
  'rotateWebhookSecret',
  'testWebhookEndpoint',
  'replayWebhookDelivery',
  'createProject',
  'updateProject',
  'archiveProject',
  'createUploadSession',
  'finalizeUpload',
  'updateContent',
  'cancelContent',
  'approveContent',
  'rejectContent',
  'updateContentReviewPolicy',
  'killApiKey',
] as const;
/** Those whose effect can be had once. */
const idempotent = ['finalizeUpload', 'cancelContent', 'killApiKey'] as const;
const replayed = [
  'createWebhookEndpoint',
  'rotateWebhookSecret',
  'createProject',
  'updateProject',
  'createUploadSession',
  'finalizeUpload',
  'updateContent',
  'approveContent',
  'rejectContent',
  'updateContentReviewPolicy',
] as const;

async function prepare(operationId: OperationId): Promise<{ readonly event: string; readonly options: Call }> {
  const mutation = mutations[operationId];
  if (!mutation) throw new Error(`${operationId} is no mutation`);
  return { event: mutation.event, options: await mutation.prepare() };
}

const subjects = async () =>
  (
    await scene.service.database.execute(
      `SELECT (SELECT json_agg(t ORDER BY id)::text FROM projects t) AS projects, (SELECT json_agg(t ORDER BY id)::text FROM api_keys t) AS keys,
       (SELECT json_agg(t ORDER BY project_id)::text FROM content_review_policies t) AS policies,
     (SELECT json_agg(json_build_array(id, state, description, sealed_secret) ORDER BY id)::text FROM webhook_endpoints) AS endpoints,
     (SELECT count(*) FROM webhook_deliveries) AS deliveries,
     (SELECT json_agg(json_build_array(id, CASE WHEN state IN ('completed', 'canceled') THEN state::text ELSE 'open' END, caption, completed_at, approval_status) ORDER BY id)::text
      FROM content_items WHERE state <> 'publishing') AS items`,
    )
  )[0];

describe.each(names)('%s', (operationId) => {
  test('writes one line, with actor and request', async () => {
    const { event, options } = await prepare(operationId);
    let requestId: string | null = null;
    const added = await written(async () => {
      const answer = await call(operationId, options);
      expect(answer.status).toBeLessThan(300);
      requestId = answer.headers.get('X-Request-Id');
    });
    expect(added).toHaveLength(1);
    expect(added[0]).toMatchObject({
      event_type: event,
      request_id: requestId,
      api_key_id: admin.id,
      organization_id: scene.tenant.organizationId,
      world: 'live',
    });
  });

  test('has no effect when its line cannot be written', async () => {
    const { options } = await prepare(operationId);
    const before = await subjects();
    await refuseLines();
    expect(await written(async () => expect((await call(operationId, options)).status).toBe(500))).toEqual([]);
    if (operationId !== 'finalizeUpload') expect(await subjects()).toEqual(before);
    else expect((await scene.item(options.path?.['containerId'] ?? '')).status).toBe('processing');
  });
});

test.each(replayed)('%s writes no line when what comes after it fails', async (operationId) => {
  const { options } = await prepare(operationId);
  replyFails = true;
  const headers = { 'Idempotency-Key': randomUUID() };
  expect(
    await written(async () => expect((await call(operationId, { ...options, headers })).status).toBe(500)),
  ).toEqual([]);
});

test.each(idempotent)('%s again writes no line more', async (operationId) => {
  const { options } = await prepare(operationId);
  await call(operationId, options);
  const again = async () => expect((await call(operationId, options)).status).toBe(200);
  expect(
    await written(async () => {
      await again();
      await again();
    }),
  ).toEqual([]);
});

test('archiveProject again writes its line, since archivedAt has moved', async () => {
  const { options } = await prepare('archiveProject');
  await call('archiveProject', options);
  expect(await written(() => call('archiveProject', options))).toMatchObject([{ event_type: 'project.archived' }]);
});

test.each(replayed)('%s replayed writes no line more', async (operationId) => {
  const { options } = await prepare(operationId);
  const headers = { 'Idempotency-Key': `${canary}-${randomUUID()}` };
  const send = async () => expect((await call(operationId, { ...options, headers })).status).toBeLessThan(300);
  expect(
    await written(async () => {
      await Promise.all([send(), send()]);
      await send();
    }),
  ).toHaveLength(1);
});

test('reads and refused mutations write none', async () => {
  const open = await scene.openOne();
  expect(
    await written(async () => {
      for (const operationId of ['whoami', 'getUsage', 'listAuditLog', 'listProjects'] as const)
        await call(operationId);
      await scene.item(open.containerId);
      await call('refreshUploadUrls', { path: { containerId: open.containerId } });
      expect(
        outcomeOf(await call('finalizeUpload', { path: { containerId: open.containerId }, body: { caption: canary } })),
      ).toBe('409 UPLOAD_INCOMPLETE');
      expect(
        outcomeOf(await call('updateContent', { path: { containerId: open.containerId }, body: { caption: canary } })),
      ).toBe('409 CONFLICT');
      expect(outcomeOf(await call('createProject', { body: { name: canary } }))).toBe('422 VALIDATION');
      expect(outcomeOf(await call('cancelContent', { path: { containerId: randomUUID() } }))).toBe('404 NOT_FOUND');
    }),
  ).toEqual([]);
});

test('what others find half published is completed in the name of who had it judged', async () => {
  const other = await makeKey(['content:write']);
  const judged = async (by: Call) => {
    const options = { path: { containerId: await putOne() } };
    await refuseLines();
    await call('finalizeUpload', { ...options, body: { caption: canary }, ...by });
    await takeLines();
    return options;
  };
  const first = await judged({});
  const completed = { event_type: 'content.completed', api_key_id: admin.id };
  expect(await written(() => call('cancelContent', first))).toMatchObject([
    completed,
    { event_type: 'content.canceled', api_key_id: admin.id },
  ]);
  const third = await judged({ key: other.secretKey });
  await scene.service.database.execute('UPDATE content_items SET lease_expires_at = service_now() WHERE id = $1', [
    bare(third.path.containerId),
  ]);
  const sweep = { repository: scene.context.repository, storeOf: () => scene.service.store };
  expect(await written(() => sweepUploads(sweep))).toMatchObject([{ ...completed, api_key_id: other.id }]);
  expect((await scene.item(third.path.containerId)).status).toBe('completed');
  const second = await judged({ key: other.secretKey });
  expect(await written(() => call('finalizeUpload', { ...second, body: { caption: canary } }))).toMatchObject([
    { ...completed, api_key_id: other.id },
  ]);
});

test('an expired session is told once, by the system', async () => {
  const { containerId } = await scene.openOne();
  await scene.service.database.setServiceNow(new Date(Date.now() + 7_200_000));
  const sweep = () => sweepUploads({ repository: scene.context.repository, storeOf: () => scene.service.store });
  const added = await written(async () => {
    await sweep();
    await sweep();
  });
  const own = added.filter(({ data }) => JSON.stringify(data).includes(bare(containerId)));
  expect(own).toMatchObject([{ event_type: 'content.canceled', request_id: null, api_key_id: null }]);
});

describe('refused keys', () => {
  const at = (time: string) => scene.service.database.setServiceNow(new Date(`2026-06-12T14:${time}Z`));

  test.each([
    ['wrong_secret', () => Promise.resolve({ key: `${admin.secretKey.slice(0, -43)}${'x'.repeat(43)}`, id: admin.id })],
    ['missing_scope', async () => withKey(['content:write'])],
    [
      'organization_header',
      async () => ({ ...(await withKey(['content:read'])), headers: { 'X-Layers-Organization': canary } }),
    ],
    [
      'revoked',
      async () => {
        const made = await withKey(['content:read']);
        await scene.context.repository.operator.revokeApiKey(made.id);
        return made;
      },
    ],
    [
      'killed',
      async () => {
        const made = await withKey(['content:read']);
        await call('killApiKey', { path: { keyId: made.id }, body: {} });
        return made;
      },
    ],
  ] as const)('%s: one line a minute, with a count', async (reason, prepared) => {
    const { id, ...options } = await prepared();
    const added = await written(async () => {
      for (const time of ['00:00.000', '00:30.000', '00:59.999', '01:00.000']) {
        await at(time);
        expect((await call('getUsage', options)).status).toBeGreaterThan(400);
        await scene.context.refusals.write();
      }
      await at('01:01.000');
      await Promise.all(Array.from({ length: 5 }, () => call('getUsage', options)));
      expect(await scene.context.refusals.write()).toBe(5);
    });
    expect(added).toMatchObject(
      [3, 6].map((count) => ({ event_type: 'request.refused', refused_reason: reason, api_key_id: id, count })),
    );
    for (const { request_id } of added) expect(request_id).toMatch(/^req_/);
  });

  test('a key nobody has is not written down', async () => {
    const key = `lp_live_${'A'.repeat(16)}_${'x'.repeat(43)}`;
    expect(await written(() => call('whoami', { key }))).toEqual([]);
    expect(await scene.context.refusals.write()).toBe(0);
  });

  test('what could not be written is written later', async () => {
    const { database, context } = scene.service;
    const { id, key } = await withKey([]);
    const added = await written(async () => {
      await call('getUsage', { key });
      database.failWith(new Error('no database'));
      await expect(context.refusals.write()).rejects.toThrow('no database');
      database.failWith(null);
      await call('getUsage', { key });
      await context.refusals.write();
    });
    expect(added.reduce((sum, { count }) => sum + Number(count), 0)).toBe(2);
    for (const line of added) expect(line).toMatchObject({ refused_reason: 'missing_scope', api_key_id: id });
  });

  async function withKey(scopes: readonly Scope[]): Promise<{ readonly key: string; readonly id: string }> {
    const { id, secretKey } = await makeKey(scopes);
    return { id, key: secretKey };
  }
});

test('no secret, caption, filename or metadata is in any line', async () => {
  const all = await lines();
  expect(all.length).toBeGreaterThan(40);
  const text = JSON.stringify(all);
  expect(text).not.toContain(canary);
  for (const part of [admin.secretKey.slice(-43), scene.keys.live.slice(-43), '/uploads/', 'staging/'])
    expect(text).not.toContain(part);
});

describe('listAuditLog', () => {
  async function page(query: string, key = admin.secretKey): Promise<AuditLogPage> {
    const body: unknown = JSON.parse((await call('listAuditLog', { query, key })).body);
    if (!isPage(body)) throw new Error('not a page');
    return body;
  }

  function isPage(value: unknown): value is AuditLogPage {
    return isObject(value) && Array.isArray(value['items']);
  }

  test('pages through every line once, newest first', async () => {
    const expected = (await lines()).filter(
      ({ world, organization_id }) => world === 'live' && organization_id === scene.tenant.organizationId,
    );
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { items, nextCursor } = await page(`limit=7${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
      seen.push(...items.map(({ eventId }) => bare(eventId)));
      cursor = nextCursor;
    }
    expect(seen).toEqual(expected.map(({ id }) => id).toReversed());
    expect(outcomeOf(await call('listAuditLog', { query: 'cursor=nonsense' }))).toBe('422 VALIDATION');
  });

  test('filters by type, project, key and whole seconds', async () => {
    const projectId = await newProject();
    await scene.service.database.setServiceNow(new Date('2027-01-01T00:00:00.700Z'));
    await call('updateProject', { path: { projectId }, body: { name: 'Renamed' } });
    expect((await page(`projectId=${projectId}`)).items.map(({ eventType }) => eventType)).toEqual([
      'project.updated',
      'project.created',
    ]);
    expect((await page(`projectId=${bare(projectId)}&eventType=project.created`)).items).toHaveLength(1);
    expect((await page(`projectId=${projectId}&since=2027-01-01T00:00:00Z`)).items).toMatchObject([
      { occurredAt: '2027-01-01T00:00:00Z' },
    ]);
    expect((await page(`projectId=${projectId}&until=2027-01-01T00:00:00Z`)).items).toHaveLength(2);
    expect((await page(`projectId=${projectId}&until=2026-12-31T23:59:59Z`)).items).toHaveLength(1);
    expect((await page(`projectId=${projectId}&since=2027-01-01T00:00:01Z`)).items).toEqual([]);
    const byKey = await page(`apiKeyId=key_${admin.id}&limit=200`);
    expect(byKey.items.length).toBeGreaterThan(20);
    for (const { actor, apiKeyId } of byKey.items)
      expect([actor, apiKeyId]).toEqual([{ type: 'api_key', id: `key_${admin.id}` }, `key_${admin.id}`]);
    expect((await page('eventType=api_key.created')).items.every(({ actor }) => actor.type === 'operator')).toBe(true);
  });
});
