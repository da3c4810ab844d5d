import type { ByteView } from '../byte-view.ts';
import { ProbeFault } from '../probe-fault.ts';

/**
 * Checks that the fragments a segment index lists lie in the file (ISO/IEC 14496-12, 8.16.3): it promises them even
 * where the file is cut between two of them.
 * @param indexEnd where the `sidx` ends in the file, in bytes: its offsets count from there
 */
export function demandIndexed(sidx: ByteView, indexEnd: number, fileSizeBytes: number): void {
  const isWide = sidx.u8(0) === 1;
  const firstOffset = isWide ? sidx.u64(20) : sidx.u32(16);
  const list = isWide ? 32 : 24;
  let end = indexEnd + firstOffset;
  // The first bit tells media from further indexes, which come before their media and count with it.
  for (let entry = 0; entry < sidx.u16(list - 2); entry += 1) end += sidx.u32(list + entry * 12) & 0x7fff_ffff;
  if (end > fileSizeBytes)
    throw new ProbeFault(
      'truncated',
      `The file ends ${end - fileSizeBytes} bytes before the fragments that its index lists.`,
    );
}
