import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bare, openScene, outcomeOf, picture } from './scene.ts';
import type { Scene } from './scene.ts';

/** Sealed media as strangers get it. */
let scene: Scene;
let path: string;

beforeAll(async () => {
  scene = await openScene();
  const { assets } = await scene.complete();
  path = new URL(assets[0]?.url ?? '').pathname;
});

afterAll(async () => {
  await scene.close();
});

const get = (headers: Readonly<Record<string, string>> = {}, method = 'GET') => scene.send({ method, path, headers });
const sizeBytes = picture.byteLength;
const last = sizeBytes - 1;

/** Headers that belong to the connection or to one answer. */
const passing = ['connection', 'date', 'keep-alive', 'x-request-id'];

describe('GET', () => {
  test('the bytes that were put, under exactly these headers', async () => {
    const answer = await get();
    expect(answer.status).toBe(200);
    expect(Buffer.compare(answer.bytes, picture)).toBe(0);
    const headers = Object.fromEntries([...answer.headers].filter(([name]) => !passing.includes(name)));
    expect(headers).toEqual({
      'accept-ranges': 'bytes',
      'cache-control': 'public, max-age=31536000, immutable',
      'content-length': String(sizeBytes),
      'content-security-policy': "default-src 'none'; sandbox",
      'content-type': 'image/jpeg',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'cross-origin',
      etag: `"${path.slice('/public-media/'.length)}"`,
      'origin-agent-cluster': '?1',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-dns-prefetch-control': 'off',
      'x-download-options': 'noopen',
      'x-frame-options': 'SAMEORIGIN',
      'x-permitted-cross-domain-policies': 'none',
      'x-xss-protection': '0',
    });
  });

  test('HEAD tells the same and sends nothing', async () => {
    const asked = await get();
    const head = await get({}, 'HEAD');
    expect([head.status, head.bytes.byteLength]).toEqual([200, 0]);
    const lasting = (headers: Headers) => [...headers].filter(([name]) => !passing.includes(name));
    expect(lasting(head.headers)).toEqual(lasting(asked.headers));
  });

  test('304 to who has it already', async () => {
    const { headers } = await get();
    const answer = await get({ 'If-None-Match': headers.get('ETag') ?? '' });
    expect([answer.status, answer.bytes.byteLength, answer.headers.get('ETag')]).toEqual([304, 0, headers.get('ETag')]);
    for (const known of [`W/${headers.get('ETag') ?? ''}`, `"another", ${headers.get('ETag') ?? ''}`, '*']) {
      expect((await get({ 'If-None-Match': known, 'Cache-Control': 'no-cache' })).status).toBe(304);
    }
    expect((await get({ 'If-None-Match': '"another"' })).status).toBe(200);
  });
});

describe('Range', () => {
  test.each([
    ['bytes=0-0', 0, 0],
    ['bytes=0-99', 0, 99],
    ['bytes=100-199', 100, 199],
    [`bytes=${last}-${last}`, last, last],
    [`bytes=10-${sizeBytes * 2}`, 10, last],
    ['bytes=100-', 100, last],
    ['bytes=-1', last, last],
    ['bytes=-100', sizeBytes - 100, last],
    [`bytes=-${sizeBytes * 2}`, 0, last],
  ])('%s', async (range, first, end) => {
    const answer = await get({ Range: range });
    expect(answer.status).toBe(206);
    expect(answer.headers.get('Content-Range')).toBe(`bytes ${first}-${end}/${sizeBytes}`);
    expect(answer.headers.get('Content-Length')).toBe(String(end - first + 1));
    expect(Buffer.compare(answer.bytes, picture.subarray(first, end + 1))).toBe(0);
  });

  test.each(['bytes=0-9', `bytes=${sizeBytes}-`])('HEAD knows no %s, live and sandbox', async (range) => {
    for (const asked of [path, '/sandbox-media/video.mp4']) {
      const whole = await scene.send({ method: 'HEAD', path: asked });
      const answer = await scene.send({ method: 'HEAD', path: asked, headers: { Range: range } });
      expect([answer.status, answer.headers.get('Content-Length'), answer.headers.get('Content-Range')]).toEqual([
        200,
        whole.headers.get('Content-Length'),
        null,
      ]);
    }
  });

  test.each([
    'bytes=0-1,3-4',
    'bytes=0-1, -1',
    'bytes=a-b',
    'bytes=5-4',
    'bytes=',
    'bytes=-',
    'bytes',
    'items=0-1',
    'BYTE=0-1',
    '',
  ])('%s means the whole', async (range) => {
    const answer = await get({ Range: range });
    expect([answer.status, answer.bytes.byteLength, answer.headers.get('Content-Range')]).toEqual([
      200,
      sizeBytes,
      null,
    ]);
  });

  test.each([`bytes=${sizeBytes}-`, `bytes=${sizeBytes}-${sizeBytes + 5}`, 'bytes=-0', 'bytes=99999999999-'])(
    '%s is 416',
    async (range) => {
      const answer = await get({ Range: range });
      expect(outcomeOf(answer)).toBe('416 RANGE_NOT_SATISFIABLE');
      expect(answer.headers.get('Content-Range')).toBe(`bytes */${sizeBytes}`);
      expect(answer.headers.get('Cache-Control')).toBe('no-store');
      expect(answer.headers.get('Content-Type')).toBe('application/json; charset=utf-8');
      expect(answer.headers.get('ETag')).toBeNull();
    },
  );

  test('If-Range: a part of what is known, the whole of anything else', async () => {
    const etag = (await get()).headers.get('ETag') ?? '';
    expect((await get({ Range: 'bytes=0-9', 'If-Range': etag })).status).toBe(206);
    for (const other of ['"another"', `W/${etag}`, new Date().toUTCString()]) {
      expect((await get({ Range: 'bytes=0-9', 'If-Range': other })).status).toBe(200);
    }
  });
});

