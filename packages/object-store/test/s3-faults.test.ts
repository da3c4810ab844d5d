import { inspect } from 'node:util';
import { S3 } from '@aws-sdk/client-s3';
import { ObjectMissingError, StorageFullError, UnavailableError } from '@layers-content/core';
import { describe, expect, test } from 'vitest';
import { openS3Store } from '../src/index.ts';
import type { S3Store } from '../src/index.ts';
import type { Lie, Operation } from './lying-s3/index.ts';
import {
  bytesOf,
  frozenKey,
  openLying,
  publicKey,
  putSigned,
  signFor,
  stage,
  stagingKey,
  textAt,
} from './opened-s3.ts';

/** Every call of the port, with the requests it makes. */
const calls: readonly {
  name: string;
  operation: Operation;
  ask: (store: S3Store, etag: string) => Promise<unknown>;
}[] = [
  { name: 'stat', operation: 'HeadObject', ask: (store) => store.stat(stagingKey) },
  { name: 'freeze', operation: 'CopyObject', ask: (store, etag) => store.freeze(stagingKey, frozenKey, etag) },
  { name: 'freeze', operation: 'HeadObject', ask: (store, etag) => store.freeze(stagingKey, frozenKey, etag) },
  { name: 'read', operation: 'GetObject', ask: (store) => store.read(stagingKey, 0, 5) },
  { name: 'sha256', operation: 'GetObject', ask: (store) => store.sha256(stagingKey) },
  { name: 'publish', operation: 'CopyObject', ask: (store) => store.publish(frozenKey, publicKey, 'video/mp4') },
  { name: 'publish', operation: 'HeadObject', ask: (store) => store.publish(frozenKey, publicKey, 'video/mp4') },
  { name: 'delete', operation: 'DeleteObject', ask: (store) => store.delete(stagingKey) },
  { name: 'list', operation: 'ListObjectsV2', ask: (store) => keysBelow(store, 'staging/') },
  { name: 'ping', operation: 'HeadBucket', ask: (store) => store.ping() },
  { name: 'ping', operation: 'PutObject', ask: (store) => store.ping() },
  { name: 'ping', operation: 'DeleteObject', ask: (store) => store.ping() },
];

const faults: readonly Lie[] = [
  { kind: 'refuse', status: 503, code: 'ServiceUnavailable' },
  { kind: 'refuse', status: 403, code: 'AccessDenied' },
  { kind: 'refuse', status: 404, code: 'NoSuchBucket' },
  { kind: 'refuse', status: 404, code: 'NotOfThisProxy' },
  { kind: 'reset' },
  { kind: 'silence' },
];

async function keysBelow(store: S3Store, prefix: string): Promise<readonly string[]> {
  const keys: string[] = [];
  for await (const { key } of store.list(prefix)) keys.push(key);
  return keys;
}

describe('absent and could not ask are different answers', () => {
  const cases = calls.flatMap((call) =>
    faults.map((lie) => ({ ...call, lie, fault: 'code' in lie ? lie.code : lie.kind })),
  );

  test.each(cases)('$name, when $operation meets $fault', async ({ operation, ask, lie }) => {
    // A HEAD that says 404 is an answer as long as the bucket is there.
    const bucketGone = 'code' in lie && lie.status === 404;
    const { store, lying } = await openLying();
    const etag = await stage(store, stagingKey, 'bytes');
    await store.freeze(stagingKey, frozenKey, etag);
    lying.lieAbout = (request) =>
      request.operation === operation || (bucketGone && request.operation === 'HeadBucket') ? lie : null;
    const hasty = await openS3Store({
      ...lying.options,
      ...(lie.kind === 'silence' ? { requestTimeoutMs: 250, transferTimeoutMs: 250 } : {}),
    });
    const fault: unknown = await ask(hasty, etag).catch((error: unknown) => error);
    hasty.close();
    expect(fault).toBeInstanceOf(UnavailableError);
    lying.lieAbout = () => null;
    await ask(store, etag);
  });

  test('what is refused for want of the permission to list is not absent', async () => {
    const { store, lying } = await openLying();
    lying.behaviour = { ...lying.behaviour, tellsAbsence: false };
    await expect(store.stat(stagingKey)).rejects.toBeInstanceOf(UnavailableError);
    await expect(store.freeze(stagingKey, frozenKey, '5-"any"')).rejects.toBeInstanceOf(UnavailableError);
    await expect(store.publish(frozenKey, publicKey, 'video/mp4')).rejects.toBeInstanceOf(UnavailableError);
  });

  test('nobody listens', async () => {
    const { store, lying } = await openLying();
    await lying.close();
    await expect(store.stat(stagingKey)).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
  });

  test.each([
    { status: 507, code: 'InsufficientStorage' },
    { status: 403, code: 'QuotaExceeded' },
  ])('no room is told as such: $code', async (refusal) => {
    const { store, lying } = await openLying();
    const etag = await stage(store, stagingKey, 'bytes');
    lying.lieAbout = ({ operation }) =>
      operation === 'CopyObject' || operation === 'PutObject' ? { kind: 'refuse', ...refusal } : null;
    await expect(store.ping()).rejects.toBeInstanceOf(StorageFullError);
    await expect(store.freeze(stagingKey, frozenKey, etag)).rejects.toBeInstanceOf(StorageFullError);
  });
});

