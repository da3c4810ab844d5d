import type { UploadTarget } from '@layers-content/contract';
import { sweepUploads } from '@layers-content/core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createGate, gatedProber } from './gate.ts';
import { errorOf, itemOf, openScene, outcomeOf, picture } from './scene.ts';
import type { Scene } from './scene.ts';

/** Sessions, their ends, and the states they lead to, at moments of our choosing. */
const gate = createGate();
const opensAt = Date.parse('2026-06-12T14:00:00.000Z');
const minuteMs = 60_000;
const sessionMs = 120 * minuteMs;
let scene: Scene;

beforeAll(async () => {
  scene = await openScene({ wrap: ({ prober }) => ({ prober: gatedProber(prober, gate) }) });
});

afterEach(async () => {
  gate.open();
  await scene.service.database.setServiceNow(null);
});

afterAll(async () => {
  await scene.close();
});

/** Stops the clock so long after the session was opened. */
const after = (ms: number) => scene.service.database.setServiceNow(new Date(opensAt + ms));
const finalize = (containerId: string, caption = '') =>
  scene.call('finalizeUpload', { path: { containerId }, body: { caption } });
const refresh = (containerId: string) => scene.call('refreshUploadUrls', { path: { containerId } });
const cancel = (containerId: string) => scene.call('cancelContent', { path: { containerId } });
const sweep = () => sweepUploads({ repository: scene.context.repository, storeOf: () => scene.service.store });

async function openPut(): Promise<UploadTarget> {
  await after(0);
  const target = await scene.openOne();
  expect((await scene.put(target)).status).toBe(200);
  return target;
}

describe('createUploadSession', () => {
  test('items of one session lie a millisecond apart, in request order, and are listed newest first', async () => {
    await after(0);
    const { containerIds, files } = await scene.open([
      { filename: 'a.jpg' },
      { filename: 'b.jpg' },
      { filename: 'c.jpg' },
    ]);
    expect(files.map(({ filename, containerId }) => [filename, containerId])).toEqual(
      ['a.jpg', 'b.jpg', 'c.jpg'].map((name, index) => [name, containerIds[index]]),
    );
    const page = await scene.call('listContent', { path: { projectId: scene.projectId }, query: 'limit=3' });
    const listed: unknown = JSON.parse(page.body);
    expect(listed).toMatchObject({
      items: containerIds.toReversed().map((id) => ({ id, status: 'queued', createdAt: '2026-06-12T14:00:00Z' })),
    });
  });

  test('names from clients are data: kept as they are, never part of a key', async () => {
    for (const filename of ['../../etc/passwd', 'a/b\\c:d*?.jpg', 'CON', '.', ' ', '\u202Egpj.exe', 'ü'.repeat(512)]) {
      const target = await scene.openOne({ filename });
      expect(target.filename).toBe(filename);
      expect((await scene.put(target)).status).toBe(200);
      expect(itemOf(await finalize(target.containerId)).assets[0]?.url).toMatch(/\/media\/upload-1\.jpg$/);
    }
  });

  test('a slideshow of ten, and no more than ten files', async () => {
    const files = Array.from({ length: 10 }, () => ({}));
    const { containerIds } = await scene.open(files, 'slideshow');
    expect(containerIds.length).toBe(1);
    const body = {
      grouping: 'per-file',
      files: Array.from({ length: 11 }, () => ({ filename: 'a', contentType: 'image/jpeg', sizeBytes: 1 })),
    };
    expect(outcomeOf(await scene.call('createUploadSession', { path: { projectId: scene.projectId }, body }))).toBe(
      '422 VALIDATION',
    );
  });

  test.each([
    ['image/jpeg', 31_457_280],
    ['image/png', 31_457_280],
    ['video/mp4', 104_857_600],
    ['video/quicktime', 104_857_600],
  ] as const)('%s may be declared with %i bytes and not one more', async (contentType, capBytes) => {
    await scene.openOne({ contentType, sizeBytes: capBytes });
    const body = { grouping: 'per-file', files: [{ filename: 'a', contentType, sizeBytes: capBytes + 1 }] };
    const answer = await scene.call('createUploadSession', { path: { projectId: scene.projectId }, body });
    expect(errorOf(answer)).toMatchObject({
      status: 413,
      details: { limitBytes: capBytes, declaredBytes: capBytes + 1, actualBytes: null },
    });
  });
});

