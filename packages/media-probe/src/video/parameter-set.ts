import type { Fraction } from '@layers-content/core';
import { ByteView } from '../byte-view.ts';
import type { BitReader } from './bit-reader.ts';
import { reduced } from './fraction.ts';

// What the sequence parameter sets of H.264 and H.265 have in common.

/** Takes out the 0x03 that keeps start codes from appearing inside a unit. */
export function withoutEmulation(nal: ByteView): ByteView {
  const kept: number[] = [];
  let zeros = 0;
  for (const byte of nal.bytes) {
    if (zeros >= 2 && byte === 3) {
      zeros = 0;
      continue;
    }
    zeros = byte === 0 ? zeros + 1 : 0;
    kept.push(byte);
  }
  return new ByteView(Uint8Array.from(kept), nal.name);
}

/** Pixels cut off at left, right, top and bottom, in units that depend on the chroma format. */
export function readCropping(bits: BitReader): readonly [number, number, number, number] {
  return bits.flag() ? [bits.unsigned(), bits.unsigned(), bits.unsigned(), bits.unsigned()] : [0, 0, 0, 0];
}

/** By `aspect_ratio_idc` (ITU-T H.264, table E-1; the same in H.265). */
const aspects: readonly (readonly [number, number])[] = [
  [0, 0],
  [1, 1],
  [12, 11],
  [10, 11],
  [16, 11],
  [40, 33],
  [24, 11],
  [20, 11],
  [32, 11],
  [80, 33],
  [18, 11],
  [15, 11],
  [64, 33],
  [160, 99],
  [4, 3],
  [3, 2],
  [2, 1],
];
const extendedAspect = 255;

/** The sample aspect at the beginning of the video usability information, which may be missing. */
export function readSampleAspect(bits: BitReader): Fraction | null {
  const hasUsability = bits.flag();
  if (!hasUsability || !bits.flag()) return null;
  const code = bits.bits(8);
  const [width, height] = code === extendedAspect ? [bits.bits(16), bits.bits(16)] : (aspects[code] ?? [0, 0]);
  return width > 0 && height > 0 ? reduced(width, height) : null;
}
