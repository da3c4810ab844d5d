import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
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

describe('an upload that is taken back', () => {
  it('before it began asks for nothing', async () => {
    const service = await startService({});
    const upload = uploadContent(service.client, { ...about, signal: AbortSignal.abort(reason) });
    await expect(upload).rejects.toBe(reason);
    expect(service.calls()).toEqual([]);
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
