import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { PayloadTooLargeError, putSlackBytes, StorageFullError } from '@layers-content/core';
import { describe, expect, test } from 'vitest';
import { nodeFileSystem, UploadInterruptedError } from '../src/index.ts';
import type { DirectoryStore } from '../src/index.ts';
import {
  bytesOf,
  chunksOf,
  frozenKey,
  grantFor,
  keysBelow,
  openStore,
  publicKey,
  publicUrl,
  putBytes,
  stagingKey,
  textAt,
} from './opened-store.ts';

const aborted = new AbortController().signal;

async function etagAt(store: DirectoryStore, key: string): Promise<string> {
  return (await store.stat(key))?.etag ?? 'absent';
}

describe('signPut', () => {
  test('points at the upload path and allows the declared size and its slack', async () => {
    const { store } = await openStore();
    const now = new Date('2026-11-24T12:00:00Z');
    const expiresAt = new Date('2026-11-24T12:15:00Z');
    const signed = store.signPut({
      key: stagingKey,
      contentType: 'image/png',
      sizeBytes: 5,
      checksumSha256: null,
      expiresAt,
      now,
    });
    const token = signed.url.slice(`${publicUrl}/uploads/`.length);
    expect(signed.url).toBe(`${publicUrl}/uploads/${token}`);
    expect(store.readUploadToken(token)).toEqual({
      key: stagingKey,
      contentType: 'image/png',
      declaredBytes: 5,
      capBytes: 5 + putSlackBytes,
      expiresAt,
    });
  });
});

describe('receive', () => {
  test('answers size and the etag that stat tells', async () => {
    const { store } = await openStore();
    const received = await putBytes(store, stagingKey, chunksOf([bytesOf('one '), bytesOf(''), bytesOf('two')]));
    expect(received).toEqual({ sizeBytes: 7, etag: await etagAt(store, stagingKey) });
    expect(await textAt(store, stagingKey)).toBe('one two');
  });

  test('of many PUTs to one key leaves one whole', async () => {
    const { store } = await openStore();
    const texts = Array.from({ length: 24 }, (_, index) => `${index}`.padEnd(2_000 + index, 'x'));
    const received = await Promise.all(
      texts.map((text) => putBytes(store, stagingKey, chunksOf(text.split(/(?<=^.{700})/s).map(bytesOf)))),
    );
    expect(texts).toContain(await textAt(store, stagingKey));
    expect(received.map(({ etag }) => etag)).toContain(await etagAt(store, stagingKey));
    expect(await keysBelow(store, 'tmp/')).toEqual([]);
  });

  test('lets the PUT that ends last win', async () => {
    const { store } = await openStore();
    const slow = new PassThrough();
    const late = putBytes(store, stagingKey, slow);
    slow.write('late');
    await putBytes(store, stagingKey, bytesOf('early'));
    expect(await textAt(store, stagingKey)).toBe('early');
    slow.end();
    await late;
    expect(await textAt(store, stagingKey)).toBe('late');
  });

  test('leaves an earlier object until it is confirmed', async () => {
    const { store } = await openStore();
    await putBytes(store, stagingKey, bytesOf('earlier'));
    const refusal = new Error('the item is no longer open');
    const confirm = async () => {
      expect(await textAt(store, stagingKey)).toBe('earlier');
      expect(await keysBelow(store, 'tmp/')).toHaveLength(1);
      throw refusal;
    };
    await expect(putBytes(store, stagingKey, bytesOf('later'), { confirm })).rejects.toBe(refusal);
    expect(await textAt(store, stagingKey)).toBe('earlier');
    expect(await keysBelow(store, 'tmp/')).toEqual([]);
  });

  test('leaves no directory when it is not confirmed', async () => {
    const { store, root } = await openStore();
    const confirm = () => Promise.reject(new Error('the item is no longer open'));
    await expect(putBytes(store, stagingKey, bytesOf('refused'), { confirm })).rejects.toThrow('no longer open');
    expect(await readdir(join(root, 'staging'))).toEqual([]);
  });

  test('does not alter frozen or published bytes by a later PUT', async () => {
    const { store } = await openStore();
    const { etag } = await putBytes(store, stagingKey, bytesOf('judged'));
    await store.freeze(stagingKey, frozenKey, etag);
    await store.publish(frozenKey, publicKey, 'video/mp4');
    await putBytes(store, stagingKey, bytesOf('replaced after the verdict'));
    expect(await textAt(store, frozenKey)).toBe('judged');
    expect(await textAt(store, publicKey)).toBe('judged');
    await store.publish(frozenKey, publicKey, 'video/mp4');
    expect(await textAt(store, publicKey)).toBe('judged');
  });
});

