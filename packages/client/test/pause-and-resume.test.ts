import type { ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { FileChangedError, UploadTokenError } from '../src/errors.ts';
import { uploadContent } from '../src/upload/upload-content.ts';
import type { UploadContentOptions } from '../src/upload/options.ts';
import type { UploadProgress } from '../src/upload/progress.ts';
import { sendConflict, sendJson, sendProblem } from './loopback.ts';
import { startService } from './scripted-service.ts';
import type { ScriptedService } from './scripted-service.ts';

const retries = { attempts: 4, firstDelayMs: 1 };
const picture = (name: string, size = 10) => ({ file: new Blob([Buffer.alloc(size, name)]), filename: name });
const two = [picture('1.jpg'), picture('2.jpg')];
const about = { projectId: 'prj_1', caption: 'The roast.', retries, files: two, grouping: 'slideshow' } as const;

const puts = ({ calls }: ScriptedService) => calls().filter((call) => call.startsWith('PUT'));
const finalizes = ({ calls }: ScriptedService) => calls().filter((call) => call.endsWith('/finalize-upload'));
const opens = ({ calls }: ScriptedService) => calls().filter((call) => call.endsWith('/content/uploads'));

/**
 * An upload that lost its process: the first picture is there, the second PUT never ended; the token is what was
 * kept.
 */
async function crashed(script: Parameters<typeof startService>[0] = {}) {
  let second: ServerResponse | undefined;
  const service = await startService({
    ...script,
    put: (nth, response, request) => {
      if (second === undefined && request.url.endsWith('/2')) second = response;
      else if (script.put) script.put(nth, response, request);
      else response.end();
    },
  });
  const tokens: string[] = [];
  const gone = uploadContent(service.client, { ...about, onToken: (token) => tokens.push(token) });
  gone.catch(() => undefined);
  await expect.poll(() => tokens.length).toBe(2);
  await expect.poll(() => second).toBeDefined();
  gone.pause();
  return { service, token: tokens.at(-1) ?? '' };
}

async function goOn(token: string, service: ScriptedService, options: Partial<UploadContentOptions> = {}) {
  return uploadContent(service.client, { ...about, ...options, token });
}

describe('pause', () => {
  it('breaks off what is sent, sends nothing meanwhile, and sends it anew afterwards', async () => {
    let held = 0;
    const service = await startService({
      put: (_nth, response) => {
        if (held === 2) response.end();
        else held += 1;
      },
    });
    const seen: UploadProgress[] = [];
    const upload = uploadContent(service.client, { ...about, onProgress: (step) => seen.push(step) });
    await expect.poll(() => held).toBe(2);
    upload.pause();
    await expect.poll(() => seen.at(-1)?.files.map(({ status }) => status)).toEqual(['waiting', 'waiting']);
    expect(seen.at(-1)?.sentBytes).toBe(0);
    expect(puts(service)).toHaveLength(2);
    upload.resume();
    await expect(upload).resolves.toEqual([{ id: 'cnt_1', status: 'completed' }]);
    expect([...puts(service)].sort()).toEqual(['PUT /put/1/1', 'PUT /put/1/1', 'PUT /put/1/2', 'PUT /put/1/2']);
    expect(opens(service)).toHaveLength(1);
  });

  it('holds back what has not begun, the finalize too', async () => {
    const service = await startService({});
    const upload = uploadContent(service.client, {
      ...about,
      onProgress: ({ files }) => {
        if (files.every(({ status }) => status === 'sent')) upload.pause();
      },
    });
    await expect.poll(() => puts(service).length).toBe(2);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(finalizes(service)).toHaveLength(0);
    upload.resume();
    await upload;
    expect(finalizes(service)).toHaveLength(1);
  });

  it('does not count as a failed try', async () => {
    let held = 0;
    const service = await startService({ put: () => void (held += 1) });
    const waits: unknown[] = [];
    const upload = uploadContent(service.client, {
      ...about,
      retries: { attempts: 1, firstDelayMs: 1 },
      onWait: (wait) => waits.push(wait),
    });
    upload.catch(() => undefined);
    for (const round of [1, 2, 3]) {
      await expect.poll(() => held).toBe(2 * round);
      upload.pause();
      upload.resume();
    }
    expect(waits).toEqual([]);
    upload.pause();
  });
});

describe('a token', () => {
  it('is there once a session is open, holds ids alone and changes as files arrive', async () => {
    const service = await startService({});
    const tokens: string[] = [];
    const upload = uploadContent(service.client, { ...about, onToken: (token) => tokens.push(token) });
    expect(upload.token()).toBeNull();
    await upload;
    expect(tokens).toHaveLength(3);
    expect(upload.token()).toBe(tokens.at(-1));
    expect(tokens.map((token) => token.match(/"sent":true/g)?.length ?? 0)).toEqual([0, 1, 2]);
    for (const token of tokens) {
      expect(token).not.toMatch(/http|put\/|lp_live|\.jpg|roast/);
      expect(token).toMatch(/"cnt_1"/);
    }
  });

  it('goes on with it: what is there is not sent again, the rest by fresh URLs', async () => {
    const { service, token } = await crashed();
    const seen: UploadProgress[] = [];
    const items = await goOn(token, service, { onProgress: (step) => seen.push(step) });
    expect(items).toEqual([{ id: 'cnt_1', status: 'completed' }]);
    expect(opens(service)).toHaveLength(1);
    expect(puts(service).filter((call) => call.endsWith('/1'))).toEqual(['PUT /put/1/1']);
    expect(puts(service).filter((call) => call.endsWith('/2'))).toContain('PUT /put/2/2');
    expect(seen.at(-1)).toMatchObject({ sentBytes: 20, files: [{ status: 'completed' }, { status: 'completed' }] });
  });

  it('of an upload that was sent whole wants no byte, and one that is completed gives its item', async () => {
    const service = await startService({});
    const first = uploadContent(service.client, about);
    const items = await first;
    await expect(goOn(first.token() ?? '', service)).resolves.toEqual(items);
    expect(puts(service)).toHaveLength(2);
    const keys = service.received.flatMap(({ url, headers }) =>
      url.endsWith('/finalize-upload') ? [headers['idempotency-key']] : [],
    );
    expect(keys).toEqual(['finalize cnt_1', 'finalize cnt_1']);
  });

  it.each(['processing', 'completed'])('of an item that is %s by now asks for it', async (status) => {
    const { service, token } = await crashed({
      refresh: (_nth, response) => sendConflict(response, { status, lastErrorCode: null }),
    });
    await expect(goOn(token, service)).resolves.toEqual([{ id: 'cnt_1', status: 'completed' }]);
    expect(puts(service).filter((call) => call.startsWith('PUT /put/2'))).toEqual([]);
  });

  it.each([
    ['has expired', { status: 'canceled', lastErrorCode: 'SESSION_EXPIRED' }],
    ['is about to', { status: 'queued', lastErrorCode: null }],
  ])('of a session that %s begins anew with all files', async (_what, details) => {
    const { service, token } = await crashed({ refresh: (_nth, response) => sendConflict(response, details) });
    await expect(goOn(token, service)).resolves.toEqual([{ id: 'cnt_2', status: 'completed' }]);
    expect(opens(service)).toHaveLength(2);
    expect(puts(service).slice(-2).sort()).toEqual(['PUT /put/2/3', 'PUT /put/2/4']);
    expect(service.calls()).toContain('DELETE /v1/content/cnt_1');
  });

  it('of an item that somebody canceled is refused as the service refuses it', async () => {
    const details = { status: 'canceled', lastErrorCode: 'CANCELED_BY_CLIENT' };
    const { service, token } = await crashed({ refresh: (_nth, response) => sendConflict(response, details) });
    await expect(goOn(token, service)).rejects.toMatchObject({ code: 'CONFLICT', details });
    expect(opens(service)).toHaveLength(1);
  });

  it('of another organization finds nothing', async () => {
    const { service, token } = await crashed({
      refresh: (_nth, response) => sendProblem(response, 404, 'NOT_FOUND'),
    });
    await expect(goOn(token, service)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it.each([
    ['another file', picture('other.jpg')],
    ['a file that has grown', picture('2.jpg', 11)],
  ])('does not go on with %s, and tells which item is open', async (_what, file) => {
    const { service, token } = await crashed();
    const seen: UploadProgress[] = [];
    const error: unknown = await goOn(token, service, {
      files: [picture('1.jpg'), file],
      onProgress: (step) => seen.push(step),
    }).catch((thrown: unknown) => thrown);
    expect(seen.at(-1)?.files.map(({ containerId }) => containerId)).toEqual(['cnt_1', 'cnt_1']);
    expect(error).toBeInstanceOf(FileChangedError);
    expect(error).toMatchObject({ code: 'FILE_CHANGED', filename: file.filename });
    expect(puts(service).filter((call) => call.startsWith('PUT /put/2'))).toEqual([]);
  });

  it.each<[string, Partial<UploadContentOptions>]>([
    ['another project', { projectId: 'prj_2' }],
    ['another number of files', { files: [picture('1.jpg')] }],
    ['another grouping', { grouping: 'per-file' }],
  ])('is not taken for %s, and nothing is asked', async (_what, options) => {
    const { service, token } = await crashed();
    const before = service.calls().length;
    const error: unknown = await goOn(token, service, options).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UploadTokenError);
    expect(error).toMatchObject({ code: 'UPLOAD_TOKEN_INVALID' });
    expect(service.calls()).toHaveLength(before);
  });

  it.each([
    '',
    'null',
    '{}',
    '{"version":2}',
    '{"version":1,"projectId":"prj_1","grouping":"slideshow","files":[1,2]}',
  ])('that reads %j is none', async (token) => {
    const service = await startService({});
    await expect(goOn(token, service)).rejects.toBeInstanceOf(UploadTokenError);
    expect(service.calls()).toEqual([]);
  });

  it('tells that bytes are to be sent again which the service lost', async () => {
    const service = await startService({
      finalize: (nth, response) =>
        nth === 1 ? sendProblem(response, 409, 'UPLOAD_INCOMPLETE') : sendJson(response, 200, { id: 'cnt_1' }),
    });
    const upload = uploadContent(service.client, about);
    await expect(upload).rejects.toMatchObject({ code: 'UPLOAD_INCOMPLETE' });
    await goOn(upload.token() ?? '', service);
    expect(puts(service)).toHaveLength(4);
  });
});