describe('the end of a session', () => {
  test('a finalize in its last millisecond works, one on the moment is too late, swept or not', async () => {
    const [early, late] = [await openPut(), await openPut()];
    await after(sessionMs - 1);
    expect(outcomeOf(await finalize(early.containerId))).toBe('200');
    await after(sessionMs);
    const refused = await finalize(late.containerId);
    expect(errorOf(refused)).toMatchObject({
      status: 409,
      code: 'CONFLICT',
      details: { status: 'queued', lastErrorCode: null },
    });
    expect(await sweep()).toMatchObject({ published: 0 });
    expect(errorOf(await finalize(late.containerId))).toMatchObject({
      status: 409,
      code: 'CONFLICT',
      details: { status: 'canceled', lastErrorCode: 'SESSION_EXPIRED' },
    });
    expect(await scene.item(late.containerId)).toMatchObject({
      status: 'canceled',
      lastError: { code: 'SESSION_EXPIRED' },
      completedAt: null,
      failedAt: null,
    });
    expect((await scene.item(early.containerId)).status).toBe('completed');
  });

  test('the sweep takes nothing a moment too early', async () => {
    const target = await openPut();
    await after(sessionMs - 1);
    await sweep();
    expect((await scene.item(target.containerId)).status).toBe('queued');
    await after(sessionMs);
    expect((await sweep()).canceled).toBe(1);
    expect((await sweep()).canceled).toBe(0);
  });

  test('a finalize at work when it comes is not swept away', async () => {
    const target = await openPut();
    await after(sessionMs - 1);
    gate.close();
    const before = gate.arrivals;
    const answer = finalize(target.containerId, 'In time.');
    await expect.poll(() => gate.arrivals).toBe(before + 1);
    await after(sessionMs + 1_000);
    await sweep();
    expect((await scene.item(target.containerId)).status).toBe('processing');
    gate.open();
    expect(itemOf(await answer)).toMatchObject({ status: 'completed', caption: 'In time.' });
  });

  test('a canceled item stays as it is: DELETE again answers the same', async () => {
    const target = await openPut();
    await after(sessionMs);
    await sweep();
    const deleted = await cancel(target.containerId);
    expect(itemOf(deleted).lastError?.code).toBe('SESSION_EXPIRED');
    expect((await cancel(target.containerId)).body).toBe(deleted.body);
  });
});

describe('refreshUploadUrls', () => {
  test('the same place, by old and new URLs, until each ends', async () => {
    const old = await openPut();
    await after(14 * minuteMs);
    const session: unknown = JSON.parse((await refresh(old.containerId)).body);
    expect(session).toMatchObject({
      containerIds: [old.containerId],
      uploadUrlsExpireAt: '2026-06-12T14:29:00Z',
      sessionExpiresAt: '2026-06-12T16:00:00Z',
    });
    const [fresh] = isSession(session) ? session.files : [];
    if (!fresh) throw new Error('the refresh gave no file');
    expect({ ...fresh, uploadUrl: '' }).toEqual({ ...old, uploadUrl: '' });
    expect((await scene.put(old)).status).toBe(200);
    await after(15 * minuteMs);
    expect(outcomeOf(await scene.put(old))).toBe('403 UPLOAD_URL_INVALID');
    expect((await scene.put(fresh)).status).toBe(200);
    expect((await scene.keysOf('staging/')).filter((key) => key.includes(old.containerId.slice(4))).length).toBe(1);
    expect((await finalize(old.containerId)).status).toBe(200);
  });

  test('never past five minutes before the end of the session, and not at all from then on', async () => {
    const { containerId } = await openPut();
    const lastMs = sessionMs - 5 * minuteMs;
    await after(lastMs - 15 * minuteMs + 1);
    expect(JSON.parse((await refresh(containerId)).body)).toMatchObject({ uploadUrlsExpireAt: '2026-06-12T15:55:00Z' });
    await after(lastMs - 1);
    expect(JSON.parse((await refresh(containerId)).body)).toMatchObject({
      uploadUrlsExpireAt: '2026-06-12T15:55:00Z',
      sessionExpiresAt: '2026-06-12T16:00:00Z',
    });
    await after(lastMs);
    expect(errorOf(await refresh(containerId))).toMatchObject({
      status: 409,
      code: 'CONFLICT',
      details: { status: 'queued', lastErrorCode: null },
    });
  });

  test('409 for completed and canceled items', async () => {
    const { containerId } = await openPut();
    expect((await finalize(containerId)).status).toBe(200);
    expect(errorOf(await refresh(containerId))).toMatchObject({
      status: 409,
      details: { status: 'completed', lastErrorCode: null },
    });
    await cancel(containerId);
    expect(errorOf(await refresh(containerId))).toMatchObject({
      status: 409,
      details: { status: 'canceled', lastErrorCode: 'DELETED' },
    });
  });
});

