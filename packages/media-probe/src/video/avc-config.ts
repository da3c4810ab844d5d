import { ByteView } from '../byte-view.ts';
import { corrupt } from '../probe-fault.ts';
import { BitReader } from './bit-reader.ts';
import { chromaOf } from './codec-facts.ts';
import type { CodecFacts } from './codec-facts.ts';

const profileNames: Readonly<Record<number, string>> = {
  66: 'Baseline', 77: 'Main', 88: 'Extended', 100: 'High', 110: 'High 10', 122: 'High 4:2:2', 244: 'High 4:4:4 Predictive',
};
/** Profiles whose parameter set names chroma format and bit depth (ITU-T H.264, 7.3.2.1.1). */
const highProfiles = new Set([100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135]);

/** Reads `avcC` (ISO/IEC 14496-15, 5.3.3.1) and its first sequence parameter set. */
export function readAvcConfig(avcC: ByteView): CodecFacts {
  const framing = { kind: 'avc', lengthBytes: (avcC.u8(4) & 3) + 1 } as const;
  const profileIdc = avcC.u8(1);
  // Some writers keep the parameter sets in the samples only (avc3).
  if ((avcC.u8(5) & 31) === 0) return { profile: profileName(profileIdc, avcC.u8(2)), chroma: null, bitDepth: null, interlaced: null, framing };
  const length = avcC.u16(6);
  if (length < 4 || (avcC.u8(8) & 0x9f) !== 7) throw corrupt('The box "avcC" holds no sequence parameter set.');
  return { ...readSequence(avcC.slice(8, 8 + length)), framing };
}

function readSequence(nal: ByteView): Omit<CodecFacts, 'framing'> {
  const sps = withoutEmulation(nal);
  const profileIdc = sps.u8(1);
  const bits = new BitReader(sps, 4);
  bits.unsigned();
  const { chromaFormat, bitDepth } = highProfiles.has(profileIdc) ? readHighPart(bits) : { chromaFormat: 1, bitDepth: 8 };
  skipPictureOrder(bits);
  const framesOnly = bits.flag();
  return { profile: profileName(profileIdc, sps.u8(2)), chroma: chromaOf(chromaFormat), bitDepth, interlaced: !framesOnly };
}

function profileName(profileIdc: number, constraints: number): string {
  const isConstrained = profileIdc === 66 && (constraints & 0x40) !== 0;
  return isConstrained ? 'Constrained Baseline' : (profileNames[profileIdc] ?? String(profileIdc));
}

function readHighPart(bits: BitReader): { chromaFormat: number; bitDepth: number } {
  const chromaFormat = bits.unsigned();
  if (chromaFormat === 3) bits.flag();
  const bitDepth = 8 + bits.unsigned();
  bits.unsigned();
  bits.flag();
  if (bits.flag()) {
    for (let list = 0; list < (chromaFormat === 3 ? 12 : 8); list += 1) {
      if (bits.flag()) skipScalingList(bits, list < 6 ? 16 : 64);
    }
  }
  return { chromaFormat, bitDepth };
}

function skipScalingList(bits: BitReader, size: number): void {
  let last = 8;
  for (let index = 0; index < size; index += 1) {
    last = (last + bits.signed() + 256) % 256;
    if (last === 0) return;
  }
}

/** From log2_max_frame_num to the picture's height in map units. */
function skipPictureOrder(bits: BitReader): void {
  bits.unsigned();
  const orderType = bits.unsigned();
  if (orderType === 0) bits.unsigned();
  if (orderType === 1) {
    bits.flag();
    bits.signed();
    bits.signed();
    const cycle = bits.unsigned();
    for (let index = 0; index < cycle; index += 1) bits.signed();
  }
  bits.unsigned();
  bits.flag();
  bits.unsigned();
  bits.unsigned();
}

/** Takes out the 0x03 that keeps start codes from appearing inside a unit. */
function withoutEmulation(nal: ByteView): ByteView {
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
