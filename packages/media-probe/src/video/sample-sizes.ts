import type { ByteView } from '../byte-view.ts';
import { corrupt } from '../probe-fault.ts';

/** How long each sample is: out of `stsz` or `stz2`, or one length for all. */
export interface SampleSizes {
  readonly count: number;
  /** Length of every sample in bytes, or `null` when each has its own. */
  readonly constantBytes: number | null;
  at(index: number): number;
}

/** Reads the size table without copying it (ISO/IEC 14496-12, 8.7.3). */
export function readSampleSizes(stsz: ByteView | null, stz2: ByteView | null): SampleSizes {
  if (stsz && !stz2) return wideSizes(stsz);
  if (stz2 && !stsz) return compactSizes(stz2);
  throw corrupt('A track has no table of sample sizes, or two.');
}

function wideSizes(view: ByteView): SampleSizes {
  const constantBytes = view.u32(4);
  const count = view.u32(8);
  if (constantBytes > 0) return { count, constantBytes, at: () => constantBytes };
  view.slice(12, 12 + count * 4);
  return { count, constantBytes: null, at: (index) => view.u32(12 + index * 4) };
}

function compactSizes(view: ByteView): SampleSizes {
  const bits = view.u8(7);
  const count = view.u32(8);
  if (bits !== 4 && bits !== 8 && bits !== 16) throw corrupt(`The ${view.name} has fields of ${bits} bits.`);
  view.slice(12, 12 + Math.ceil((count * bits) / 8));
  const readers = {
    4: (index: number) => (view.u8(12 + (index >> 1)) >> (index % 2 === 0 ? 4 : 0)) & 15,
    8: (index: number) => view.u8(12 + index),
    16: (index: number) => view.u16(12 + index * 2),
  };
  return { count, constantBytes: null, at: readers[bits] };
}
