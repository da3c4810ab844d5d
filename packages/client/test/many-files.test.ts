import type { ServerResponse } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { UploadsFailedError } from '../src/errors.ts';
import { uploadContent } from '../src/upload/upload-content.ts';
import { sendJson, sendProblem } from './loopback.ts';
import { startService } from './scripted-service.ts';

const retries = { attempts: 2, firstDelayMs: 1 };
const pictures = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ file: new Blob([`${index + 1}`]), filename: `${index + 1}.jpg` }));
const about = { projectId: 'prj_1', caption: '', retries };

const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => expect.fail('it should have failed'),
    (error: unknown) => error,
  );

describe('many files', () => {
  it('are an item each, ten to a session, and come back in their order', async () => {
    const { client, calls, received } = await startService({});
    const items = await uploadContent(client, { ...about, files: pictures(12) });
    expect(new Set(items.map(({ id }) => id)).size).toBe(12);
    const declared = received
      .filter(({ url }) => url.endsWith('/content/uploads'))
      .map(({ body }) => body.toString().match(/"filename"/g)?.length);
    expect(declared.sort()).toEqual([10, 2]);
    expect(calls().filter((call) => call.startsWith('PUT'))).toHaveLength(12);
  });

  it('go three at a time', async () => {
    const held: ServerResponse[] = [];
    let most = 0;
    const { client } = await startService({
      put: (_nth, response) => {
        held.push(response);
        most = Math.max(most, held.length);
        if (held.length === 3) setTimeout(() => held.splice(0).forEach((each) => each.end()), 20);
      },
    });
    await uploadContent(client, { ...about, files: pictures(9) });
    expect(most).toBe(3);
  });

  it('have a caption each', async () => {
    const { client, received } = await startService({});
    await uploadContent(client, { ...about, files: pictures(2), caption: ['one', 'two'] });
    const captions = received.flatMap(({ url, body }) =>
      url.endsWith('/finalize-upload') ? [`${url.split('/')[3]} ${body.toString()}`] : [],
    );
    expect(captions.sort()).toEqual(['cnt_1 {"caption":"one"}', 'cnt_2 {"caption":"two"}']);
    await expect(uploadContent(client, { ...about, files: pictures(2), caption: ['one'] })).rejects.toMatchObject({
      reason: 'captions_miscounted',
    });
    await expect(uploadContent(client, { ...about, files: [] })).rejects.toMatchObject({ reason: 'no_files' });
  });

  it('do not keep each other back: what failed is told beside what was completed', async () => {
    const { client, calls } = await startService({
      finalize: (_nth, response, { url }) =>
        url.includes('cnt_2')
          ? sendJson(response, 422, {
              error: {
                code: 'VALIDATION',
                message: 'No.',
                requestId: 'req_1',
                details: { assetId: 'upload-1', reason: 'corrupt' },
              },
            })
          : sendJson(response, 200, { id: url.split('/')[3] }),
    });
    const upload = uploadContent(client, { ...about, files: pictures(3) });
    const error = await failureOf(upload);
    if (!(error instanceof UploadsFailedError)) throw error;
    expect(error).toMatchObject({ code: 'UPLOADS_FAILED', cause: { code: 'VALIDATION' } });
    expect(error.outcomes).toMatchObject([
      { filenames: ['1.jpg'], item: { id: 'cnt_1' }, error: null },
      { filenames: ['2.jpg'], item: null, error: { code: 'VALIDATION' } },
      { filenames: ['3.jpg'], item: { id: 'cnt_3' }, error: null },
    ]);
    expect(error.message).toBe('1 of 3 items were not completed: 2.jpg.');
    // A refused file cannot be gone on with.
    expect(calls()).toContain('DELETE /v1/content/cnt_2');
    expect(upload.token()).not.toContain('cnt_2');
  });

  it('share the one fault that keeps all of them back', async () => {
    const { client } = await startService({
      open: (_nth, response) => {
        sendProblem(response, 401, 'UNAUTHENTICATED');
        return true;
      },
    });
    await expect(uploadContent(client, { ...about, files: pictures(3) })).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  });

  it('of a slideshow end with the first that fails', async () => {
    const { client, calls } = await startService({
      put: (_nth, response, { url }) => {
        if (url.endsWith('/2')) sendProblem(response, 413, 'PAYLOAD_TOO_LARGE');
      },
    });
    await expect(uploadContent(client, { ...about, files: pictures(3), grouping: 'slideshow' })).rejects.toMatchObject({
      code: 'PAYLOAD_TOO_LARGE',
    });
    expect(calls().at(-1)).toBe('DELETE /v1/content/cnt_1');
  });

  it('of a slideshow are declared together however many they are, and Node sees no leak in it', async () => {
    const { client, calls } = await startService({});
    const warnings: Error[] = [];
    const note = (warning: Error) => warnings.push(warning);
    process.on('warning', note);
    onTestFinished(() => void process.off('warning', note));
    await uploadContent(client, { ...about, files: pictures(12), grouping: 'slideshow' });
    await uploadContent(client, { ...about, files: pictures(12), signal: new AbortController().signal });
    expect(calls().filter((call) => call.endsWith('/content/uploads'))).toHaveLength(3);
    expect(warnings).toEqual([]);
  });
});
