import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { inflateStart } from './inflate.ts';

const text = Buffer.from('0123456789'.repeat(1000));
const packed = deflateSync(text);

describe('inflateStart', () => {
  test('all of it, where it is less', async () => {
    expect(Buffer.from(await inflateStart(packed, 65_536))).toEqual(text);
  });
  test('the first bytes of more', async () => {
    expect(Buffer.from(await inflateStart(packed, 15)).toString()).toBe('012345678901234');
  });
  test('nothing of what is no zlib stream', async () => {
    expect(await inflateStart(Uint8Array.of(1, 2, 3), 1000)).toEqual(new Uint8Array());
  });
  test('what stands before the damage', async () => {
    const noise = Uint8Array.from({ length: 50_000 }, (_, index) => (index * index * 7919) >>> 8);
    const cut = deflateSync(noise).subarray(0, -1000);
    const inflated = await inflateStart(cut, 65_536);
    expect(inflated.length).toBeGreaterThan(1000);
    expect(inflated).toEqual(noise.subarray(0, inflated.length));
  });
});
