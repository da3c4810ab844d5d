import { randomUUID } from 'node:crypto';
import { isObject } from '@layers-content/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Answer } from '../contract/documented-answers.ts';
import { bare, errorOf, generatedItem, openScene, outcomeOf } from './scene.ts';
import type { Call, Scene } from './scene.ts';

/** Review as clients have it; how it is counted and decided is held by the conformance of the repository. */
let scene: Scene;

beforeAll(async () => {
  scene = await openScene();
});

afterAll(async () => {
  await scene.close();
});

const bodyOf = ({ body }: Answer): Readonly<Record<string, unknown>> => {
  const parsed: unknown = JSON.parse(body);
  if (!isObject(parsed)) throw new Error(`no object: ${body}`);
  return parsed;
};
const setPolicy = (policy: object, call: Call = {}) =>
  scene.call('updateContentReviewPolicy', { path: { projectId: scene.projectId }, body: policy, ...call });
const getPolicy = async (call: Call = {}) =>
  bodyOf(await scene.call('getContentReviewPolicy', { path: { projectId: scene.projectId }, ...call }));
const approve = (containerId: string, call: Call = {}) =>
  scene.call('approveContent', { path: { containerId }, ...call });
const reject = (containerId: string, reason = 'The old logo.') =>
  scene.call('rejectContent', { path: { containerId }, body: { reason } });
const auto = { policy: 'auto_approve' };
const all = { policy: 'review_all' };

const aTime: unknown = expect.stringMatching(/Z$/);
const aKey: unknown = expect.stringMatching(/^api_key_[0-9a-f-]{36}$/);

async function completeUnder(policy: object): Promise<string> {
  expect((await setPolicy(policy)).status).toBe(200);
  const { id } = await scene.complete();
  expect((await setPolicy(auto)).status).toBe(200);
  return id;
}

describe('the policy', () => {
  test('is auto_approve until it is set, and then has its time', async () => {
    const projectId = await newProject();
    expect(await getPolicy({ path: { projectId } })).toEqual({
      projectId,
      policy: 'auto_approve',
      pendingCount: 0,
    });
    const path = { projectId: await newProject() };
    const set = bodyOf(await setPolicy({ policy: 'review_first_n', firstN: 50 }, { path }));
    expect(Object.keys(set)).toEqual(['projectId', 'policy', 'firstN', 'pendingCount', 'updatedAt']);
    expect(await getPolicy({ path })).toEqual(set);
    expect(Object.keys(bodyOf(await setPolicy(auto, { path })))).toEqual([
      'projectId',
      'policy',
      'pendingCount',
      'updatedAt',
    ]);
  });

  test.each([
    [[], 'body'],
    ['"review_all"', 'body'],
    ['null', 'body'],
    [{}, 'body/policy'],
    [{ policy: 'none' }, 'body/policy'],
    [{ policy: null }, 'body/policy'],
    [{ firstN: 5 }, 'body/policy'],
    [{ policy: 'review_first_n' }, 'body/firstN'],
    [{ policy: 'review_first_n', firstN: 0 }, 'body/firstN'],
    [{ policy: 'review_first_n', firstN: 51 }, 'body/firstN'],
    [{ policy: 'review_first_n', firstN: 1.5 }, 'body/firstN'],
    [{ policy: 'review_first_n', firstN: null }, 'body/firstN'],
    [{ policy: 'review_all', firstN: 5 }, 'body/firstN'],
    [{ policy: 'auto_approve', firstN: 5 }, 'body/firstN'],
    [{ policy: 'auto_approve', note: 'x' }, 'body/note'],
  ])('%j is refused at %s', async (body, path) => {
    const answer = await setPolicy({}, { body });
    expect(errorOf(answer)).toMatchObject({ status: 422, code: 'VALIDATION', details: { issues: [{ path }] } });
  });
});

