import { createHash } from 'node:crypto';
import type { UploadTarget } from '@layers-content/contract';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { converse } from '../hostile/raw-conversation.ts';
import { openExchange } from './exchange.ts';
import type { OpenExchange, RawReply } from './exchange.ts';
import { errorOf, itemOf, openScene, otherPicture, outcomeOf, picture, sessionOf } from './scene.ts';
import type { Scene } from './scene.ts';

/** `PUT /uploads/{token}`: what it takes, what it refuses, and what it leaves behind. */
let scene: Scene;

beforeAll(async () => {
  scene = await openScene();
});

afterEach(async () => {
  await scene.service.database.setServiceNow(null);
  expect(await scene.keysOf('tmp/')).toEqual([]);
});

afterAll(async () => {
  await scene.close();
});

const pathOf = ({ uploadUrl }: UploadTarget): string => new URL(uploadUrl).pathname;

function startPut(target: UploadTarget, headers: Readonly<Record<string, string>>): OpenExchange {
  return openExchange(scene.service.baseUrl, {
    method: 'PUT',
    path: pathOf(target),
    headers: { ...target.headers, ...headers },
  });
}

const finalize = (containerId: string, caption = '') =>
  scene.call('finalizeUpload', { path: { containerId }, body: { caption } });
const stagedOf = async ({ containerId }: UploadTarget) =>
  (await scene.keysOf('staging/')).filter((key) => key.includes(containerId.slice(4)));

async function storedBytes(target: UploadTarget): Promise<number[]> {
  const stats = (await stagedOf(target)).map((key) => scene.service.store.stat(key));
  return (await Promise.all(stats)).map((stat) => stat?.sizeBytes ?? 0);
}

describe('200', () => {
  test('an empty body and an ETag; no key is needed, none is looked at', async () => {
    const target = await scene.openOne();
    const answer = await scene.put(target);
    expect([answer.status, answer.body, answer.headers.get('Content-Length')]).toEqual([200, '', '0']);
    expect(answer.headers.get('ETag')).toMatch(/^"[^"]+"$/);
    const other = await scene.send({
      method: 'PUT',
      path: pathOf(target),
      headers: { ...target.headers, Authorization: 'Bearer nothing' },
      body: picture,
    });
    expect(other.status).toBe(200);
  });

  test('in chunks, without a length', async () => {
    const target = await scene.openOne();
    const half = picture.byteLength >> 1;
    const answer = await scene.send({
      method: 'PUT',
      path: pathOf(target),
      headers: { ...target.headers },
      body: [picture.subarray(0, half), picture.subarray(half)],
    });
    expect(answer.status).toBe(200);
    expect(await storedBytes(target)).toEqual([picture.byteLength]);
  });

  test('of two PUTs the last one stands', async () => {
    const target = await scene.openOne();
    const tags = [
      (await scene.put(target, otherPicture)).headers.get('ETag'),
      (await scene.put(target, picture)).headers.get('ETag'),
    ];
    expect(new Set(tags).size).toBe(2);
    const answer = await finalize(target.containerId);
    expect(JSON.parse(answer.body)).toMatchObject({ assets: [{ sizeBytes: picture.byteLength }] });
  });

  test('a slow PUT that began first and ends last stands, whole', async () => {
    const target = await scene.openOne();
    const slow = startPut(target, { 'Content-Length': String(picture.byteLength) });
    await slow.write(picture.subarray(0, 1_000));
    expect((await scene.put(target, otherPicture)).status).toBe(200);
    expect(await storedBytes(target)).toEqual([otherPicture.byteLength]);
    await slow.write(picture.subarray(1_000));
    slow.end();
    expect((await slow.answer).status).toBe(200);
    expect(await storedBytes(target)).toEqual([picture.byteLength]);
  });

  test('up to 1 MiB more than declared, so that finalize can tell it with its numbers', async () => {
    const target = await scene.openOne({ sizeBytes: 10 });
    expect((await scene.put(target, new Uint8Array(1_048_576 + 10))).status).toBe(200);
    expect(errorOf(await finalize(target.containerId))).toMatchObject({
      status: 413,
      code: 'PAYLOAD_TOO_LARGE',
      details: { assetId: 'upload-1', limitBytes: 31_457_280, declaredBytes: 10, actualBytes: 1_048_586 },
    });
  });

  test('nothing at all, which no finalize takes', async () => {
    const target = await scene.openOne();
    expect((await scene.put(target, new Uint8Array())).status).toBe(200);
    expect(outcomeOf(await finalize(target.containerId))).toBe('422 VALIDATION');
  });
});

