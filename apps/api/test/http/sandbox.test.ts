import { readFile, readdir } from 'node:fs/promises';
import { contentTypes } from '@layers-content/core';
import type { ContentType } from '@layers-content/core';
import type { OperationId, UploadTarget } from '@layers-content/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sandboxFiles, sandboxFixtures } from '../../src/media/sandbox-fixtures.ts';
import { bare, errorOf, itemOf, openScene, outcomeOf, picture } from './scene.ts';
import type { Call, Scene } from './scene.ts';

/** The environment of test keys: the same routes, committed fixtures, nothing kept. */
const folder = new URL('../../sandbox-media/', import.meta.url);
const fixture = (contentType: ContentType) => readFile(new URL(sandboxFiles[contentType], folder));
let scene: Scene;

beforeAll(async () => {
  scene = await openScene({ env: { RATE_LIMITS: 'off' } });
});

afterAll(async () => {
  await scene.close();
});

const call = (operationId: OperationId, options: Call = {}) =>
  scene.call(operationId, { key: scene.keys.test, ...options });
const finalize = (containerId: string, caption = '') =>
  call('finalizeUpload', { path: { containerId }, body: { caption } });

async function open(filename: string, contentType: ContentType = 'image/jpeg'): Promise<string> {
  const files = [{ filename, contentType, sizeBytes: 1_048_576 }];
  const { body } = await call('createUploadSession', {
    path: { projectId: scene.projectId },
    body: { files, grouping: 'per-file' },
  });
  return /cnt_[0-9a-f-]{36}/.exec(body)?.[0] ?? '';
}

/** Where the session wants the file. */
function targetOf(body: string): Pick<UploadTarget, 'uploadUrl'> {
  return { uploadUrl: /"uploadUrl":"([^"]+)"/.exec(body)?.[1] ?? '' };
}

describe.each(contentTypes)('%s', (contentType) => {
  test('the fixture is what the probe says of the committed file', async () => {
    const bytes = await fixture(contentType);
    const source = {
      sizeBytes: bytes.byteLength,
      read: (from: number, length: number) => Promise.resolve(new Uint8Array(bytes.subarray(from, from + length))),
    };
    const info = await scene.context.prober.probe(source, contentType, AbortSignal.timeout(20_000));
    expect(sandboxFixtures[contentType]).toEqual(info);
  });

  test('finalize answers it without any upload, the caption as it came, and its media is really there', async () => {
    const caption = '  Byte for byte\r\n🫘 é e\u0301 \t';
    const item = itemOf(await finalize(await open('anything', contentType), caption));
    const { sizeBytes, width, height } = sandboxFixtures[contentType];
    const url = `${scene.context.config.publicUrl}/sandbox-media/${sandboxFiles[contentType]}`;
    expect(item).toMatchObject({
      status: 'completed',
      caption,
      assets: [{ assetId: 'upload-1', url, mimeType: contentType, sizeBytes, width, height }],
    });
    const served = await scene.send({ method: 'GET', path: new URL(url).pathname });
    expect(served.status).toBe(200);
    expect(Buffer.from(served.bytes).equals(await fixture(contentType))).toBe(true);
    expect(Object.fromEntries(served.headers)).toMatchObject({
      'content-type': contentType,
      'content-length': String(sizeBytes),
      'accept-ranges': 'bytes',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'cross-origin',
      'x-content-type-options': 'nosniff',
    });
  });
});

describe('served media', () => {
  const path = '/sandbox-media/image.jpg';

  test('by ranges, as HEAD, and conditionally', async () => {
    const whole = await fixture('image/jpeg');
    const range = (value: string) => scene.send({ method: 'GET', path, headers: { Range: value } });
    for (const [asked, from, to] of [
      ['bytes=0-9', 0, 9],
      ['bytes=10980-', 10_980, 10_984],
      ['bytes=-5', 10_980, 10_984],
      ['bytes=10984-99999', 10_984, 10_984],
    ] as const) {
      const answer = await range(asked);
      expect([answer.status, answer.headers.get('Content-Range')]).toEqual([
        206,
        `bytes ${from}-${to}/${whole.byteLength}`,
      ]);
      expect(Buffer.from(answer.bytes).equals(whole.subarray(from, to + 1))).toBe(true);
    }
    const beyond = await range(`bytes=${whole.byteLength}-`);
    expect([outcomeOf(beyond), beyond.headers.get('Content-Range')]).toEqual([
      '416 RANGE_NOT_SATISFIABLE',
      `bytes */${whole.byteLength}`,
    ]);
    const head = await scene.send({ method: 'HEAD', path });
    expect([head.status, head.bytes.byteLength, head.headers.get('Content-Length')]).toEqual([
      200,
      0,
      String(whole.byteLength),
    ]);
    const conditional = (headers: Readonly<Record<string, string>>) => scene.send({ method: 'GET', path, headers });
    expect((await conditional({ 'If-None-Match': head.headers.get('ETag') ?? '' })).status).toBe(304);
    expect((await conditional({ 'If-Match': '"another"' })).status).toBe(200);
  });

  test.each([
    '/sandbox-media',
    '/sandbox-media/',
    '/sandbox-media/nothing.jpg',
    '/sandbox-media/../package.json',
    '/sandbox-media/%2e%2e/package.json',
    '/sandbox-media/..%2fpackage.json',
    '/sandbox-media/..%5cpackage.json',
    '/sandbox-media/%2e%2e%2f%2e%2e%2fpackage.json',
    '/sandbox-media/image.jpg/',
    '/sandbox-media/image.jpg%00',
    '/sandbox-media//etc/passwd',
    '/sandbox-media/%2fetc%2fpasswd',
    '/sandbox-media/.env',
    '/sandbox-media/image.jpg/../../package.json',
    '/sandbox-media/%',
    '/sandbox-media/%c0%ae%c0%ae/package.json',
  ])('nothing but the fixtures: %s', async (hostile) => {
    const answer = await scene.send({ method: 'GET', path: hostile });
    expect(outcomeOf(answer)).toMatch(/^(404 NOT_FOUND|400 MALFORMED_REQUEST)$/);
  });

  test('is only read', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
      const answer = await scene.send({ method, path });
      expect([outcomeOf(answer), answer.headers.get('Allow')]).toEqual([
        '405 METHOD_NOT_ALLOWED',
        'GET, HEAD, OPTIONS',
      ]);
    }
  });
});

