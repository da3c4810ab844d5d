import { randomUUID } from 'node:crypto';
import { sweepUploads, UnavailableError } from '@layers-content/core';
import { isObject } from '@layers-content/contract';
import type { UploadSession } from '@layers-content/contract';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Answer } from '../contract/documented-answers.ts';
import { bare, itemOf, openScene, openSecondProcess, outcomeOf, picture } from './scene.ts';
import type { Call, Scene } from './scene.ts';

/** Repetitions that are answered from state: sessions are signed afresh, finalize tells the item as it is. */
let scene: Scene;
let other: Scene;

beforeAll(async () => {
  scene = await openScene({ env: { RATE_LIMITS: 'off', QUOTA_OPEN_UPLOADS: '0' } });
  other = await openSecondProcess(scene);
});

afterEach(async () => {
  await scene.service.database.setServiceNow(null);
});

afterAll(async () => {
  await other.close();
  await scene.close();
});

const keyed = (key: string) => ({ 'Idempotency-Key': key });
const replayed = (answer: Answer) => answer.headers.get('Idempotent-Replayed');
const conflict = '409 IDEMPOTENCY_CONFLICT';
const pictures = (...names: readonly string[]) =>
  names.map((filename) => ({ filename, contentType: 'image/jpeg', sizeBytes: 1_048_576 }));
const open = (key: string, call: Call = {}) =>
  scene.call('createUploadSession', {
    path: { projectId: scene.projectId },
    body: { grouping: 'per-file', files: pictures('a.jpg') },
    headers: keyed(key),
    ...call,
  });
const finalize = (containerId: string, key: string, call: Call = {}) =>
  scene.call('finalizeUpload', {
    path: { containerId },
    body: { caption: 'The first.' },
    headers: keyed(key),
    ...call,
  });

function sessionOf({ body }: Answer): UploadSession {
  const session: unknown = JSON.parse(body);
  if (!isSession(session)) throw new Error(`not a session: ${body}`);
  return session;
}

function isSession(value: unknown): value is UploadSession {
  return isObject(value) && Array.isArray(value['files']);
}

/** A session without what is signed anew. */
function identityOf({ uploadUrlsExpireAt: _expire, files, ...rest }: UploadSession): unknown {
  return { ...rest, files: files.map(({ uploadUrl: _url, ...file }) => file) };
}

async function keptReplies(): Promise<readonly Record<string, unknown>[]> {
  return scene.service.database.execute('SELECT * FROM idempotency_replies ORDER BY kept_at');
}