test('concurrent publishes over other bytes leave no temporary name', async () => {
  const { store } = await openStore();
  const otherFrozenKey = 'frozen/3f1c/2-random-d/upload-1.mp4';
  for (const [key, text] of [
    [otherFrozenKey, 'served'],
    [frozenKey, 'judged'],
  ] as const) {
    const { etag } = await putBytes(store, stagingKey, bytesOf(text));
    await store.freeze(stagingKey, key, etag);
  }
  await store.publish(otherFrozenKey, publicKey, 'video/mp4');
  await Promise.all(Array.from({ length: 8 }, () => store.publish(frozenKey, publicKey, 'video/mp4')));
  expect(await textAt(store, publicKey)).toBe('judged');
  expect(await keysBelow(store, 'tmp/')).toEqual([]);
});

describe('the cap', () => {
  const limits = { limitBytes: 12, declaredBytes: 10 };
  const grant = grantFor(stagingKey, 10, 12);
  const confirm = async () => undefined;

  test('is inclusive', async () => {
    const { store } = await openStore();
    const received = await store.receive(grant, chunksOf([new Uint8Array(12)]), { confirm, signal: aborted });
    expect(received.sizeBytes).toBe(12);
  });

  test('ends a PUT at the byte that crosses it, and leaves nothing', async () => {
    const { store } = await openStore();
    let asked = 0;
    const endless = (async function* () {
      for (;;) {
        asked += 1;
        yield new Uint8Array(5);
      }
    })();
    const details = { assetId: 'upload-1', ...limits, actualBytes: 15 };
    const put = store.receive(grant, Readable.from(endless), { confirm, signal: aborted });
    await expect(put).rejects.toMatchObject({ details });
    // The source is one piece ahead of the stream.
    expect(asked).toBeLessThanOrEqual(4);
    expect(await keysBelow(store, 'tmp/')).toEqual([]);
    expect(await store.stat(stagingKey)).toBeNull();
  });

  test('refuses a Content-Length over it before a byte is read', async () => {
    const { store } = await openStore();
    const unread = new Readable({ read: () => expect.fail('the body was read') });
    const put = store.receive(grant, unread, { contentLength: 13, confirm, signal: aborted });
    await expect(put).rejects.toBeInstanceOf(PayloadTooLargeError);
    await expect(put).rejects.toMatchObject({ details: { assetId: 'upload-1', ...limits, actualBytes: 13 } });
  });

  test('leaves a refused request open, so that it can be answered', async () => {
    const { store } = await openStore();
    const request = new PassThrough();
    request.write(new Uint8Array(100));
    await expect(store.receive(grant, request, { confirm, signal: aborted })).rejects.toBeInstanceOf(
      PayloadTooLargeError,
    );
    expect(request.destroyed).toBe(false);
  });
});

