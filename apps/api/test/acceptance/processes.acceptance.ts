import { uploadContent } from '../../../../packages/client/src/index.ts';
import { describe, expect, test } from 'vitest';
import {
  baseUrls,
  idOf,
  mediaFile,
  nextClient,
  openSession,
  projectId,
  put,
  refusal,
  sameBytes,
  served,
  urlOf,
} from './service.ts';

/** What must hold whichever process answers. */
const square = await mediaFile('square.jpg');
const declared = { filename: square.filename, contentType: 'image/jpeg', sizeBytes: square.file.size } as const;

describe(`finalizeUpload over ${baseUrls.length} processes`, () => {
  test('64 at once, each with a caption and a key of its own: one completion, equal answers', async () => {
    const session = await openSession(declared);
    expect(await put(session, square.file)).toBe(200);
    const captions = Array.from({ length: 64 }, (_, index) => `caption ${index}`);
    const items = await Promise.all(
      captions.map((caption) =>
        nextClient().finalizeUpload(idOf(session), { caption }, { idempotencyKey: `${idOf(session)} ${caption}` }),
      ),
    );
    expect(new Set(items.map((item) => JSON.stringify(item))).size).toBe(1);
    expect(captions).toContain(items[0]?.caption);
    expect(await nextClient().finalizeUpload(idOf(session), { caption: 'too late' })).toEqual(items[0]);
  });

  test('16 at once before the PUT: equal refusals, and the item stays open', async () => {
    const session = await openSession(declared);
    const refusals = await Promise.all(
      Array.from({ length: 16 }, () => refusal(nextClient().finalizeUpload(idOf(session), { caption: '' }))),
    );
    expect(new Set(refusals.map(({ status, code, message }) => `${status} ${code} ${message}`)).size).toBe(1);
    expect(refusals[0]).toMatchObject({ code: 'UPLOAD_INCOMPLETE' });
    await put(session, square.file);
    expect(await nextClient().finalizeUpload(idOf(session), { caption: 'there it is' })).toMatchObject({
      caption: 'there it is',
    });
  });
});

test('a caption that one process acknowledged is what every other shows', async () => {
  const [item] = await uploadContent(nextClient(), { files: [square], projectId, caption: 'before' });
  for (let count = 0; count < baseUrls.length * 2; count += 1) {
    const changed = await nextClient().updateContent(item.id, { caption: `after ${count}` });
    expect(await nextClient().getContent(item.id)).toEqual(changed);
  }
});

test('eight equal sessions under one Idempotency-Key: one effect', async () => {
  const idempotencyKey = `session ${Math.random()}`;
  const open = () =>
    nextClient().createUploadSession(projectId, { files: [declared], grouping: 'per-file' }, { idempotencyKey });
  const sessions = await Promise.allSettled(Array.from({ length: 8 }, open));
  const ids = sessions.flatMap((session) => (session.status === 'fulfilled' ? session.value.containerIds : []));
  expect(new Set(ids).size).toBe(1);
  // Who met the first one at work is asked to come again.
  for (const session of sessions)
    if (session.status === 'rejected') expect(session.reason).toMatchObject({ code: 'IDEMPOTENCY_IN_PROGRESS' });
  expect((await open()).containerIds).toEqual([ids[0]]);
});

test('pages follow one another whoever answers', async () => {
  const project = await nextClient().createProject({ name: 'Pages', timezone: 'UTC' });
  const files = Array.from({ length: 5 }, (_, index) => ({ ...declared, filename: `${index}.jpg` }));
  const { containerIds } = await nextClient().createUploadSession(project.id, { files, grouping: 'per-file' });
  const seen: string[] = [];
  for (let cursor: string | undefined; seen.length < files.length;) {
    const page = await nextClient().listContent(project.id, { limit: 2, ...(cursor === undefined ? {} : { cursor }) });
    seen.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor ?? undefined;
    if (cursor === undefined) break;
  }
  expect(seen).toEqual(containerIds.toReversed());
});

test('a deleted item is gone for all, its media too, and gives its share back', async () => {
  const before = await nextClient().getUsage();
  const [item] = await uploadContent(nextClient(), { files: [square], projectId, caption: 'short-lived' });
  expect(await sameBytes(await served(urlOf(item)), square.file)).toBe(true);
  const deleted = await nextClient().cancelContent(item.id);
  expect(deleted).toMatchObject({ status: 'canceled', lastError: { code: 'DELETED' }, assets: [] });
  for (const _ of baseUrls) expect(await nextClient().cancelContent(item.id)).toEqual(deleted);
  await expect.poll(() => served(urlOf(item)), { timeout: 20_000 }).toBeTypeOf('number');
  expect((await nextClient().getUsage()).quotas.storedBytes.used).toBeLessThanOrEqual(
    before.quotas.storedBytes.used + square.file.size,
  );
});

test('the sandbox answers its own media, the same from every process', async () => {
  const { id } = await nextClient('test').createProject({ name: 'Rehearsal', timezone: 'UTC' });
  const [item] = await uploadContent(nextClient('test'), { files: [square], projectId: id, caption: 'a rehearsal' });
  expect(item).toMatchObject({ status: 'completed', caption: 'a rehearsal', assets: [{ mimeType: 'image/jpeg' }] });
  expect(urlOf(item)).toContain('/sandbox-media/');
  expect(await served(urlOf(item))).not.toBeTypeOf('number');
  expect(await refusal(nextClient('live').getContent(item.id))).toMatchObject({ status: 404 });
});
