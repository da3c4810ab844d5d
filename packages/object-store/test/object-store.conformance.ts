import { createHash } from 'node:crypto';
import { ObjectMissingError } from '@layers-content/core';
import type { ListedObject, ObjectStore, SignedPut } from '@layers-content/core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

/** One opened, empty store and the client's side of it. */
export interface StoreUnderTest {
  readonly store: ObjectStore;
  /** Sends bytes to a signed URL with its headers, as a client does; resolves once they are acknowledged. */
  put(signed: SignedPut, bytes: Uint8Array): Promise<void>;
  close(): Promise<void>;
}

// A store of another process judges URLs by its own clock.
const now = new Date();
const expiresAt = new Date(now.getTime() + 15 * 60_000);
const staging = 'staging/c0ffee/random-a/upload-1.mp4';
const frozen = 'frozen/c0ffee/1-random-b/upload-1.mp4';
const published = 'public-media/content-container/c0ffee/media/upload-1.mp4';
const first = new TextEncoder().encode('the first bytes');
const second = new TextEncoder().encode('second bytes, of another length');

/** What every implementation of the port must do, whatever lies below it. */
export function objectStoreConformance(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`${name} as an ObjectStore`, () => {
    let under: StoreUnderTest;
    beforeEach(async () => {
      under = await open();
    });
    afterEach(() => under.close());

    const signPut = (key: string) =>
      under.store.signPut({
        key,
        contentType: 'video/mp4',
        sizeBytes: first.byteLength,
        checksumSha256: null,
        expiresAt,
        now,
      });
    const put = (key: string, bytes: Uint8Array) => under.put(signPut(key), bytes);
    const etagAt = async (key: string) => {
      const stat = await under.store.stat(key);
      if (stat === null) throw new Error(`${key} is absent`);
      return stat.etag;
    };
    const seal = async () => {
      await put(staging, first);
      expect(await under.store.freeze(staging, frozen, await etagAt(staging))).toBe('frozen');
    };
    const all = (key: string) => under.store.read(key, 0, 1_000);

    describe('signPut', () => {
      test('gives the same answer to the same request', () => {
        expect(signPut(staging)).toEqual(signPut(staging));
      });

      test('asks the client to send the declared type', () => {
        expect(signPut(staging).headers).toEqual({ 'Content-Type': 'video/mp4' });
      });
    });

    describe('stage', () => {
      const stage = (bytes: AsyncIterable<Uint8Array>, sizeBytes: number | null) =>
        under.store.stage(staging, { contentType: 'video/mp4', sizeBytes, bytes });
      async function* pieces(...chunks: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
        yield* chunks;
      }
      const large = new Uint8Array(300_000).map((_, index) => index % 251);

      test.each([true, false])('stores what is brought, in pieces, its size told: %s', async (isTold) => {
        const size = large.byteLength + first.byteLength;
        await stage(pieces(large, first), isTold ? size : null);
        const { sizeBytes } = (await under.store.stat(staging)) ?? { sizeBytes: 0 };
        expect(sizeBytes).toBe(size);
        expect(Buffer.concat([large, first]).equals(await under.store.read(staging, 0, size))).toBe(true);
        expect(await under.store.freeze(staging, frozen, await etagAt(staging))).toBe('frozen');
      });

      test.each([0, null])('stores nothing at all as an empty object (size %s)', async (sizeBytes) => {
        await stage(pieces(), sizeBytes);
        expect(await under.store.stat(staging)).toMatchObject({ sizeBytes: 0 });
      });

      test.each([true, false])(
        'leaves nothing of what breaks off, and tells why; its size told: %s',
        async (isTold) => {
          const broken = new Error('the source broke off');
          async function* breaking(): AsyncGenerator<Uint8Array> {
            yield large;
            throw broken;
          }
          await expect(stage(breaking(), isTold ? 2 * large.byteLength : null)).rejects.toBe(broken);
          expect(await under.store.stat(staging)).toBeNull();
        },
      );
    });

    describe('stat', () => {
      test('answers null for what is absent', async () => {
        expect(await under.store.stat(staging)).toBeNull();
      });

      test('tells the size of what was put', async () => {
        await put(staging, first);
        expect(await under.store.stat(staging)).toEqual({ sizeBytes: first.byteLength, etag: await etagAt(staging) });
      });

      test('changes its etag with every change of the bytes', async () => {
        await put(staging, first);
        const before = await etagAt(staging);
        await put(staging, second);
        expect(await etagAt(staging)).not.toBe(before);
      });
    });

    describe('freeze', () => {
      test('keeps the bytes that have the etag', async () => {
        await seal();
        expect(await all(frozen)).toEqual(first);
      });

      test('answers absent when nothing was put', async () => {
        expect(await under.store.freeze(staging, frozen, 'any')).toBe('absent');
        expect(await under.store.stat(frozen)).toBeNull();
      });

      test('answers changed and keeps nothing when another PUT landed', async () => {
        await put(staging, first);
        const etag = await etagAt(staging);
        await put(staging, second);
        expect(await under.store.freeze(staging, frozen, etag)).toBe('changed');
        expect(await under.store.stat(frozen)).toBeNull();
      });

      test('is repeatable', async () => {
        await seal();
        expect(await under.store.freeze(staging, frozen, await etagAt(staging))).toBe('frozen');
        expect(await all(frozen)).toEqual(first);
      });

      test('is out of reach of a later PUT', async () => {
        await seal();
        await put(staging, second);
        expect(await all(frozen)).toEqual(first);
        expect(await all(staging)).toEqual(second);
      });

      test('outlives the staging object', async () => {
        await seal();
        await under.store.delete(staging);
        expect(await all(frozen)).toEqual(first);
      });
    });

    describe('read', () => {
      test.each([
        { offset: 0, length: 5 },
        { offset: 4, length: 5 },
        { offset: 10, length: 100 },
        { offset: 100, length: 5 },
        { offset: 3, length: 0 },
      ])('answers $length bytes from $offset on, cut at the end', async ({ offset, length }) => {
        await put(staging, first);
        expect(await under.store.read(staging, offset, length)).toEqual(first.slice(offset, offset + length));
      });

      test('throws ObjectMissingError for what is absent', async () => {
        await expect(under.store.read(staging, 0, 1)).rejects.toBeInstanceOf(ObjectMissingError);
      });
    });

    describe('sha256', () => {
      test('is the digest of all bytes', async () => {
        await put(staging, second);
        expect(await under.store.sha256(staging)).toBe(createHash('sha256').update(second).digest('hex'));
      });

      test('throws ObjectMissingError for what is absent', async () => {
        await expect(under.store.sha256(staging)).rejects.toBeInstanceOf(ObjectMissingError);
      });
    });

    describe('publish', () => {
      test('gives the frozen bytes their public key', async () => {
        await seal();
        await under.store.publish(frozen, published, 'video/mp4');
        expect(await all(published)).toEqual(first);
      });

      test('is repeatable', async () => {
        await seal();
        await under.store.publish(frozen, published, 'video/mp4');
        await under.store.publish(frozen, published, 'video/mp4');
        expect(await all(published)).toEqual(first);
      });

      test('outlives the frozen object', async () => {
        await seal();
        await under.store.publish(frozen, published, 'video/mp4');
        await under.store.delete(frozen);
        expect(await all(published)).toEqual(first);
      });

      test('replaces other bytes under the public key', async () => {
        await seal();
        const other = 'frozen/c0ffee/2-random-c/upload-1.mp4';
        await put(staging, second);
        await under.store.freeze(staging, other, await etagAt(staging));
        await under.store.publish(other, published, 'video/mp4');
        await under.store.publish(frozen, published, 'video/mp4');
        expect(await all(published)).toEqual(first);
      });

      test('throws ObjectMissingError when the frozen object is gone', async () => {
        await expect(under.store.publish(frozen, published, 'video/mp4')).rejects.toBeInstanceOf(ObjectMissingError);
      });
    });

    describe('sync', () => {
      test('takes what was frozen and published, as often as it is asked', async () => {
        await seal();
        await under.store.publish(frozen, published, 'video/mp4');
        for (let time = 0; time < 2; time += 1) await under.store.sync([frozen, published]);
        expect(await all(published)).toEqual(first);
      });
    });

    describe('delete', () => {
      test('removes the object', async () => {
        await put(staging, first);
        await under.store.delete(staging);
        expect(await under.store.stat(staging)).toBeNull();
      });

      test('of what is absent is success', async () => {
        await under.store.delete(staging);
        await under.store.delete(staging);
      });

      test('leaves a way for the next PUT', async () => {
        await put(staging, first);
        await under.store.delete(staging);
        await put(staging, second);
        expect(await all(staging)).toEqual(second);
      });
    });

    describe('list', () => {
      const listed = async (prefix: string) => {
        const found: ListedObject[] = [];
        for await (const object of under.store.list(prefix)) found.push(object);
        return found.sort((one, other) => (one.key < other.key ? -1 : 1));
      };

      test('walks everything below a prefix and nothing else', async () => {
        const neighbour = 'staging/c0ffee/random-c/upload-2.mp4';
        await put(staging, first);
        await put(neighbour, second);
        await under.store.freeze(staging, frozen, await etagAt(staging));
        expect((await listed('staging/')).map(({ key, sizeBytes }) => ({ key, sizeBytes }))).toEqual([
          { key: staging, sizeBytes: first.byteLength },
          { key: neighbour, sizeBytes: second.byteLength },
        ]);
        expect((await listed('staging/c0ffee/random-c')).map(({ key }) => key)).toEqual([neighbour]);
      });

      test('is empty where nothing is', async () => {
        expect(await listed('staging/')).toEqual([]);
        expect(await listed('public-media/content-container/c0ffee/')).toEqual([]);
      });

      test('tells when an object was written', async () => {
        const before = Date.now();
        await put(staging, first);
        const [object] = await listed('staging/');
        expect(Math.abs((object?.modifiedAt.getTime() ?? 0) - before)).toBeLessThan(60_000);
      });
    });

    test('ping resolves while the store can be asked and leaves nothing behind', async () => {
      await under.store.ping();
      for await (const { key } of under.store.list('tmp/')) expect.fail(key);
    });
  });
}
