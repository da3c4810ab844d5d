import { describe, expect, test } from 'vitest';
import { ByteView } from '../byte-view.ts';
import { readAvcConfig } from './avc-config.ts';

// Records as x264 writes them.
const plain = '0164000affe100186764000aacd9447b011000000300100000030320f122596001000668ebe3cb22c0fdf8f800';
const intra = '016e100affe10015676e100aa6cb841b6022000003000200000300640801000568ee0f2c8bfdfafa00';
const adaptiveFields = '01640015ffe1001867640015acd9421b6022000003000200000300643e28532c01000668fba3cb22c0fdf8f800';
const perhapsFields = '01640015ffe1001867640015acd942196022000003000200000300641e2c5b2c01000668ebe3cb22c0fdf8f800';
const wideSamples = '0164000affe100186764000aacd9420db0e1000003000100000300320f12259601000668ebe3cb22c0fdf8f800';
const cropped = '0164000affe100196764000aacd9420de5bc0440000003004000000c83c489658001000668ebe3cb22c0fdf8f800';

const read = (hex: string): ReturnType<typeof readAvcConfig> =>
  readAvcConfig(new ByteView(Buffer.from(hex, 'hex'), 'box "avcC"'));

describe('what an avcC says', () => {
  test('profile, chroma and size', () => {
    expect(read(plain)).toMatchObject({
      profile: 'High',
      chroma: '4:2:0',
      bitDepth: 8,
      interlaced: false,
      pictureSize: { width: 64, height: 48 },
    });
  });
  test('an intra variant by its constraint', () => {
    expect(read(intra)).toMatchObject({ profile: 'High 10 Intra', bitDepth: 10 });
  });
  test('fields: certain where blocks choose them, unknown where pictures may', () => {
    expect([read(adaptiveFields), read(perhapsFields)].map(({ interlaced }) => interlaced)).toEqual([true, null]);
    expect(read(adaptiveFields).pictureSize).toEqual({ width: 128, height: 96 });
  });
  test('the sample aspect of the stream', () => {
    expect([read(wideSamples), read(plain)].map(({ sampleAspectRatio }) => sampleAspectRatio)).toEqual([
      { numerator: 4, denominator: 3 },
      { numerator: 1, denominator: 1 },
    ]);
  });
  test('cropping', () => {
    expect(read(cropped).pictureSize).toEqual({ width: 120, height: 92 });
  });
  test('no depth that cannot be', () => {
    expect(() => read(plain.replace('aacd9', 'aa110'))).toThrow('15 bits a sample');
  });
});
