import { openAsBlob } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { sendJson, sendProblem } from './loopback.ts';
import { FileUnreadableError, LayersApiError, LayersNetworkError, UnsupportedFileTypeError } from '../src/errors.ts';
import type { UploadProgress } from '../src/upload/progress.ts';
import { uploadContent } from '../src/upload/upload-content.ts';
import { startService } from './scripted-service.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = (): void => void runInNewContext('gc()');

const retries = { attempts: 4, firstDelayMs: 1 };
const bytes = Buffer.alloc(3_000_000, 'layers');
const video = { files: [{ file: new Blob([bytes]), filename: 'teaser.mp4' }] };
const about = { projectId: 'prj_1', caption: 'The roast.', retries };

const create = 'POST /v1/projects/prj_1/content/uploads';
const finalizeCall = 'POST /v1/content/cnt_1/finalize-upload';

describe('uploadContent', () => {
  it('opens a session, sends the bytes as the session says, finalizes and gives the item back', async () => {
    const { client, received, calls } = await startService({});
    const progress: UploadProgress[] = [];
    const sessions: unknown[] = [];
    const [item] = await uploadContent(client, {
      ...about,
      ...video,
      onProgress: (step) => progress.push(step),
      onSession: (session) => sessions.push([session.containerIds, progress.length]),
    });

    expect(item).toEqual({ id: 'cnt_1', status: 'completed' });
    expect(sessions).toEqual([[['cnt_1'], 0]]);
    expect(calls()).toEqual([create, 'PUT /put/1/1', finalizeCall]);
    const [opened, put, finalized] = received;
    expect(JSON.parse(opened?.body.toString() ?? '')).toEqual({
      grouping: 'per-file',
      files: [{ filename: 'teaser.mp4', contentType: 'video/mp4', sizeBytes: bytes.length }],
    });
    expect(put?.body.equals(bytes)).toBe(true);
    expect(put?.headers).toMatchObject({
      'content-type': 'video/mp4',
      'x-verbatim': 'yes',
      'content-length': String(bytes.length),
    });
    expect(put?.headers['transfer-encoding']).toBeUndefined();
    expect(put?.headers.authorization).toBeUndefined();
    expect(JSON.parse(finalized?.body.toString() ?? '')).toEqual({ caption: 'The roast.' });
  });

  it('tells bytes as they leave', async () => {
    const { client } = await startService({});
    const sent: number[] = [];
    await uploadContent(client, { ...about, ...video, onProgress: ({ sentBytes }) => sent.push(sentBytes) });
    expect(sent[0]).toBe(0);
    expect(sent.at(-1)).toBe(bytes.length);
    expect(sent.length).toBeGreaterThan(10);
    expect(sent).toEqual([...sent].sort((left, right) => left - right));
  });

  it('sends again after a lost connection and after a fault of the store', async () => {
    const { client, received, calls } = await startService({
      put: (nth, response) => {
        if (nth === 1) response.destroy();
        else if (nth === 2) sendProblem(response, 503, 'UNAVAILABLE', { 'Retry-After': '0' });
        else response.end();
      },
    });
    await uploadContent(client, { ...about, ...video });
    expect(calls()).toEqual([create, 'PUT /put/1/1', 'PUT /put/1/1', 'PUT /put/1/1', finalizeCall]);
    expect(received[3]?.body.equals(bytes)).toBe(true);
  });

  it('signs fresh URLs when one has expired', async () => {
    const { client, calls } = await startService({
      put: (nth, response) => (nth === 1 ? sendProblem(response, 403, 'UPLOAD_URL_INVALID') : response.end()),
    });
    await uploadContent(client, { ...about, ...video });
    expect(calls()).toEqual([
      create,
      'PUT /put/1/1',
      'POST /v1/content/cnt_1/upload-urls',
      'PUT /put/2/1',
      finalizeCall,
    ]);
  });

  it('gives up when a fresh URL is refused too, without finalizing', async () => {
    const { client, calls } = await startService({
      put: (_nth, response) => sendProblem(response, 403, 'UPLOAD_URL_INVALID'),
    });
    await expect(uploadContent(client, { ...about, ...video })).rejects.toMatchObject({ code: 'UPLOAD_URL_INVALID' });
    expect(calls().filter((call) => call.startsWith('PUT'))).toHaveLength(2);
    expect(calls()).not.toContain(finalizeCall);
  });

  it.each([
    [409, 'CONFLICT', 1],
    [413, 'PAYLOAD_TOO_LARGE', 1],
    [507, 'STORAGE_FULL', 4],
  ])('a PUT answered %i %s is tried %i time(s)', async (status, code, tries) => {
    const { client, calls } = await startService({ put: (_nth, response) => sendProblem(response, status, code) });
    await expect(uploadContent(client, { ...about, ...video })).rejects.toMatchObject({ name: 'LayersApiError', code });
    expect(calls().filter((call) => call.startsWith('PUT'))).toHaveLength(tries);
  });

  it('finalizes again after a lost answer, FINALIZE_IN_PROGRESS and 503', async () => {
    const { client, calls } = await startService({
      finalize: (nth, response) => {
        if (nth === 1) response.destroy();
        else if (nth === 2) sendProblem(response, 409, 'FINALIZE_IN_PROGRESS', { 'Retry-After': '0' });
        else if (nth === 3) sendProblem(response, 503, 'UNAVAILABLE');
        else sendJson(response, 200, { id: 'cnt_1' });
      },
    });
    await expect(uploadContent(client, { ...about, ...video })).resolves.toEqual([{ id: 'cnt_1' }]);
    expect(calls().filter((call) => call === finalizeCall)).toHaveLength(4);
  });

  it('waits as long as Retry-After says', async () => {
    const pauses = vi.spyOn(globalThis, 'setTimeout');
    const { client } = await startService({
      finalize: (nth, response) =>
        nth === 1
          ? sendProblem(response, 503, 'UNAVAILABLE', { 'Retry-After': '1' })
          : sendJson(response, 200, { id: 'cnt_1' }),
    });
    await uploadContent(client, { ...about, ...video });
    expect(pauses.mock.calls.filter(([, delayMs]) => delayMs === 1_000)).toHaveLength(1);
    pauses.mockRestore();
  });

  it('opens the session again after a lost answer and 429, under one Idempotency-Key of its own', async () => {
    const { client, received, calls } = await startService({
      open: (nth, response) => {
        if (nth === 1) response.destroy();
        else if (nth === 2) sendProblem(response, 429, 'RATE_LIMITED', { 'Retry-After': '0' });
        else if (nth === 3) sendProblem(response, 409, 'IDEMPOTENCY_IN_PROGRESS', { 'Retry-After': '0' });
        return nth < 4;
      },
    });
    await uploadContent(client, { ...about, ...video });
    await uploadContent(client, { ...about, ...video });
    expect(calls().filter((call) => call === create)).toHaveLength(5);
    const keys = received
      .filter(({ url }) => url.endsWith('/content/uploads'))
      .map(({ headers }) => headers['idempotency-key']);
    expect(new Set(keys.slice(0, 4)).size).toBe(1);
    expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(keys[4]).not.toBe(keys[0]);
  });

  it('waits out 429 at every step, and as long as Retry-After says', async () => {
    const limited = (nth: number, response: ServerResponse): boolean => {
      if (nth === 1) sendProblem(response, 429, 'RATE_LIMITED', { 'Retry-After': '1' });
      return nth === 1;
    };
    const { client, calls } = await startService({
      open: limited,
      put: (nth, response) => {
        if (!limited(nth, response)) response.end();
      },
      finalize: (nth, response) => {
        if (!limited(nth, response)) sendJson(response, 200, { id: 'cnt_1' });
      },
    });
    const waits: unknown[] = [];
    await uploadContent(client, {
      ...about,
      ...video,
      onWait: ({ error, delayMs }) => waits.push([error instanceof LayersApiError, delayMs]),
    });
    expect(waits).toEqual(Array.from({ length: 3 }, () => [true, 1_000]));
    expect(calls()).toEqual([create, create, 'PUT /put/1/1', 'PUT /put/1/1', finalizeCall, finalizeCall]);
  });

  it.each([
    ['a used-up quota', 429, 'QUOTA_EXCEEDED', '0'],
    ['a killed key', 503, 'KILL_SWITCH', '0'],
    ['another use of the Idempotency-Key', 409, 'IDEMPOTENCY_CONFLICT', '0'],
    ['a wait of more than a minute', 429, 'RATE_LIMITED', '61'],
  ])('does not come again after %s', async (_what, status, code, retryAfter) => {
    const refuse = (_nth: number, response: ServerResponse) =>
      sendProblem(response, status, code, { 'Retry-After': retryAfter });
    const atOpening = await startService({
      open: (nth, response) => {
        refuse(nth, response);
        return true;
      },
    });
    const atPut = await startService({ put: refuse });
    const atFinalize = await startService({ finalize: refuse });
    for (const { client } of [atOpening, atPut, atFinalize]) {
      await expect(uploadContent(client, { ...about, ...video })).rejects.toMatchObject({ code });
    }
    expect([atOpening, atPut, atFinalize].map(({ calls }) => calls().length)).toEqual([1, 2, 3]);
  });

  it.each([
    [409, 'UPLOAD_INCOMPLETE'],
    [409, 'CONFLICT'],
    [422, 'VALIDATION'],
    [500, 'INTERNAL'],
  ])('a finalize refused %i %s is not repeated', async (status, code) => {
    const { client, calls } = await startService({ finalize: (_nth, response) => sendProblem(response, status, code) });
    await expect(uploadContent(client, { ...about, ...video })).rejects.toMatchObject({ code });
    expect(calls().filter((call) => call === finalizeCall)).toHaveLength(1);
  });

  it('ends a hopeless finalize with the last failure', async () => {
    const refused = await startService({ finalize: (_nth, response) => sendProblem(response, 503, 'UNAVAILABLE') });
    await expect(uploadContent(refused.client, { ...about, ...video })).rejects.toBeInstanceOf(LayersApiError);
    expect(refused.calls().filter((call) => call === finalizeCall)).toHaveLength(retries.attempts);
    const lost = await startService({ finalize: (_nth, response) => response.destroy() });
    await expect(uploadContent(lost.client, { ...about, ...video })).rejects.toBeInstanceOf(LayersNetworkError);
  });

  it('ends with the reason of its signal, during a PUT and during a wait', async () => {
    const reason = new Error('enough');
    let controller = new AbortController();
    const abortSoon = () =>
      setTimeout(() => {
        // A request that hangs on the signal by a weak reference only would never hear of it.
        collectGarbage();
        controller.abort(reason);
      }, 100);
    const stuck = await startService({ put: () => void abortSoon() });
    const waiting = await startService({
      finalize: (_nth, response) => {
        sendProblem(response, 503, 'UNAVAILABLE', { 'Retry-After': '20' });
        abortSoon();
      },
    });
    for (const { client } of [stuck, waiting]) {
      controller = new AbortController();
      await expect(uploadContent(client, { ...about, ...video, signal: controller.signal })).rejects.toBe(reason);
    }
    expect(stuck.calls().filter((call) => call.startsWith('PUT'))).toHaveLength(1);
  });

  it('names the file when it changes on the way, and does not try again', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'client-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const path = join(folder, 'teaser.mp4');
    await writeFile(path, bytes);
    const file = await openAsBlob(path);
    await writeFile(path, 'other');
    const { client, calls } = await startService({});
    const error: unknown = await uploadContent(client, { ...about, files: [{ file, filename: 'teaser.mp4' }] }).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(FileUnreadableError);
    expect(calls()).not.toContain(finalizeCall);
  });

  it('asks nothing of the service when the type cannot be uploaded', async () => {
    const { client, calls } = await startService({});
    await expect(
      uploadContent(client, { ...about, files: [{ file: new Blob(['GIF89a']), filename: 'a.gif' }] }),
    ).rejects.toBeInstanceOf(UnsupportedFileTypeError);
    expect(calls()).toEqual([]);
  });

  it('sends the pictures of a slideshow in their order under one item, and counts over all of them', async () => {
    const { client, received, calls } = await startService({});
    const progress: UploadProgress[] = [];
    const files = [
      { file: new Blob(['one']), filename: '1.jpg' },
      { file: new Blob(['three']), filename: '2.png' },
    ];
    const items = await uploadContent(client, {
      ...about,
      grouping: 'slideshow',
      files,
      onProgress: (step) => progress.push(step),
    });
    expect(items).toEqual([{ id: 'cnt_1', status: 'completed' }]);
    expect([...calls()].sort()).toEqual([create, finalizeCall, 'PUT /put/1/1', 'PUT /put/1/2'].sort());
    const put = (number: number) => received.find(({ url }) => url === `/put/1/${number}`)?.body.toString();
    expect([put(1), put(2)]).toEqual(['one', 'three']);
    expect(JSON.parse(received[0]?.body.toString() ?? '')).toMatchObject({
      grouping: 'slideshow',
      files: [{ filename: '1.jpg' }, { filename: '2.png' }],
    });
    expect(progress.at(0)).toMatchObject({ sentBytes: 0, totalBytes: 8, files: [{}, { status: 'waiting' }] });
    const [item] = items;
    expect(progress.at(-1)).toEqual({
      sentBytes: 8,
      totalBytes: 8,
      files: [
        { filename: '1.jpg', sizeBytes: 3, sentBytes: 3, status: 'completed', containerId: 'cnt_1', item, error: null },
        { filename: '2.png', sizeBytes: 5, sentBytes: 5, status: 'completed', containerId: 'cnt_1', item, error: null },
      ],
    });
  });

  it('asks once for fresh URLs of an item, whose files all go on with them', async () => {
    const { client, calls } = await startService({
      put: (_nth, response, { url }) =>
        url.startsWith('/put/1/') ? sendProblem(response, 403, 'UPLOAD_URL_INVALID') : response.end(),
    });
    const files = [1, 2, 3, 4, 5].map((number) => ({ file: new Blob([`${number}`]), filename: `${number}.jpg` }));
    await uploadContent(client, { ...about, grouping: 'slideshow', files });
    for (const { filename } of files) expect(calls()).toContain(`PUT /put/2/${filename[0]}`);
    expect(calls().filter((call) => call.endsWith('/upload-urls'))).toHaveLength(1);
  });
});