describe('uploads', () => {
  test('a PUT is answered as in live, and nothing of it is kept on disk', async () => {
    const files = [{ filename: 'a.jpg', contentType: 'image/jpeg', sizeBytes: picture.byteLength }];
    const session = await call('createUploadSession', {
      path: { projectId: scene.projectId },
      body: { files, grouping: 'per-file' },
    });
    const put = (headers: Readonly<Record<string, string>>) =>
      scene.send({ method: 'PUT', path: new URL(targetOf(session.body).uploadUrl).pathname, headers, body: picture });
    const answer = await put({ 'Content-Type': 'image/jpeg' });
    expect([answer.status, answer.body, answer.headers.get('ETag') !== null]).toEqual([200, '', true]);
    expect(outcomeOf(await put({ 'Content-Type': 'image/png' }))).toBe('403 UPLOAD_URL_INVALID');
    const containerId = /cnt_[0-9a-f-]{36}/.exec(session.body)?.[0] ?? '';
    expect((await finalize(containerId)).status).toBe(200);
    expect(outcomeOf(await put({ 'Content-Type': 'image/jpeg' }))).toBe('409 CONFLICT');
    expect(await filesOnDisk()).toEqual([]);
  });

  test('what is put there is not looked at', async () => {
    const session = await call('createUploadSession', {
      path: { projectId: scene.projectId },
      body: {
        files: [{ filename: 'a.mp4', contentType: 'video/mp4', sizeBytes: 10, checksumSha256: 'a'.repeat(64) }],
        grouping: 'per-file',
      },
    });
    const path = new URL(targetOf(session.body).uploadUrl).pathname;
    expect(
      (await scene.send({ method: 'PUT', path, headers: { 'Content-Type': 'video/mp4' }, body: 'no film at all' }))
        .status,
    ).toBe(200);
    expect((await finalize(/cnt_[0-9a-f-]{36}/.exec(session.body)?.[0] ?? '')).status).toBe(200);
    expect(await filesOnDisk()).toEqual([]);
  });

  async function filesOnDisk(): Promise<readonly string[]> {
    const entries = await readdir(scene.context.config.dataDir, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() && entry.parentPath.includes('objects') && !entry.name.startsWith('.'))
      .map(({ name }) => name);
  }
});

describe('reserved filenames', () => {
  const stems = [
    ['sandbox-upload-incomplete', '409 UPLOAD_INCOMPLETE'],
    ['sandbox-too-large', '413 PAYLOAD_TOO_LARGE'],
    ['sandbox-unreadable', '422 VALIDATION'],
    ['sandbox-conflict', '409 CONFLICT'],
    ['sandbox-rate-limited', '429 RATE_LIMITED'],
  ] as const;

  test.each(stems)('%s: every finalize answers %s', async (stem, outcome) => {
    for (const filename of [stem, `${stem}.jpg`, `${stem}.anything`]) {
      const containerId = await open(filename);
      const [first, second] = [await finalize(containerId), await finalize(containerId, 'Another.')];
      expect([outcomeOf(first), errorOf(second)]).toEqual([outcome, errorOf(first)]);
      expect(itemOf(await call('getContent', { path: { containerId } })).status).toBe('queued');
    }
  });

  test.each([
    'sandbox-conflicts.jpg',
    'my-sandbox-conflict.jpg',
    'SANDBOX-CONFLICT.jpg',
    'sandbox-conflict.tar.jpg',
    'constructor',
    '__proto__.jpg',
  ])('no other name does: %s', async (filename) => {
    expect((await finalize(await open(filename))).status).toBe(200);
  });

  test('and none of them means anything to a live key', async () => {
    const target = await scene.openOne({ filename: 'sandbox-conflict.jpg' });
    await scene.put(target);
    expect(
      (await scene.call('finalizeUpload', { path: { containerId: target.containerId }, body: { caption: '' } })).status,
    ).toBe(200);
  });
});

test('a live key never sees an item of the sandbox', async () => {
  const containerId = await open('a.jpg');
  await finalize(containerId);
  const path = { containerId, assetId: 'upload-1' };
  for (const [operationId, body] of [
    ['getContent'],
    ['getAsset'],
    ['cancelContent'],
    ['finalizeUpload', { caption: '' }],
    ['updateContent', { caption: '' }],
    ['refreshUploadUrls', {}],
  ] as const) {
    expect(outcomeOf(await scene.call(operationId, { path, ...(body && { body }) }))).toBe('404 NOT_FOUND');
  }
  const listed = { path: { projectId: scene.projectId }, query: 'limit=200' };
  expect((await call('listContent', listed)).body).toContain(containerId);
  expect((await scene.call('listContent', listed)).body).not.toContain(bare(containerId));
  expect(
    (
      await scene.send({
        method: 'GET',
        path: `/public-media/content-container/${bare(containerId)}/media/upload-1.jpg`,
      })
    ).status,
  ).toBe(404);
});