describe('what the log gets', () => {
  test('names call, status and code', async () => {
    const { store, lying } = await openLying();
    lying.lieAbout = () => ({ kind: 'refuse', status: 403, code: 'SignatureDoesNotMatch' });
    await expect(store.read(stagingKey, 0, 1)).rejects.toMatchObject({
      cause: { message: 'S3 GetObject: 403 SignatureDoesNotMatch' },
    });
  });

  test.each(faults)('holds no key and no signature ($kind $code)', async (lie) => {
    const { store, lying } = await openLying({ requestTimeoutMs: 250 });
    lying.lieAbout = () => lie;
    const fault: unknown = await store.ping().catch((error: unknown) => error);
    const everything = inspect(fault, { depth: Infinity, showHidden: true });
    const { accessKeyId, secretAccessKey } = lying.options.credentials;
    for (const secret of [accessKeyId, secretAccessKey, 'Signature=', 'Authorization', 'authorization'])
      expect(everything).not.toContain(secret);
  });
});

describe('repetitions', () => {
  const firstOnly = (operation: Operation): ((request: { operation: Operation }) => Lie | null) => {
    let met = false;
    return (request) => {
      if (met || request.operation !== operation) return null;
      met = true;
      return { kind: 'refuse', status: 500, code: 'InternalError' };
    };
  };

  test.each(calls.filter(({ name, operation }) => name !== 'freeze' || operation !== 'CopyObject'))(
    'bring $name through one refused $operation',
    async ({ operation, ask }) => {
      const { store, lying } = await openLying();
      const etag = await stage(store, stagingKey, 'bytes');
      await store.freeze(stagingKey, frozenKey, etag);
      lying.lieAbout = firstOnly(operation);
      await ask(store, etag);
    },
  );

  test.each(['refuse', 'reset', 'lose answer'] as const)(
    'are never made of the copy that freezes (%s)',
    async (kind) => {
      const { store, lying } = await openLying();
      const etag = await stage(store, stagingKey, 'bytes');
      lying.lieAbout = ({ operation }) => (operation === 'CopyObject' ? { kind, status: 503, code: 'SlowDown' } : null);
      await expect(store.freeze(stagingKey, frozenKey, etag)).rejects.toBeInstanceOf(UnavailableError);
      expect(lying.requests.filter(({ operation }) => operation === 'CopyObject').length).toBe(1);
    },
  );

  test('end', async () => {
    const { store, lying } = await openLying();
    lying.lieAbout = () => ({ kind: 'refuse', status: 500, code: 'InternalError' });
    await expect(store.stat(stagingKey)).rejects.toBeInstanceOf(UnavailableError);
    expect(lying.requests.length).toBe(3);
  });
});

describe('read', () => {
  test.each<Lie>([
    { kind: 'cut body', afterBytes: 3 },
    { kind: 'quiet cut', afterBytes: 3 },
    { kind: 'short range', byBytes: 2 },
    { kind: 'other range', byBytes: 1 },
  ])('refuses a part that is not what was asked for ($kind)', async (lie) => {
    const { store, lying } = await openLying();
    await stage(store, stagingKey, '0123456789');
    lying.lieAbout = () => lie;
    await expect(store.read(stagingKey, 2, 6)).rejects.toBeInstanceOf(UnavailableError);
  });

  test('takes a whole object from a store without ranges only where the whole was asked for', async () => {
    const { store, lying } = await openLying();
    await stage(store, stagingKey, '0123456789');
    lying.behaviour = { ...lying.behaviour, honoursRanges: false };
    expect(await store.read(stagingKey, 0, 10)).toEqual(bytesOf('0123456789'));
    await expect(store.read(stagingKey, 0, 9)).rejects.toMatchObject({ cause: { code: 'RangeNotKept' } });
    await expect(store.read(stagingKey, 2, 8)).rejects.toBeInstanceOf(UnavailableError);
  });

  test('of no bytes still knows whether the object is there', async () => {
    const { store } = await openLying();
    await expect(store.read(stagingKey, 0, 0)).rejects.toBeInstanceOf(ObjectMissingError);
  });
});