describe('403 UPLOAD_URL_INVALID', () => {
  const reasonOf = (answer: Parameters<typeof errorOf>[0]) => [outcomeOf(answer), errorOf(answer).details];

  test.each(['image/png', 'image/jpeg; charset=utf-8', 'IMAGE/JPEG', 'application/octet-stream', ''])(
    'the type %s',
    async (contentType) => {
      const target = await scene.openOne();
      const answer = await scene.send({
        method: 'PUT',
        path: pathOf(target),
        headers: { 'Content-Type': contentType },
        body: picture,
      });
      expect(reasonOf(answer)).toEqual(['403 UPLOAD_URL_INVALID', { reason: 'type' }]);
      expect(await stagedOf(target)).toEqual([]);
    },
  );

  test('no type', async () => {
    const target = await scene.openOne();
    const answer = await scene.send({ method: 'PUT', path: pathOf(target), body: picture });
    expect(reasonOf(answer)).toEqual(['403 UPLOAD_URL_INVALID', { reason: 'type' }]);
  });

  test('on the moment of its end, and not before', async () => {
    const { database } = scene.service;
    const opensAt = Date.parse('2026-06-12T14:00:00.000Z');
    await database.setServiceNow(new Date(opensAt));
    const session = await scene.open();
    expect(session.uploadUrlsExpireAt).toBe('2026-06-12T14:15:00Z');
    const [target] = session.files;
    if (!target) throw new Error('the session has no file');
    await database.setServiceNow(new Date(opensAt + 899_999));
    expect((await scene.put(target)).status).toBe(200);
    await database.setServiceNow(new Date(opensAt + 900_000));
    expect(reasonOf(await scene.put(target))).toEqual(['403 UPLOAD_URL_INVALID', { reason: 'expired' }]);
    expect((await stagedOf(target)).length).toBe(1);
  });

  test('any change of the token', async () => {
    const target = await scene.openOne();
    const path = pathOf(target);
    const changes = [
      `${path}A`,
      path.slice(0, -1),
      path.replace('.', ''),
      path.replace('.', '..'),
      '/uploads/x',
      '/uploads/.',
      `/uploads/${'x'.repeat(3_000)}`,
    ];
    for (let at = '/uploads/'.length; at < path.length; at += 7) {
      changes.push(`${path.slice(0, at)}${path.charAt(at) === 'A' ? 'B' : 'A'}${path.slice(at + 1)}`);
    }
    for (const changed of changes) {
      const answer = await scene.send({ method: 'PUT', path: changed, headers: { ...target.headers }, body: picture });
      expect(reasonOf(answer)).toEqual(['403 UPLOAD_URL_INVALID', { reason: 'signature' }]);
    }
  });

  test('a token never leaves its item: another service secret made it', async () => {
    const target = await scene.openOne();
    const other = await openScene({ env: { SECRET_KEY: 'another-secret-key-of-thirty-two-b' } });
    try {
      // The harness derives its secrets apart from the settings; the key of the URL is the same, the item is not.
      expect(
        outcomeOf(
          await other.send({ method: 'PUT', path: pathOf(target), headers: { ...target.headers }, body: picture }),
        ),
      ).toBe('404 NOT_FOUND');
    } finally {
      await other.close();
    }
  });
});

