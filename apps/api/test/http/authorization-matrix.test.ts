import { randomUUID } from 'node:crypto';
import { isOperationId, operationTable } from '@layers-content/contract';
import type { OperationId } from '@layers-content/contract';
import type { Scope, Tenant } from '@layers-content/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generateApiKey } from '../../src/api-keys.ts';
import type { Answer } from '../contract/documented-answers.ts';
import { everyScope } from '../contract/world.ts';
import { answering, openWeb } from '../web.ts';
import type { Web } from '../web.ts';
import { bare, openScene, outcomeOf, picture } from './scene.ts';
import type { Call, Scene } from './scene.ts';

/** Every operation of the contract, asked by everybody who must not have it. */
const operationIds = Object.keys(operationTable).filter(isOperationId);
const callers = [
  'no key',
  'wrong key',
  'malformed key',
  'revoked',
  'killed',
  'missing scope',
  'other organization',
  'other environment',
] as const;
type Caller = (typeof callers)[number];

/** One object of each kind, and ids of the same form behind which there is nothing. */
interface Subjects {
  readonly projectId: string;
  readonly containerId: string;
  readonly keyId: string;
  readonly assetId: string;
  readonly endpointId: string;
  readonly deliveryId: string;
}

const cells = new Map<string, number>();
let scene: Scene;
let web: Web;
let own: string;
let keys: Readonly<Record<Exclude<Caller, 'no key' | 'missing scope'>, string>>;
/** Nothing that these stand for may show in an answer to another organization or environment. */
const secrets: string[] = [];

beforeAll(async () => {
  web = await openWeb();
  web.serve('https://media.example.com/a.jpg', answering('image/jpeg', picture));
  scene = await openScene({ network: web.network });
  const { organizationId } = scene.tenant;
  const stranger = randomUUID();
  await scene.service.database.insertOrganization(stranger, 'Stranger');
  own = (await makeKey(scene.tenant, everyScope)).secretKey;
  const [revoked, killed] = [await makeKey(scene.tenant, everyScope), await makeKey(scene.tenant, everyScope)];
  await scene.context.repository.operator.revokeApiKey(revoked.id);
  await scene.context.repository.forTenant(scene.tenant, 'system').transaction((unit) => unit.killApiKey(killed.id));
  keys = {
    'wrong key': `${own.slice(0, -43)}${'x'.repeat(43)}`,
    'malformed key': own.slice(0, -1),
    revoked: revoked.secretKey,
    killed: killed.secretKey,
    'other organization': (await makeKey({ organizationId: stranger, environment: 'live' }, everyScope)).secretKey,
    'other environment': (await makeKey({ organizationId, environment: 'test' }, everyScope)).secretKey,
  };
}, 60_000);

afterAll(async () => {
  const counts = [...cells].map(([cell, count]) => `${cell} ${count}`).toSorted();
  const total = [...cells.values()].reduce((sum, count) => sum + count, 0);
  process.stdout.write(
    `authorization matrix: ${operationIds.length} operations × ${callers.length} callers = ${total} cells\n  ${counts.join('\n  ')}\n`,
  );
  await scene.close();
  await web.close();
});

async function makeKey(
  tenant: Tenant,
  scopes: readonly Scope[],
): Promise<{ readonly id: string; readonly secretKey: string }> {
  const grant = { tenant, id: randomUUID(), name: 'Matrix', scopes, rateLimitTier: 'standard' as const };
  const { row, secretKey } = generateApiKey(grant, scene.context.secrets.keyPeppers[0]);
  expect(await scene.context.repository.operator.createApiKey(row)).toBe(true);
  return { id: row.id, secretKey };
}

/** Objects that the operation would succeed with, for the right caller. */
async function makeSubjects(operationId: OperationId): Promise<Subjects> {
  const created = await scene.call('createProject', {
    key: own,
    body: { name: 'Known to its owner', timezone: 'Europe/Lisbon' },
  });
  const [projectId = ''] = /prj_[0-9a-f-]{36}/.exec(created.body) ?? [];
  const key = await makeKey(scene.tenant, ['content:read']);
  const containerId = operationTable[operationId].path.includes('{containerId}') ? await makeItem(operationId) : '';
  const subjects = { projectId, containerId, keyId: `key_${key.id}`, assetId: 'upload-1', ...(await makeDelivery()) };
  secrets.push(
    ...[projectId, containerId, subjects.keyId, subjects.endpointId, subjects.deliveryId]
      .filter((id) => id !== '')
      .map(bare),
  );
  return subjects;
}

async function makeItem(operationId: OperationId): Promise<string> {
  if (operationId === 'approveContent' || operationId === 'rejectContent') return makeWaiting();
  if (operationId !== 'finalizeUpload' && operationId !== 'refreshUploadUrls') return (await scene.complete()).id;
  const target = await scene.openOne();
  expect((await scene.put(target)).status).toBe(200);
  return target.containerId;
}

async function makeWaiting(): Promise<string> {
  const setPolicy = (policy: string) =>
    scene.call('updateContentReviewPolicy', { path: { projectId: scene.projectId }, body: { policy } });
  await setPolicy('review_all');
  const { id } = await scene.complete();
  await setPolicy('auto_approve');
  return id;
}

/** The one endpoint of its owner, in place of the one before, and a delivery to it. */
async function makeDelivery(): Promise<Pick<Subjects, 'endpointId' | 'deliveryId'>> {
  await scene.service.database.execute('DELETE FROM webhook_events');
  await scene.service.database.execute('DELETE FROM webhook_endpoints');
  const body = { ...bodies.createWebhookEndpoint, description: 'Known to its owner' };
  const created = await scene.call('createWebhookEndpoint', { key: own, body });
  const [endpointId = ''] = /whe_[0-9a-f-]{36}/.exec(created.body) ?? [];
  const pinged = await scene.call('testWebhookEndpoint', { key: own, path: { endpointId } });
  const [deliveryId = ''] = /whd_[0-9a-f-]{36}/.exec(pinged.body) ?? [];
  return { endpointId, deliveryId };
}