describe('sha256', () => {
  const digest = '01ba4719c80b6fe911b091a7c05124b64eeece964e09c058ef8f9805daca546b';
  const bytes = bytesOf('\n');

  test('is the one the store checked, without reading', async () => {
    const { store, lying } = await openLying({ signChecksum: true });
    await putSigned(signFor(store, stagingKey, { checksumSha256: digest }), bytes);
    expect(await store.sha256(stagingKey)).toBe(digest);
    expect(lying.requests.some(({ operation }) => operation === 'GetObject')).toBe(false);
  });

  test('is not what a store tells that was not asked to check', async () => {
    const { store, lying } = await openLying();
    lying.behaviour = { ...lying.behaviour, checksChecksums: false };
    const put = { Bucket: 'media', Key: stagingKey, Body: bytes, ChecksumSHA256: Buffer.alloc(32).toString('base64') };
    const s3 = new S3({ ...lying.options, requestChecksumCalculation: 'WHEN_REQUIRED' });
    await s3.putObject(put);
    s3.destroy();
    expect(await store.sha256(stagingKey)).toBe(digest);
  });

  test('reads the bytes where the store tells none', async () => {
    const { store, lying } = await openLying({ signChecksum: true });
    lying.behaviour = { ...lying.behaviour, tellsChecksums: false };
    await stage(store, stagingKey, '\n');
    expect(await store.sha256(stagingKey)).toBe(digest);
  });

  test.each(['cut body', 'quiet cut'] as const)('is never that of a cut body (%s)', async (kind) => {
    const { store, lying } = await openLying();
    await stage(store, stagingKey, '0123456789');
    lying.lieAbout = () => ({ kind, afterBytes: 4 });
    await expect(store.sha256(stagingKey)).rejects.toBeInstanceOf(UnavailableError);
  });
});

describe('list', () => {
  test('walks all pages', async () => {
    const { store, lying } = await openLying();
    const object = {
      bytes: Buffer.from('x'),
      etag: '"x"',
      contentType: 'video/mp4',
      cacheControl: null,
      checksumSha256: null,
      modifiedAt: new Date(),
    };
    for (let n = 0; n < 2_345; n += 1) lying.buckets.get('media')?.set(`staging/many/upload-${n}.mp4`, object);
    expect(new Set(await keysBelow(store, 'staging/')).size).toBe(2_345);
  });

  test('does not walk in a circle', async () => {
    const { store, lying } = await openLying();
    lying.lieAbout = () => ({ kind: 'endless list' });
    await expect(keysBelow(store, 'staging/')).rejects.toBeInstanceOf(UnavailableError);
  });

  test.each(['', '/', '../', 'staging/../', 'elsewhere/'])('refuses the prefix %j', async (prefix) => {
    const { store } = await openLying();
    await expect(keysBelow(store, prefix)).rejects.toMatchObject({ name: 'InvalidObjectKeyError' });
  });
});

test('no checksum is added to what is sent', async () => {
  const { store, lying } = await openLying();
  const etag = await stage(store, stagingKey, 'bytes');
  await store.freeze(stagingKey, frozenKey, etag);
  await store.publish(frozenKey, publicKey, 'video/mp4');
  await store.ping();
  const names = new Set(lying.requests.flatMap(({ headers }) => Object.keys(headers)));
  expect([...names].filter((name) => /checksum|trailer|content-md5|content-encoding/.test(name))).toEqual([]);
});

test('200 deletions at once are all confirmed', async () => {
  const { store, lying } = await openLying();
  const keys = Array.from({ length: 200 }, (_, n) => `staging/many/upload-${n}.mp4`);
  for (const key of keys)
    lying.buckets.get('media')?.set(key, {
      bytes: Buffer.from('x'),
      etag: '"x"',
      contentType: 'video/mp4',
      cacheControl: null,
      checksumSha256: null,
      modifiedAt: new Date(),
    });
  await Promise.all(keys.map((key) => store.delete(key)));
  expect(await keysBelow(store, 'staging/')).toEqual([]);
});

test('a store that answers 404 to a deletion has deleted', async () => {
  const { store, lying } = await openLying();
  lying.lieAbout = () => ({ kind: 'refuse', status: 404, code: 'NoSuchKey' });
  await store.delete(stagingKey);
  expect(await textAt(store, stagingKey).catch(() => 'refused')).not.toBe('bytes');
});