describe('a PUT that ends early', () => {
  test('by its signal, while waiting for bytes, leaves nothing', async () => {
    const { store } = await openStore();
    const stop = new AbortController();
    const stalled = new PassThrough();
    stalled.write('half');
    const put = putBytes(store, stagingKey, stalled, { signal: stop.signal });
    while ((await keysBelow(store, 'tmp/')).length === 0) await turn();
    const reason = new Error('too slow');
    stop.abort(reason);
    await expect(put).rejects.toBe(reason);
    expect(await keysBelow(store, 'tmp/')).toEqual([]);
    expect(await store.stat(stagingKey)).toBeNull();
  });

  test('by its signal during the confirmation is not stored', async () => {
    const { store } = await openStore();
    const stop = new AbortController();
    const reason = new Error('shutting down');
    const confirm = async () => stop.abort(reason);
    await expect(putBytes(store, stagingKey, bytesOf('x'), { signal: stop.signal, confirm })).rejects.toBe(reason);
    expect(await store.stat(stagingKey)).toBeNull();
  });

  test.each([false, true])(
    'with an error of the request tells that error (while it is read: %s)',
    async (whileWriting) => {
      const { store } = await openStore();
      const reset = Object.assign(new Error('aborted'), { code: 'ECONNRESET' });
      const request = new Readable({ read() {} });
      request.push('half');
      const put = putBytes(store, stagingKey, request);
      if (whileWriting) while ((await keysBelow(store, 'tmp/')).length === 0) await turn();
      request.destroy(reset);
      await expect(put).rejects.toBe(reset);
      expect(await keysBelow(store, 'tmp/')).toEqual([]);
    },
  );

  test('short of its Content-Length is not stored', async () => {
    const { store } = await openStore();
    const put = putBytes(store, stagingKey, bytesOf('half'), { contentLength: 8 });
    await expect(put).rejects.toBeInstanceOf(UploadInterruptedError);
    expect(await store.stat(stagingKey)).toBeNull();
  });
});

describe('free space', () => {
  test('is asked for before anything is written', async () => {
    const { store, root } = await openStore({ freeSpaceFloor: { minimumBytes: 2 ** 60, minimumShare: 0 } });
    await expect(putBytes(store, stagingKey, bytesOf('x'))).rejects.toBeInstanceOf(StorageFullError);
    await expect(store.ping()).rejects.toBeInstanceOf(StorageFullError);
    expect(await readdir(join(root, 'tmp'))).toEqual([]);
  });

  test('is not held by uploads that promised much and sent nothing', async () => {
    const disk = watchedDisk(10_000_000);
    const { store } = await openStore(disk);
    const stops = Array.from({ length: 50 }, () => new AbortController());
    const promises = stops.map(({ signal }) =>
      putBytes(store, stagingKey, new PassThrough(), { contentLength: 1_500_000, signal }),
    );
    while ((await keysBelow(store, 'tmp/')).length < promises.length) await turn();
    await store.ping();
    await putBytes(store, 'staging/3f1c/random-z/upload-2.mp4', bytesOf('an honest one'));
    for (const stop of stops) stop.abort(new Error('enough'));
    await Promise.allSettled(promises);
  });

  test('is taken as bytes arrive: an upload ends where the disk does, and leaves nothing', async () => {
    const disk = watchedDisk(1_000_000);
    const { store } = await openStore(disk);
    const sent = { bytes: 0 };
    const endless = (async function* () {
      for (;;) {
        sent.bytes += 65_536;
        disk.fill(65_536);
        yield new Uint8Array(65_536);
      }
    })();
    await expect(
      store.receive(grantFor(stagingKey, 2 ** 22), Readable.from(endless), {
        confirm: async () => undefined,
        signal: aborted,
      }),
    ).rejects.toBeInstanceOf(StorageFullError);
    expect(sent.bytes).toBeLessThan(1_000_000 + 2 * 65_536);
    expect(await keysBelow(store, 'tmp/')).toEqual([]);
  });

  test('that the disk has lost meanwhile is missed by the next PUT, however small', async () => {
    const disk = watchedDisk(20_000_000);
    const { store } = await openStore(disk);
    await putBytes(store, stagingKey, bytesOf('before'));
    disk.fill(20_000_000);
    await expect(putBytes(store, stagingKey, bytesOf('after'))).rejects.toBeInstanceOf(StorageFullError);
  });

  test('is asked of the disk once for many bytes', async () => {
    const disk = watchedDisk(2 ** 40);
    const { store } = await openStore(disk);
    const piece = new Uint8Array(65_536);
    await store.receive(grantFor(stagingKey, 2 ** 30), chunksOf(Array.from({ length: 512 }, () => piece)), {
      confirm: async () => undefined,
      signal: aborted,
    });
    // Before the first byte, and for each 16 of the 32 MiB.
    expect(disk.asked()).toBe(2);
  });
});