const nothing = (): Subjects => ({
  projectId: `prj_${randomUUID()}`,
  containerId: `cnt_${randomUUID()}`,
  keyId: `key_${randomUUID()}`,
  assetId: 'upload-1',
  endpointId: `whe_${randomUUID()}`,
  deliveryId: `whd_${randomUUID()}`,
});

function callOf(operationId: OperationId, subjects: Subjects, key: string | null): Call {
  return { path: { ...subjects }, key, ...(bodyOf[operationId] !== undefined && { body: bodyOf[operationId] }) };
}

const bodies = {
  createWebhookEndpoint: { url: 'https://example.com/hooks', events: ['content.completed'] },
  updateWebhookEndpoint: { status: 'paused' },
  createUploadSession: {
    grouping: 'per-file',
    files: [{ filename: 'a.jpg', contentType: 'image/jpeg', sizeBytes: 1 }],
  },
  uploadContentFromUrl: { media: [{ url: 'https://media.example.com/a.jpg' }], caption: '' },
  createProject: { name: 'Another project', timezone: 'Europe/Lisbon' },
  updateProject: { name: 'Another name' },
  updateContent: { caption: 'Another caption' },
  finalizeUpload: { caption: '' },
  refreshUploadUrls: {},
  approveContent: {},
  rejectContent: { reason: 'The old logo.' },
  updateContentReviewPolicy: { policy: 'review_all' },
  killApiKey: {},
  checkPlatformFit: { assets: [{ contentType: 'image/jpeg' }] },
} satisfies Partial<Record<OperationId, unknown>>;
const bodyOf: Partial<Record<OperationId, unknown>> = bodies;

/** What the contract answers; null: a success without anybody else's data. */
function expected(operationId: OperationId, caller: Caller): string | null {
  const { scope, path } = operationTable[operationId];
  if (caller === 'killed') return '503 KILL_SWITCH';
  if (caller === 'missing scope') return scope === null ? null : '403 FORBIDDEN_SCOPE';
  if (caller === 'other organization' || caller === 'other environment')
    return path.includes('{') ? '404 NOT_FOUND' : null;
  return '401 UNAUTHENTICATED';
}

/** Everything but the request's own id, the time, and the counters of the key. */
function comparable({ status, headers, body }: Answer): unknown {
  const passing = ['x-request-id', 'date', 'x-ratelimit-remaining', 'x-ratelimit-reset'];
  return {
    status,
    headers: [...headers].filter(([name]) => !passing.includes(name)),
    body: body.replace(/req_[0-9A-Z]{26}/, 'req_'),
  };
}

/** Every row of the owner; no denied call may change one. */
function rowsOfOwner(): Promise<unknown> {
  const tables = [
    'projects',
    'content_items',
    'content_review_policies',
    'organization_usage',
    'api_keys',
    'idempotency_replies',
    'webhook_endpoints',
  ].map(
    (table) =>
      `(SELECT json_agg(t ORDER BY t::text) FROM ${table} t WHERE organization_id = $1 AND world = 'live')::text AS ${table}`,
  );
  return scene.service.database.execute(`SELECT ${tables.join(', ')}`, [scene.tenant.organizationId]);
}

function count(caller: Caller, outcome: string): void {
  const cell = `${caller}: ${outcome} ×`;
  cells.set(cell, (cells.get(cell) ?? 0) + 1);
}

async function keyLackingScope(operationId: OperationId): Promise<string> {
  const { scope } = operationTable[operationId];
  const held = everyScope.filter((other) => other !== scope);
  // The star stands for the data scopes alone, so it must not open what asks for org:admin.
  return (await makeKey(scene.tenant, scope === 'org:admin' ? [...held, '*'] : held)).secretKey;
}

describe.each(operationIds)('%s', (operationId) => {
  let subjects: Subjects;
  let lacking: string;
  let before: unknown;

  beforeAll(async () => {
    subjects = await makeSubjects(operationId);
    lacking = await keyLackingScope(operationId);
    before = await rowsOfOwner();
  });

  test.each(callers)('%s', async (caller) => {
    const key = caller === 'no key' ? null : caller === 'missing scope' ? lacking : keys[caller];
    const answer = await scene.call(operationId, callOf(operationId, subjects, key));
    const denied = expected(operationId, caller);
    count(caller, outcomeOf(answer));
    if (denied !== null) {
      expect(outcomeOf(answer)).toBe(denied);
      expect(answer.headers.get('WWW-Authenticate')).toBe(answer.status === 401 ? 'Bearer' : null);
      const absent = await scene.call(operationId, callOf(operationId, nothing(), key));
      expect(comparable(answer)).toEqual(comparable(absent));
    } else {
      expect(answer.status).toBeLessThan(300);
    }
    if (denied === null && caller.startsWith('other')) expectNothingOfOwner(operationId, caller, answer);
  });

  test('none of them changed anything, and its owner has it', async () => {
    expect(await rowsOfOwner()).toEqual(before);
    expect((await scene.call(operationId, callOf(operationId, subjects, own))).status).toBeLessThan(300);
  });
});

function expectNothingOfOwner(operationId: OperationId, caller: Caller, { body }: Answer): void {
  for (const secret of secrets) expect(body).not.toContain(secret);
  expect(body).not.toContain('Known to its owner');
  if (caller === 'other organization') expect(body).not.toContain(scene.tenant.organizationId);
  if (operationId === 'getUsage') expect(body).not.toMatch(/"used":[1-9]/);
}