describe('413 PAYLOAD_TOO_LARGE', () => {
  test('by its length, before a byte is sent', async () => {
    const target = await scene.openOne({ sizeBytes: 10 });
    const put = startPut(target, { 'Content-Length': String(1_048_576 + 11) });
    const answer = await put.answer;
    expect(outcomeOf(answer)).toBe('413 PAYLOAD_TOO_LARGE');
    expect(errorOf(answer).details).toEqual({
      assetId: 'upload-1',
      limitBytes: 1_048_586,
      declaredBytes: 10,
      actualBytes: 1_048_587,
    });
    expect(await stagedOf(target)).toEqual([]);
  });

  test('while it streams', async () => {
    const target = await scene.openOne({ sizeBytes: 10 });
    expect((await scene.put(target, picture)).status).toBe(200);
    const answer = await scene.send({
      method: 'PUT',
      path: pathOf(target),
      headers: { ...target.headers },
      body: [new Uint8Array(1_000_000), new Uint8Array(48_587)],
    });
    expect(outcomeOf(answer)).toBe('413 PAYLOAD_TOO_LARGE');
    // What stood there before stands there still.
    expect(await storedBytes(target)).toEqual([picture.byteLength]);
  });
});

describe('415 UNSUPPORTED_MEDIA_TYPE', () => {
  test('a Content-Encoding', async () => {
    const target = await scene.openOne();
    const answer = await scene.send({
      method: 'PUT',
      path: pathOf(target),
      headers: { ...target.headers, 'Content-Encoding': 'gzip' },
      body: picture,
    });
    expect(outcomeOf(answer)).toBe('415 UNSUPPORTED_MEDIA_TYPE');
    expect(await stagedOf(target)).toEqual([]);
  });
});

/** Puts bytes in chunks of so many, and tells the outcome. */
async function putInChunks(target: UploadTarget, bytes: Uint8Array, chunkBytes: number): Promise<string> {
  const chunks = Array.from({ length: Math.ceil(bytes.byteLength / chunkBytes) }, (_unused, index) => {
    const chunk = bytes.subarray(index * chunkBytes, (index + 1) * chunkBytes);
    return [Buffer.from(`${chunk.byteLength.toString(16)}\r\n`), chunk, Buffer.from('\r\n')];
  });
  const lines = [chunkedHead(target), Buffer.concat(chunks.flat()), '0\r\n\r\n'];
  const { text, statuses } = await converse(scene.baseUrl, { lines });
  return [...statuses, /"code":"(\w+)"/.exec(text)?.[1] ?? []].flat().join(' ');
}

const chunkedHead = (target: UploadTarget): string =>
  `PUT ${pathOf(target)} HTTP/1.1\r\nHost: x\r\nContent-Type: image/jpeg\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n`;

describe('400 MALFORMED_REQUEST', () => {
  const bytes = new Uint8Array(700_000);

  test.each([1, 16, 512, 1_000])('chunks of %i bytes', async (chunkBytes) => {
    const target = await scene.openOne();
    expect(await putInChunks(target, chunkBytes === 1 ? bytes.subarray(0, 400_000) : bytes, chunkBytes)).toBe(
      '400 MALFORMED_REQUEST',
    );
    expect(await stagedOf(target)).toEqual([]);
  });

  test.each([1_024, 1_500, 65_536])('not chunks of %i', async (chunkBytes) => {
    const target = await scene.openOne();
    expect(await putInChunks(target, bytes, chunkBytes)).toBe('200');
    expect(await storedBytes(target)).toEqual([bytes.byteLength]);
  });

  test('not chunks of 1024 that the network cuts anywhere', async () => {
    const target = await scene.openOne();
    const sent = Buffer.from(`${`400\r\n${'x'.repeat(1_024)}\r\n`.repeat(600)}0\r\n\r\n`);
    // Each piece ends right behind the head of a chunk.
    const ends = Array.from({ length: 60 }, (_unused, index) => index * 10 * 1_031 + 5);
    const pieces = [...ends, sent.byteLength].map((end, index) =>
      sent.subarray(index === 0 ? 0 : ends[index - 1], end),
    );
    expect((await converse(scene.baseUrl, { lines: [chunkedHead(target), ...pieces], pauseMs: 5 })).statuses).toEqual([
      200,
    ]);
  });

  test('not few small chunks: up to 256 KiB a body is not judged', async () => {
    const target = await scene.openOne();
    expect(await putInChunks(target, picture, 16)).toBe('200');
  });

  test('not small segments of a body that tells its length', async () => {
    const target = await scene.openOne();
    const put = startPut(target, { 'Content-Length': '300000' });
    for (let at = 0; at < 300_000; at += 100) await put.write(bytes.subarray(at, at + 100));
    put.end();
    expect((await put.answer).status).toBe(200);
  });
});