describe('updateContent', () => {
  test('keeps the text byte for byte, counts UTF-16 code units, and moves completedAt alone', async () => {
    const target = await openPut();
    const first = itemOf(await finalize(target.containerId, 'First.'));
    await after(10 * minuteMs);
    for (const caption of [
      '',
      ' \t\n trailing  ',
      'e\u0301 and \u00e9',
      '🫘'.repeat(1_100),
      '<script>alert(1)</script>',
      '\u2028\uFEFF',
    ]) {
      const answer = await scene.call('updateContent', {
        path: { containerId: target.containerId },
        body: { caption },
      });
      const { platformFit: _before, ...kept } = first;
      expect(itemOf(answer)).toMatchObject({ ...kept, caption, completedAt: '2026-06-12T14:10:00Z' });
      expect(await scene.item(target.containerId)).toEqual(itemOf(answer));
    }
    const tooLong = await scene.call('updateContent', {
      path: { containerId: target.containerId },
      body: { caption: `${'🫘'.repeat(1_100)}x` },
    });
    expect(errorOf(tooLong)).toMatchObject({ status: 422, details: { issues: [{ path: 'body/caption' }] } });
  });

  test('of a deleted item: 409', async () => {
    const { id } = await scene.complete();
    await cancel(id);
    const answer = await scene.call('updateContent', { path: { containerId: id }, body: { caption: '' } });
    expect(errorOf(answer)).toMatchObject({ status: 409, details: { status: 'canceled', lastErrorCode: 'DELETED' } });
  });
});

describe('archiveProject', () => {
  test('cancels what is open, keeps what is completed, refuses new sessions until it is restored', async () => {
    const created: unknown = JSON.parse(
      (await scene.call('createProject', { body: { name: 'To be archived', timezone: 'Europe/Lisbon' } })).body,
    );
    const projectId = idOf(created);
    const body = {
      grouping: 'per-file',
      files: [{ filename: 'a.jpg', contentType: 'image/jpeg', sizeBytes: picture.byteLength }],
    };
    const session: unknown = JSON.parse((await scene.call('createUploadSession', { path: { projectId }, body })).body);
    const [target] = isSession(session) ? session.files : [];
    if (!target) throw new Error('the session has no file');
    for (const times of ['once', 'twice'])
      expect((await scene.call('archiveProject', { path: { projectId } })).status, times).toBe(200);
    expect(await scene.item(target.containerId)).toMatchObject({
      status: 'canceled',
      lastError: { code: 'PROJECT_ARCHIVED' },
    });
    expect(errorOf(await scene.call('createUploadSession', { path: { projectId }, body }))).toMatchObject({
      status: 409,
      details: { status: 'archived' },
    });
    await scene.call('updateProject', { path: { projectId }, body: { status: 'active' } });
    expect((await scene.call('createUploadSession', { path: { projectId }, body })).status).toBe(201);
  });
});

function isSession(value: unknown): value is { readonly files: readonly UploadTarget[] } {
  return typeof value === 'object' && value !== null && 'files' in value && Array.isArray(value.files);
}

function idOf(value: unknown): string {
  if (typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string') return value.id;
  throw new Error('no id');
}