/** A disk with so many bytes free above the floor, which others can fill. */
function watchedDisk(roomBytes: number) {
  let freeBytes = 1_000 + roomBytes;
  let asked = 0;
  const space = async () => {
    asked += 1;
    return { freeBytes, totalBytes: 2 ** 50 };
  };
  return {
    freeSpaceFloor: { minimumBytes: 1_000, minimumShare: 0 },
    fileSystem: { ...nodeFileSystem, space },
    fill: (sizeBytes: number) => void (freeBytes -= sizeBytes),
    asked: () => asked,
  };
}

describe('openRead', () => {
  async function rangeOf(range?: { start?: number; end?: number }): Promise<string> {
    const { store } = await openStore();
    await putBytes(store, stagingKey, bytesOf('0123456789'));
    const chunks: Uint8Array[] = [];
    const stream: AsyncIterable<Uint8Array> = await store.openRead(stagingKey, range);
    for await (const chunk of stream) chunks.push(chunk);
    return Buffer.concat(chunks).toString();
  }

  test.each([
    { range: undefined, bytes: '0123456789' },
    { range: { start: 2, end: 4 }, bytes: '234' },
    { range: { start: 7 }, bytes: '789' },
    { range: { start: 9, end: 9 }, bytes: '9' },
  ])('streams $range', async ({ range, bytes }) => {
    expect(await rangeOf(range)).toBe(bytes);
  });

  test('knows before the first byte that an object is missing', async () => {
    const { store } = await openStore();
    await expect(store.openRead(stagingKey)).rejects.toMatchObject({ name: 'ObjectMissingError', key: stagingKey });
  });

  test('finds no object where a directory is', async () => {
    const { store } = await openStore();
    await putBytes(store, stagingKey, bytesOf('x'));
    expect(await store.stat('staging/3f1c')).toBeNull();
    await expect(store.openRead('staging/3f1c')).rejects.toMatchObject({ name: 'ObjectMissingError' });
  });
});

describe('delete', () => {
  test('takes the empty directories with it and no other', async () => {
    const { store, root } = await openStore();
    const neighbour = 'staging/3f1c/random-z/upload-2.mp4';
    await putBytes(store, stagingKey, bytesOf('x'));
    await putBytes(store, neighbour, bytesOf('y'));
    await store.delete(stagingKey);
    expect(await readdir(join(root, 'staging/3f1c'))).toEqual(['random-z']);
    await store.delete(neighbour);
    expect(await readdir(root)).toEqual(['frozen', 'public-media', 'staging', 'tmp']);
    expect(await readdir(join(root, 'staging'))).toEqual([]);
  });

  test('never takes a directory away from a PUT that has been acknowledged', async () => {
    const { store } = await openStore();
    for (let round = 0; round < 50; round += 1) {
      const other = `staging/3f1c/random-a/upload-${round}.jpg`;
      await Promise.all([store.delete(stagingKey), putBytes(store, stagingKey, bytesOf('x')), store.delete(other)]);
      await putBytes(store, other, bytesOf('kept'));
      expect(await textAt(store, other)).toBe('kept');
    }
  });
});

describe('list', () => {
  test('walks tmp/ too, where broken uploads lie', async () => {
    const { store, root } = await openStore();
    await writeFile(join(root, 'tmp', 'left-behind'), 'abc');
    expect(await keysBelow(store, 'tmp/')).toEqual(['tmp/left-behind']);
    await store.delete('tmp/left-behind');
    expect(await keysBelow(store, 'tmp/')).toEqual([]);
  });

  test.each(['', '/', '../', 'staging/../', 'elsewhere/'])('refuses the prefix %j', async (prefix) => {
    const { store } = await openStore();
    await expect(keysBelow(store, prefix)).rejects.toMatchObject({ name: 'InvalidObjectKeyError' });
  });
});