describe('429 RATE_LIMITED', () => {
  const hold = (target: UploadTarget) => startPut(target, { 'Content-Length': '1000' });
  const atWork = async () => (await scene.keysOf('tmp/')).length;
  const refusalOf = (answer: RawReply) => [
    outcomeOf(answer),
    errorOf(answer).details,
    answer.headers.get('Retry-After'),
  ];

  test('more than 4 PUTs at once to one URL; the URL stays good, and its refreshed one has no more', async () => {
    const target = await scene.openOne();
    const held = Array.from({ length: 4 }, () => hold(target));
    await expect.poll(atWork).toBe(4);
    expect(refusalOf(await scene.put(target))).toEqual([
      '429 RATE_LIMITED',
      { window: 'concurrent', limit: 4, resetsAt: null },
      '1',
    ]);
    const refreshed = await scene.call('refreshUploadUrls', { path: { containerId: target.containerId } });
    expect(outcomeOf(await scene.put(sessionOf(refreshed).files[0] ?? target))).toBe('429 RATE_LIMITED');
    held[0]?.abort();
    await expect.poll(atWork).toBe(3);
    expect((await scene.put(target)).status).toBe(200);
    for (const { abort } of held) abort();
    await expect.poll(atWork).toBe(0);
    expect((await finalize(target.containerId)).status).toBe(200);
  });

  test('more than 64 of one organization; another has its own', async () => {
    const targets = await Promise.all(Array.from({ length: 16 }, () => scene.openOne()));
    const held = targets.flatMap((target) => Array.from({ length: 4 }, () => hold(target)));
    await expect.poll(atWork).toBe(64);
    const target = await scene.openOne();
    expect(refusalOf(await scene.put(target))).toEqual([
      '429 RATE_LIMITED',
      { window: 'concurrent', limit: 64, resetsAt: null },
      '1',
    ]);
    const foreign = await scene.openOneForeign();
    expect((await scene.put(foreign)).status).toBe(200);
    for (const { abort } of held) abort();
    await expect.poll(atWork).toBe(0);
    expect((await scene.put(target)).status).toBe(200);
  });
});

describe('a PUT that breaks off', () => {
  test.each([
    ['with a length', (sizeBytes: number) => ({ 'Content-Length': String(sizeBytes) })],
    ['in chunks', () => ({ 'Transfer-Encoding': 'chunked' })],
  ])('%s leaves nothing', async (_name, framing) => {
    const target = await scene.openOne();
    const put = startPut(target, framing(picture.byteLength));
    await put.write(picture.subarray(0, 5_000));
    await expect.poll(() => scene.keysOf('tmp/')).not.toEqual([]);
    put.abort();
    await expect(put.answer).rejects.toThrow();
    await expect.poll(() => scene.keysOf('tmp/')).toEqual([]);
    expect(await stagedOf(target)).toEqual([]);
    expect(outcomeOf(await finalize(target.containerId))).toBe('409 UPLOAD_INCOMPLETE');
  });
});