describe('404 NOT_FOUND', () => {
  const outcome = async (asked: string) => outcomeOf(await scene.send({ method: 'GET', path: asked }));

  test('what was never there', async () => {
    const { containerId } = await scene.openOne();
    for (const asked of [
      path.replace('upload-1', 'upload-2'),
      path.replace('.jpg', '.png'),
      path.replace('.jpg', ''),
      `${path}/`,
      path.toUpperCase(),
      path.replace(/[0-9a-f-]{36}/, bare(containerId)),
      path.replace('content-container', 'Content-Container'),
      path.slice(0, path.lastIndexOf('/')),
      '/public-media/',
      '/public-media',
      '/public-media/content-container/',
    ]) {
      expect([asked, await outcome(asked)]).toEqual([asked, '404 NOT_FOUND']);
    }
  });

  test('an item that is open, though its file is there', async () => {
    const target = await scene.openOne();
    await scene.put(target);
    expect(await outcome(path.replace(/[0-9a-f-]{36}/, bare(target.containerId)))).toBe('404 NOT_FOUND');
    const [staged = ''] = (await scene.keysOf('staging/')).filter((key) => key.includes(bare(target.containerId)));
    for (const asked of [
      `/${staged}`,
      `/public-media/${staged}`,
      `/public-media/../${staged}`,
      `/public-media/%2e%2e/${staged}`,
    ]) {
      expect([400, 404]).toContain((await scene.send({ method: 'GET', path: asked })).status);
    }
  });

  test('a deleted item, at once, while its bytes still wait for their deletion', async () => {
    const { id, assets } = await scene.complete();
    const deleted = new URL(assets[0]?.url ?? '').pathname;
    expect((await scene.send({ method: 'GET', path: deleted })).status).toBe(200);
    await scene.call('cancelContent', { path: { containerId: id } });
    expect(await scene.keysOf('public-media/')).toContain(deleted.slice(1));
    for (const method of ['GET', 'HEAD']) expect((await scene.send({ method, path: deleted })).status).toBe(404);
  });

  test.each([
    (at: string) => at.replace('/media/', '/media/../media/'),
    (at: string) => at.replace('/media/', '/media/%2e%2e/media/'),
    (at: string) => at.replace('/media/', '/media/..%2fmedia/'),
    (at: string) => at.replace('/media/', '//media/'),
    (at: string) => at.replace('/media/', '/media\\'),
    (at: string) => at.replace('/media/', '/./media/'),
    (at: string) => `${at}%00`,
    (at: string) => `${at}%00.jpg`,
    () => '/public-media/../../../../../../etc/passwd',
    () => '/public-media/..%2f..%2f..%2fetc%2fpasswd',
    () => '/public-media/%2e%2e/%2e%2e/secret.key',
    () => '/public-media//etc/passwd',
    () => '/public-media/content-container/../../tmp',
  ])('no way around: %#', async (change) => {
    expect(await outcome(change(path))).toBe('404 NOT_FOUND');
  });

  test.each(['%', '%zz', '%ED%A0%80', '%FF'])('400 for %s, which encodes no text', async (text) => {
    expect(await outcome(`/public-media/${text}`)).toBe('400 MALFORMED_REQUEST');
  });
});