describe('an item', () => {
  test('has the same 20 keys whatever its project asks, and waits only under a policy', async () => {
    const usual = await scene.complete();
    const waiting = await scene.item(await completeUnder(all));
    expect([usual.approvalStatus, waiting.approvalStatus]).toEqual(['not_required', 'pending']);
    expect(Object.keys(waiting)).toEqual(Object.keys(usual));
    expect(Object.keys(waiting)).toHaveLength(20);
  });

  test('that waits is approved once, without a body, with an empty one or with a note', async () => {
    for (const call of [{}, { body: {} }, { body: { note: 'n'.repeat(1_024) } }, { body: { note: '' } }]) {
      const id = await completeUnder(all);
      const answer = await approve(id, call);
      expect(bodyOf(answer)).toEqual({
        id,
        approvalStatus: 'approved',
        approvedAt: aTime,
        approvedBy: aKey,
      });
      expect((await scene.item(id)).approvalStatus).toBe('approved');
      expect(errorOf(await reject(id))).toMatchObject({
        code: 'CONFLICT',
        details: { status: 'completed', lastErrorCode: null, approvalStatus: 'approved' },
      });
    }
  });

  test('that waits is rejected once, with its reason as it was sent', async () => {
    const id = await completeUnder(all);
    const reason = ' „Naïve“ 🫘\n';
    expect(bodyOf(await reject(id, reason))).toMatchObject({ id, approvalStatus: 'rejected', reason });
    expect(outcomeOf(await reject(id, reason))).toBe('409 CONFLICT');
    expect(outcomeOf(await approve(id))).toBe('409 CONFLICT');
    for (const wrong of [{}, { reason: '' }, { reason: 'x'.repeat(1_025) }, { reason: 'a\u0000' }])
      expect(outcomeOf(await scene.call('rejectContent', { path: { containerId: id }, body: wrong }))).toBe(
        '422 VALIDATION',
      );
  });

  test('that does not wait cannot be decided on', async () => {
    const { containerId: open } = await scene.openOne();
    const { id: usual } = await scene.complete();
    const deleted = await completeUnder(all);
    await scene.call('cancelContent', { path: { containerId: deleted } });
    const made = { ...generatedItem(scene.projectId), approvalStatus: 'pending', status: 'processing' as const };
    await scene.service.database.insertGenerated(scene.tenant, { ...made, completedAt: null });
    for (const [id, details] of [
      [open, { status: 'queued', lastErrorCode: null, approvalStatus: 'not_required' }],
      [usual, { status: 'completed', lastErrorCode: null, approvalStatus: 'not_required' }],
      [deleted, { status: 'canceled', lastErrorCode: 'DELETED', approvalStatus: 'not_required' }],
      [made.id, { status: 'processing', lastErrorCode: null, approvalStatus: 'pending' }],
    ] as const)
      expect(errorOf(await approve(id))).toMatchObject({ status: 409, code: 'CONFLICT', details });
  });

  test('is found by how it stands', async () => {
    const id = await completeUnder(all);
    const listed = async (query: string) =>
      (await scene.call('listContent', { path: { projectId: scene.projectId }, query })).body;
    expect(await listed('approvalStatus=pending&approvalStatus=rejected&limit=1')).toContain(id);
    expect(await listed('approvalStatus=approved')).not.toContain(id);
    await approve(id);
    expect(await listed('approvalStatus=pending')).not.toContain(id);
    expect(await listed('approvalStatus=approved&status=completed&creativeType=uploaded')).toContain(id);
    for (const query of ['approvalStatus=maybe', 'approvalStatus='])
      expect(outcomeOf(await scene.call('listContent', { path: { projectId: scene.projectId }, query }))).toBe(
        '422 VALIDATION',
      );
  });

  test('gets one of many decisions at once, and the log one line with its note', async () => {
    const id = await completeUnder(all);
    const answers = await Promise.all(
      Array.from({ length: 64 }, (_, n) =>
        n % 2 === 0 ? approve(id, { body: { note: `Note ${n}` } }) : reject(id, `Reason ${n}`),
      ),
    );
    const outcomes = answers.map(outcomeOf);
    expect(outcomes.filter((outcome) => outcome === '200')).toHaveLength(1);
    expect(new Set(outcomes)).toEqual(new Set(['200', '409 CONFLICT']));
    const n = outcomes.indexOf('200');
    expect(await linesOf(id)).toEqual([
      n % 2 === 0
        ? { event_type: 'content.approved', data: { contentId: bare(id), note: `Note ${n}` } }
        : { event_type: 'content.rejected', data: { contentId: bare(id), reason: `Reason ${n}` } },
    ]);
  });

  test('is decided on once under an Idempotency-Key, however often it is asked', async () => {
    const id = await completeUnder(all);
    const headers = { 'Idempotency-Key': randomUUID() };
    const answers = await Promise.all(Array.from({ length: 5 }, () => approve(id, { headers })));
    expect(new Set(answers.map(({ status, body }) => `${status} ${body}`)).size).toBe(1);
    expect(answers[0]?.status).toBe(200);
    expect(await linesOf(id)).toHaveLength(1);
    expect(outcomeOf(await approve(id, { headers, body: { note: 'Another.' } }))).toBe('409 IDEMPOTENCY_CONFLICT');
  });
});

test('the sandbox has policies and decisions of its own', async () => {
  const key = scene.keys.test;
  const path = { projectId: scene.projectId };
  await setPolicy(all, { key });
  expect(await getPolicy()).toMatchObject({ policy: 'auto_approve' });
  const ids: string[] = [];
  for (const name of ['one.jpg', 'two.jpg']) {
    const body = { files: [{ filename: name, contentType: 'image/jpeg', sizeBytes: 1_024 }], grouping: 'per-file' };
    const session = await scene.call('createUploadSession', { key, path, body });
    const [containerId = ''] = /cnt_[0-9a-f-]{36}/.exec(session.body) ?? [];
    const finalized = await scene.call('finalizeUpload', { key, path: { containerId }, body: { caption: '' } });
    expect(bodyOf(finalized)).toMatchObject({ status: 'completed', approvalStatus: 'pending' });
    ids.push(containerId);
  }
  const [one = '', two = ''] = ids;
  expect(await getPolicy({ key })).toMatchObject({ policy: 'review_all', pendingCount: 2 });
  expect(outcomeOf(await approve(one, { key }))).toBe('200');
  expect(outcomeOf(await approve(two))).toBe('404 NOT_FOUND');
  expect(await getPolicy({ key })).toMatchObject({ pendingCount: 1 });
});

async function newProject(): Promise<string> {
  const created = await scene.call('createProject', { body: { name: 'Looked at', timezone: 'Europe/Lisbon' } });
  return /prj_[0-9a-f-]{36}/.exec(created.body)?.[0] ?? '';
}

/** The decisions on an item that the log tells of. */
async function linesOf(id: string): Promise<readonly unknown[]> {
  const rows = await scene.service.database.execute(
    "SELECT event_type, data FROM audit_events WHERE data ->> 'contentId' = $1 AND event_type IN ('content.approved', 'content.rejected')",
    [bare(id)],
  );
  return rows.map((row) => {
    const data: unknown = JSON.parse(String(row['data']));
    return { event_type: row['event_type'], data };
  });
}