/** Every row of every table, as text. */
async function everything(): Promise<string> {
  const { database } = scene.service;
  const tables = await database.execute(
    `SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
  );
  expect(tables.length).toBeGreaterThan(5);
  const texts = await Promise.all(
    tables.map(({ table_name: table }) =>
      database.execute(`SELECT row_to_json(t)::text AS row FROM ${String(table)} t`),
    ),
  );
  return texts
    .flat()
    .map(({ row }) => String(row))
    .join('\n');
}

async function countItems(): Promise<unknown> {
  const [row] = await scene.service.database.execute('SELECT count(*)::integer AS count FROM content_items');
  return row?.['count'];
}

describe('createUploadSession', () => {
  test.each([
    ['per-file', pictures('c.jpg', 'a.jpg', 'b.jpg')],
    ['slideshow', pictures('2.jpg', '1.jpg')],
  ])('a repetition (%s) names the same items in the same order, signed afresh', async (grouping, files) => {
    const key = randomUUID();
    const body = { grouping, files };
    await scene.service.database.setServiceNow(new Date('2030-01-01T00:00:00Z'));
    const answer = await open(key, { body });
    const first = sessionOf(answer);
    expect([answer.status, replayed(answer)]).toEqual([201, null]);
    const before = await countItems();
    await scene.service.database.setServiceNow(new Date('2030-01-01T00:10:00Z'));
    const again = await open(key, { body });
    expect([again.status, replayed(again)]).toEqual([201, 'true']);
    const second = sessionOf(again);
    expect(identityOf(second)).toEqual(identityOf(first));
    expect([first.uploadUrlsExpireAt, second.uploadUrlsExpireAt]).toEqual([
      '2030-01-01T00:15:00Z',
      '2030-01-01T00:25:00Z',
    ]);
    for (const [index, file] of second.files.entries()) expect(file.uploadUrl).not.toBe(first.files[index]?.uploadUrl);
    expect(await countItems()).toBe(before);
  });

  test('the URLs of a repetition work, to the same objects', async () => {
    const key = randomUUID();
    const first = sessionOf(await open(key));
    const [target] = sessionOf(await open(key)).files;
    if (!target) throw new Error('no target');
    expect((await scene.put(target)).status).toBe(200);
    const { containerId } = target;
    expect(first.containerIds).toEqual([containerId]);
    const item = itemOf(await finalize(containerId, randomUUID()));
    expect(item).toMatchObject({ status: 'completed', assets: [{ sizeBytes: picture.byteLength }] });
    // A settled item is told all the same; its URL takes nothing any more.
    const [late] = sessionOf(await open(key)).files;
    if (!late) throw new Error('no target');
    expect(outcomeOf(await scene.put(late))).toBe('409 CONFLICT');
  });

  test('nothing signed lies in any table, nor does any URL', async () => {
    const key = randomUUID();
    const sessions = [sessionOf(await open(key)), sessionOf(await open(key))];
    const kept = (await keptReplies()).find((row) => row['key'] === key);
    expect(kept).toMatchObject({
      operation_id: 'createUploadSession',
      status: 201,
      body: null,
      content_ids: sessions[0]?.containerIds.map(bare),
    });
    const rows = await everything();
    expect(rows).toContain(key);
    for (const { uploadUrl } of sessions.flatMap(({ files }) => files)) {
      const token = new URL(uploadUrl).pathname.split('/').at(-1) ?? '';
      expect(token.length).toBeGreaterThan(40);
      for (const part of token.split('.')) expect(rows).not.toContain(part);
    }
    expect(rows).not.toMatch(/\/uploads\//);
  });

  test('another file, order or grouping, and another project are conflicts that open nothing', async () => {
    const key = randomUUID();
    const files = pictures('a.jpg', 'b.jpg');
    await open(key, { body: { grouping: 'per-file', files } });
    const before = await countItems();
    const others: readonly Call[] = [
      { body: { grouping: 'per-file', files: files.toReversed() } },
      { body: { grouping: 'slideshow', files } },
      { body: { grouping: 'per-file', files: [] } },
      { body: { grouping: 'per-file', files }, path: { projectId: randomUUID() } },
    ];
    for (const call of others) expect(outcomeOf(await open(key, call))).toBe(conflict);
    expect(await countItems()).toBe(before);
  });

  test('of its own environment and organization alone', async () => {
    const key = randomUUID();
    const live = sessionOf(await open(key));
    const sandbox = await open(key, { key: scene.keys.test });
    expect([sandbox.status, replayed(sandbox)]).toEqual([201, null]);
    expect(sessionOf(sandbox).containerIds).not.toEqual(live.containerIds);
    expect(outcomeOf(await open(key, { key: scene.keys.foreign }))).toBe('404 NOT_FOUND');
    expect(outcomeOf(await open(key, { key: scene.keys.readOnly }))).toBe('403 FORBIDDEN_SCOPE');
  });

  test('a quota that is full refuses without keeping, and hinders no replay', async () => {
    const small = await openScene({ env: { RATE_LIMITS: 'off', QUOTA_OPEN_UPLOADS: '1' } });
    const ask = (key: string) =>
      small.call('createUploadSession', {
        path: { projectId: small.projectId },
        body: { grouping: 'per-file', files: pictures('a.jpg') },
        headers: keyed(key),
      });
    const first = await ask('first');
    expect(first.status).toBe(201);
    expect(outcomeOf(await ask('second'))).toBe('429 QUOTA_EXCEEDED');
    expect(replayed(await ask('first'))).toBe('true');
    await small.call('cancelContent', { path: { containerId: sessionOf(first).containerIds[0] ?? '' } });
    const second = await ask('second');
    expect([second.status, replayed(second)]).toEqual([201, null]);
    await small.close();
  });
});

describe('finalizeUpload', () => {
  /** One open item with its picture put. */
  async function putOne(): Promise<string> {
    const target = await scene.openOne();
    expect((await scene.put(target)).status).toBe(200);
    return target.containerId;
  }

  test('keeps key and item, never a body or a caption', async () => {
    const containerId = await putOne();
    const key = randomUUID();
    const caption = `Secret words ${randomUUID()}`;
    const first = await finalize(containerId, key, { body: { caption } });
    expect([first.status, replayed(first)]).toEqual([200, null]);
    const kept = (await keptReplies()).find((row) => row['key'] === key);
    expect(kept).toMatchObject({
      operation_id: 'finalizeUpload',
      status: 200,
      body: null,
      content_ids: [bare(containerId)],
    });
    expect(JSON.stringify(await keptReplies())).not.toContain(caption);
  });

  test('a repetition is answered from state, whatever its body', async () => {
    const containerId = await putOne();
    const key = randomUUID();
    const first = await finalize(containerId, key);
    for (const body of [{ caption: 'The first.' }, { caption: 'Another.' }, { unknown: 1 }, [], undefined]) {
      const again = await finalize(containerId, key, { body });
      expect([again.status, again.body, replayed(again)]).toEqual([200, first.body, 'true']);
    }
    const patched = await scene.call('updateContent', { path: { containerId }, body: { caption: 'Patched.' } });
    const after = await finalize(containerId, key);
    expect([after.status, after.body, replayed(after)]).toEqual([200, patched.body, 'true']);
    await scene.call('cancelContent', { path: { containerId } });
    expect(outcomeOf(await finalize(containerId, key))).toBe('409 CONFLICT');
    expect(outcomeOf(await finalize(containerId, randomUUID()))).toBe('409 CONFLICT');
  });

  test('the id bare or prefixed is one request; another item is a conflict and stays open', async () => {
    const [one, two] = [await putOne(), await putOne()];
    const key = randomUUID();
    await finalize(one, key);
    expect(replayed(await finalize(bare(one), `"${key}"`))).toBe('true');
    expect(outcomeOf(await finalize(two, key))).toBe(conflict);
    expect(outcomeOf(await finalize(two, key, { body: { unknown: 1 } }))).toBe(conflict);
    expect((await scene.item(two)).status).toBe('queued');
    const own = await finalize(two, randomUUID());
    expect([own.status, replayed(own)]).toEqual([200, null]);
  });

  test('refusals never stick: not of the body, not of the files, not of the state', async () => {
    const target = await scene.openOne();
    const { containerId } = target;
    const key = randomUUID();
    const before = (await keptReplies()).length;
    expect(outcomeOf(await finalize(containerId, key, { body: {} }))).toBe('422 VALIDATION');
    expect(outcomeOf(await finalize(containerId, key))).toBe('409 UPLOAD_INCOMPLETE');
    await scene.put(target, picture.subarray(0, picture.byteLength - 2));
    expect(outcomeOf(await finalize(containerId, key))).toBe('422 VALIDATION');
    expect(outcomeOf(await finalize(randomUUID(), key))).toBe('404 NOT_FOUND');
    expect((await keptReplies()).length).toBe(before);
    await scene.put(target);
    const first = await finalize(containerId, key, { body: { caption: 'At last.' } });
    expect([first.status, replayed(first), itemOf(first).caption]).toEqual([200, null, 'At last.']);
  });

  test('a key that finds its item completed stands for it from then on', async () => {
    const [one, two] = [await putOne(), await putOne()];
    const first = await finalize(one, randomUUID());
    const key = randomUUID();
    const late = await finalize(one, key, { body: { caption: 'Too late.' } });
    expect([late.status, late.body, replayed(late)]).toEqual([200, first.body, null]);
    expect(replayed(await finalize(one, key))).toBe('true');
    expect(outcomeOf(await finalize(two, key))).toBe(conflict);
  });

  test('eight at once in two processes: one completion, one answer, whatever keys they carry', async () => {
    for (const keyOf of [() => 'one key for all', (index: number) => `key ${index % 3}`]) {
      const containerId = await putOne();
      const answers = await Promise.all(
        Array.from({ length: 8 }, (_unused, index) =>
          (index % 2 ? scene : other).call('finalizeUpload', {
            path: { containerId },
            body: { caption: `Number ${index}.` },
            headers: keyed(`${containerId} ${keyOf(index)}`),
          }),
        ),
      );
      expect(new Set(answers.map(({ status, body }) => `${status} ${body}`)).size).toBe(1);
      expect(answers[0]?.status).toBe(200);
      const [row] = await scene.service.database.execute(
        `SELECT count(*)::integer AS count FROM audit_events WHERE event_type = 'content.completed' AND data->>'contentId' = $1`,
        [bare(containerId)],
      );
      expect(row?.['count']).toBe(1);
    }
  });

  test('two items at once with one key: one has it, the other is told of the conflict and can be finalized', async () => {
    const items = [await putOne(), await putOne()];
    const key = randomUUID();
    const outcomes = await Promise.all(items.map(async (containerId) => outcomeOf(await finalize(containerId, key))));
    expect(outcomes.toSorted()).toEqual(['200', conflict]);
    const loser = items[outcomes.indexOf(conflict)] ?? '';
    // Nothing of the refused request is left that could complete it later.
    expect(await scene.item(loser)).toMatchObject({ status: 'queued', caption: null });
    await scene.service.database.setServiceNow(new Date(Date.now() + 95_000));
    expect(
      (await sweepUploads({ repository: scene.context.repository, storeOf: () => scene.service.store })).published,
    ).toBe(0);
    const own = await finalize(loser, randomUUID(), { body: { caption: 'With a key of its own.' } });
    expect([own.status, replayed(own), itemOf(own).caption]).toEqual([200, null, 'With a key of its own.']);
  });

  test('a key stands for its item from the verdict on, also where the completion fails', async () => {
    const failing = await openSecondProcess(scene, {
      store: { ...scene.service.store, publish: () => Promise.reject(new UnavailableError('object store')) },
    });
    const [containerId, another] = [await putOne(), await putOne()];
    const key = randomUUID();
    const request = { path: { containerId }, body: { caption: 'Decided.' }, headers: keyed(key) };
    expect(outcomeOf(await failing.call('finalizeUpload', request))).toBe('503 UNAVAILABLE');
    expect(outcomeOf(await finalize(another, key))).toBe(conflict);
    const again = await finalize(containerId, key);
    expect([again.status, itemOf(again).caption]).toEqual([200, 'Decided.']);
    await failing.close();
  });
});
