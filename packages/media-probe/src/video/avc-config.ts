import type { ByteView } from '../byte-view.ts';
import { corrupt } from '../probe-fault.ts';
import { readAvcSequence } from './avc-sequence.ts';
import { noFacts } from './codec-facts.ts';
import type { CodecFacts } from './codec-facts.ts';

const profileNames: Readonly<Record<number, string>> = {
  44: 'CAVLC 4:4:4',
  66: 'Baseline',
  77: 'Main',
  88: 'Extended',
  100: 'High',
  110: 'High 10',
  122: 'High 4:2:2',
  244: 'High 4:4:4 Predictive',
};
/** Profiles that become their intra variants by constraint_set3_flag (ITU-T H.264, A.2.8 to A.2.10). */
const withIntraVariant = new Set([110, 122, 244]);

/** Reads `avcC` (ISO/IEC 14496-15, 5.3.3.1) and its first sequence parameter set. */
export function readAvcConfig(avcC: ByteView): CodecFacts {
  const framing = { kind: 'avc', lengthBytes: (avcC.u8(4) & 3) + 1 } as const;
  // Some writers keep the parameter sets in the samples only (avc3).
  if ((avcC.u8(5) & 31) === 0) return { ...noFacts, profile: profileName(avcC.u8(1), avcC.u8(2)), framing };
  const length = avcC.u16(6);
  if (length < 4) throw corrupt('The box "avcC" holds no sequence parameter set.');
  const picturesAt = endOfUnits(avcC, 6, avcC.u8(5) & 31, 7);
  avcC.slice(endOfUnits(avcC, picturesAt + 1, avcC.u8(picturesAt), 8));
  const { profileIdc, constraints, ...facts } = readAvcSequence(avcC.slice(8, 8 + length));
  return { ...facts, profile: profileName(profileIdc, constraints), framing };
}

/**
 * Where a list of units with their lengths ends; all of them must be of one type, 7 for sequence and 8 for picture
 * parameter sets.
 */
function endOfUnits(avcC: ByteView, start: number, count: number, type: number): number {
  let at = start;
  for (let unit = 0; unit < count; unit += 1) {
    if ((avcC.u8(at + 2) & 0x9f) !== type) throw corrupt('The box "avcC" holds something else than parameter sets.');
    at += 2 + avcC.u16(at);
  }
  return at;
}

function profileName(profileIdc: number, constraints: number): string {
  const isConstrained = profileIdc === 66 && (constraints & 0x40) !== 0;
  const isIntra = profileIdc === 44 || (withIntraVariant.has(profileIdc) && (constraints & 0x10) !== 0);
  const name = isConstrained ? 'Constrained Baseline' : (profileNames[profileIdc] ?? String(profileIdc));
  return isIntra ? `${name.replace(' Predictive', '')} Intra` : name;
}
