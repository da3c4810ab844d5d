import type { ByteView } from '../byte-view.ts';
import { corrupt } from '../probe-fault.ts';
import { chromaOf, noFacts } from './codec-facts.ts';
import type { CodecFacts } from './codec-facts.ts';
import { readHevcSequence } from './hevc-sequence.ts';

const profileNames: Readonly<Record<number, string>> = { 1: 'Main', 2: 'Main 10', 3: 'Main Still Picture', 4: 'Rext' };
const sequenceType = 33;

/** Reads `hvcC` (ISO/IEC 14496-15, 8.3.3.1) and its first sequence parameter set, where it has one. */
export function readHevcConfig(hvcC: ByteView): CodecFacts {
  const profileIdc = hvcC.u8(1) & 31;
  const [progressive, interlaced] = [(hvcC.u8(6) & 0x80) !== 0, (hvcC.u8(6) & 0x40) !== 0];
  const sequence = firstUnit(hvcC, sequenceType);
  return {
    ...noFacts,
    ...(sequence ? readHevcSequence(sequence) : {}),
    profile: profileNames[profileIdc] ?? String(profileIdc),
    chroma: chromaOf(hvcC.u8(16) & 3),
    bitDepth: (hvcC.u8(17) & 7) + 8,
    interlaced: progressive === interlaced ? null : interlaced,
    framing: { kind: 'hevc', lengthBytes: (hvcC.u8(21) & 3) + 1 },
  };
}

/**
 * The first unit of that type in the arrays behind the fixed part; all of them must fit the box, each of the type of
 * its array.
 */
function firstUnit(hvcC: ByteView, type: number): ByteView | null {
  let first: ByteView | null = null;
  let at = 23;
  for (let array = 0; array < hvcC.u8(22); array += 1) {
    const [arrayType, count] = [hvcC.u8(at) & 63, hvcC.u16(at + 1)];
    at += 3;
    for (let index = 0; index < count; index += 1) {
      const unit = hvcC.slice(at + 2, at + 2 + hvcC.u16(at));
      if (((unit.u8(0) >> 1) & 63) !== arrayType)
        throw corrupt('The box "hvcC" holds something else than parameter sets.');
      if (arrayType === type) first ??= unit;
      at += 2 + unit.length;
    }
  }
  return first;
}