describe('409 CONFLICT', () => {
  test('once the item is completed or canceled', async () => {
    const target = await scene.openOne();
    await scene.put(target);
    expect((await finalize(target.containerId)).status).toBe(200);
    expect(errorOf(await scene.put(target, otherPicture))).toMatchObject({
      status: 409,
      code: 'CONFLICT',
      details: { status: 'completed', lastErrorCode: null },
    });
    const open = await scene.openOne();
    await scene.call('cancelContent', { path: { containerId: open.containerId } });
    expect(errorOf(await scene.put(open))).toMatchObject({
      status: 409,
      details: { status: 'canceled', lastErrorCode: 'CANCELED_BY_CLIENT' },
    });
  });

  test('also when the item is canceled while the PUT streams', async () => {
    const target = await scene.openOne();
    const put = startPut(target, { 'Content-Length': String(picture.byteLength) });
    await put.write(picture.subarray(0, 5_000));
    await expect.poll(() => scene.keysOf('tmp/')).not.toEqual([]);
    await scene.call('cancelContent', { path: { containerId: target.containerId } });
    await put.write(picture.subarray(5_000));
    put.end();
    expect(outcomeOf(await put.answer)).toBe('409 CONFLICT');
    expect(await stagedOf(target)).toEqual([]);
  });

  test('also when the session ends while the PUT streams', async () => {
    const target = await scene.openOne();
    const put = startPut(target, { 'Content-Length': String(picture.byteLength) });
    await put.write(picture.subarray(0, 5_000));
    await expect.poll(() => scene.keysOf('tmp/')).not.toEqual([]);
    await scene.service.database.setServiceNow(new Date(Date.now() + 7_201_000));
    await scene.service.database.repository.maintenance.cancelExpired(100);
    await put.write(picture.subarray(5_000));
    put.end();
    expect(errorOf(await put.answer)).toMatchObject({
      status: 409,
      details: { status: 'canceled', lastErrorCode: 'SESSION_EXPIRED' },
    });
    expect(await stagedOf(target)).toEqual([]);
  });
});

describe('after a refused finalize', () => {
  test('the right file to the same URL, and finalize again', async () => {
    const target = await scene.openOne();
    expect(outcomeOf(await finalize(target.containerId))).toBe('409 UPLOAD_INCOMPLETE');
    await scene.put(target, picture.subarray(0, picture.byteLength - 2));
    expect(errorOf(await finalize(target.containerId))).toMatchObject({
      status: 422,
      details: { assetId: 'upload-1', declaredType: 'image/jpeg', reason: 'truncated' },
    });
    expect((await scene.item(target.containerId)).status).toBe('queued');
    await scene.put(target, picture);
    const answer = await finalize(target.containerId, 'Third time lucky.');
    expect(JSON.parse(answer.body)).toMatchObject({ status: 'completed', caption: 'Third time lucky.' });
  });

  test('a declared checksum passes only the file it was made of', async () => {
    const checksumSha256 = createHash('sha256').update(picture).digest('hex').toUpperCase();
    const target = await scene.openOne({ checksumSha256 });
    await scene.put(target, otherPicture);
    expect(errorOf(await finalize(target.containerId))).toMatchObject({
      status: 422,
      details: { reason: 'checksum_mismatch' },
    });
    await scene.put(target, picture);
    expect((await finalize(target.containerId)).status).toBe(200);
  });

  test('of a slideshow nothing is kept while one file is wrong', async () => {
    const [first, second] = (await scene.open([{}, {}], 'slideshow')).files;
    if (!first || !second) throw new Error('the session has two files');
    await scene.put(first);
    expect(errorOf(await finalize(first.containerId)).message).toContain('/media/upload-2.jpg');
    await scene.put(second, new Uint8Array(100));
    expect(errorOf(await finalize(first.containerId))).toMatchObject({ status: 422, details: { assetId: 'upload-2' } });
    expect(await scene.item(first.containerId)).toMatchObject({ status: 'queued', assets: [], preview: null });
    await scene.put(second, otherPicture);
    const item = itemOf(await finalize(first.containerId));
    expect(item).toMatchObject({
      preview: { kind: 'slideshow' },
      assets: [{ assetId: 'upload-1' }, { assetId: 'upload-2' }],
    });
  });
});
