import { describe, expect, test } from 'vitest';
import { box, concat, u32 } from '../../test/boxes.ts';
import { ByteView } from '../byte-view.ts';
import { readVideoEntry } from './sample-entry.ts';
import type { VideoEntry } from './sample-entry.ts';

/** An `stsd` with one visual entry of that claimed size. */
function entry(type: string, width: number, height: number, ...boxes: readonly Uint8Array[]): VideoEntry {
  const fixed = new Uint8Array(78);
  new DataView(fixed.buffer).setUint32(24, width * 65_536 + height);
  return readVideoEntry(new ByteView(concat(u32(0, 1), box(type, fixed, ...boxes)), 'box "stsd"'));
}

/** H.264 of 128x96, cropped to 120x92. */
const cropped = box(
  'avcC',
  Buffer.from('0164000affe100196764000aacd9420de5bc0440000003004000000c83c489658001000668ebe3cb22c0fdf8f800', 'hex'),
);
const size = ({ codedWidth, codedHeight }: VideoEntry): readonly number[] => [codedWidth, codedHeight];

describe('the size of the pictures', () => {
  test.each([
    [128, 96],
    [64, 64],
    [4096, 4096],
    [120, 60],
  ])("is the stream's, not the claimed %ix%i", (width, height) => {
    expect(size(entry('avc1', width, height, cropped))).toEqual([120, 92]);
  });
  test('may be cut a little by the entry: what only fills blocks up', () => {
    expect(size(entry('avc1', 118, 80, cropped))).toEqual([118, 80]);
  });
  test("is the claimed one where the codec's record has none", () => {
    expect(size(entry('jpeg', 128, 96))).toEqual([128, 96]);
  });
});

describe('the sample aspect', () => {
  test("the container's stands beside the stream's", () => {
    expect(entry('avc1', 120, 92, cropped, box('pasp', u32(8, 6)))).toMatchObject({
      pixelAspectRatio: { numerator: 4, denominator: 3 },
      sampleAspectRatio: { numerator: 1, denominator: 1 },
    });
  });
});

describe('fields', () => {
  test.each([
    [1, false],
    [2, true],
    [0, null],
  ])('fiel counts %i', (fields, interlaced) => {
    expect(entry('apcn', 128, 96, box('fiel', Uint8Array.of(fields, 0))).interlaced).toBe(interlaced);
  });
  test('the stream goes before the container', () => {
    expect(entry('avc1', 120, 92, cropped, box('fiel', Uint8Array.of(2, 9))).interlaced).toBe(false);
  });
});
