import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { UploadTokenError } from '../src/errors.ts';
import { discardUpload } from '../src/upload/take-back.ts';
import { uploadContent } from '../src/upload/upload-content.ts';
import { sendJson, sendProblem } from './loopback.ts';
import { startService } from './scripted-service.ts';
import type { ScriptedService } from './scripted-service.ts';

const retries = { attempts: 3, firstDelayMs: 1 };
const files = [1, 2].map((number) => ({ file: new Blob([`${number}`]), filename: `${number}.jpg` }));
const about = { projectId: 'prj_1', caption: 'The roast.', retries, files };
const reason = new Error('enough');

const canceled = ({ calls }: ScriptedService) =>
  calls()
    .filter((call) => call.startsWith('DELETE'))
    .sort();

/** An upload that lost its process with both files in the middle of their PUTs, and what was kept of it. */
async function brokenOff(script: Parameters<typeof startService>[0] = {}) {
  let held = 0;
  const service = await startService({ put: () => void (held += 1), ...script });
  const gone = uploadContent(service.client, about);
  gone.catch(() => undefined);
  await expect.poll(() => held).toBe(2);
  gone.pause();
  return { service, token: gone.token() ?? '' };
}

describe('an upload that is taken back', () => {
  it('before it began asks for nothing', async () => {
    const service = await startService({});
    const upload = uploadContent(service.client, { ...about, signal: AbortSignal.abort(reason) });
    await expect(upload).rejects.toBe(reason);
    expect(service.calls()).toEqual([]);
  });

  it.each(['while its files are judged', 'before it goes on'])('%s cancels what its token names', async (when) => {
    const { service, token } = await brokenOff();
    const controller = new AbortController();
    const listPlatformRules = () => {
      controller.abort(reason);
      return Promise.reject(reason);
    };
    if (when === 'before it goes on') controller.abort(reason);
    const upload = uploadContent(
      { ...service.client, listPlatformRules },
      { ...about, token, judge: true, signal: controller.signal },
    );
    await expect(upload).rejects.toBe(reason);
    expect(canceled(service)).toEqual(['DELETE /v1/content/cnt_1', 'DELETE /v1/content/cnt_2']);
    expect(service.calls().filter((call) => call.startsWith('PUT'))).toHaveLength(2);
  });

  it('while its session is opened cancels what was opened', async () => {
    const controller = new AbortController();
    const service = await startService({
      open: () => {
        controller.abort(reason);
        return false;
      },
    });
    await expect(uploadContent(service.client, { ...about, signal: controller.signal })).rejects.toBe(reason);
    expect(canceled(service)).toEqual(['DELETE /v1/content/cnt_1', 'DELETE /v1/content/cnt_2']);
    expect(service.calls().filter((call) => call.startsWith('PUT'))).toEqual([]);
  });

  it('during a PUT cancels every item, the finished one too', async () => {
    const controller = new AbortController();
    const service = await startService({
      put: (_nth, response, { url }) => {
        if (url.endsWith('/1')) response.end();
      },
    });
    const upload = uploadContent(service.client, {
      ...about,
      signal: controller.signal,
      onProgress: ({ files: [first, second] }) => {
        if (first?.status === 'completed' && second?.status === 'sending') controller.abort(reason);
      },
    });
    await expect(upload).rejects.toBe(reason);
    expect(canceled(service)).toEqual(['DELETE /v1/content/cnt_1', 'DELETE /v1/content/cnt_2']);
  });

  it('during a finalize cancels after it, and tries the cancel again', async () => {
    const controller = new AbortController();
    const service = await startService({
      finalize: () => controller.abort(reason),
      cancel: (nth, response) =>
        nth < 3 ? sendProblem(response, 409, 'FINALIZE_IN_PROGRESS') : sendJson(response, 200, { id: 'cnt_1' }),
    });
    const upload = uploadContent(service.client, {
      ...about,
      files: files.slice(0, 1),
      signal: controller.signal,
    });
    await expect(upload).rejects.toBe(reason);
    expect(canceled(service)).toEqual(Array.from({ length: 3 }, () => 'DELETE /v1/content/cnt_1'));
  });

  it('while it is paused', async () => {
    const controller = new AbortController();
    let held = 0;
    const service = await startService({ put: () => void (held += 1) });
    const upload = uploadContent(service.client, { ...about, signal: controller.signal });
    await expect.poll(() => held).toBe(2);
    upload.pause();
    controller.abort(reason);
    await expect(upload).rejects.toBe(reason);
    expect(canceled(service)).toHaveLength(2);
  });

  it('while an item that was refused is canceled lets that end', async () => {
    const controller = new AbortController();
    let ended = 0;
    const service = await startService({
      finalize: (_nth, response) => sendProblem(response, 413, 'PAYLOAD_TOO_LARGE'),
      cancel: (_nth, response) => {
        controller.abort(reason);
        response.on('close', () => (ended += response.writableFinished ? 1 : 0));
        setImmediate(() => sendJson(response, 200, { id: 'cnt_1' }));
      },
    });
    const upload = uploadContent(service.client, { ...about, files: files.slice(0, 1), signal: controller.signal });
    await expect(upload).rejects.toBe(reason);
    expect([ended, canceled(service)]).toEqual([1, ['DELETE /v1/content/cnt_1']]);
  });

  it('by a signal that many uploads share, each lets go of it', async () => {
    const { signal } = new AbortController();
    const service = await startService({});
    for (let nth = 0; nth < 2; nth += 1) await uploadContent(service.client, { ...about, signal });
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  it('tells its own reason when the cancel fails too', async () => {
    const controller = new AbortController();
    const service = await startService({
      put: () => controller.abort(reason),
      cancel: (_nth, response) => response.destroy(),
    });
    await expect(uploadContent(service.client, { ...about, signal: controller.signal })).rejects.toBe(reason);
  });
});

describe('discardUpload', () => {
  it('cancels each item that a token names, once, and sends nothing', async () => {
    const { service, token } = await brokenOff();
    const before = service.calls().length;
    await discardUpload(service.client, token);
    expect([...service.calls().slice(before)].sort()).toEqual(['DELETE /v1/content/cnt_1', 'DELETE /v1/content/cnt_2']);
  });

  it('waits for a finalize at work, and takes an item that is not there for canceled', async () => {
    const { service, token } = await brokenOff({
      cancel: (nth, response) =>
        nth < 3 ? sendProblem(response, 409, 'FINALIZE_IN_PROGRESS') : sendProblem(response, 404, 'NOT_FOUND'),
    });
    await discardUpload(service.client, token, { retries });
    expect(canceled(service)).toHaveLength(4);
  });

  it('tells that an item could not be canceled, after it tried the others', async () => {
    const { service, token } = await brokenOff({
      cancel: (nth, response) =>
        nth === 1 ? sendProblem(response, 403, 'FORBIDDEN_SCOPE') : sendJson(response, 200, { id: 'cnt_2' }),
    });
    await expect(discardUpload(service.client, token)).rejects.toMatchObject({ code: 'FORBIDDEN_SCOPE' });
    expect(canceled(service)).toHaveLength(2);
  });

  it('asks for nothing when it is told to stop, or given what is no token', async () => {
    const { service, token } = await brokenOff();
    await expect(discardUpload(service.client, token, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    await expect(discardUpload(service.client, '{}')).rejects.toBeInstanceOf(UploadTokenError);
    expect(canceled(service)).toEqual([]);
  });
});
