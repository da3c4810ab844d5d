import type { ByteView } from '../byte-view.ts';
import { corrupt } from '../probe-fault.ts';
import { BitReader } from './bit-reader.ts';
import { chromaOf } from './codec-facts.ts';
import type { CodecFacts, PictureSize } from './codec-facts.ts';
import { readCropping, readSampleAspect, withoutEmulation } from './parameter-set.ts';

/** ITU-T H.264, 7.4.2.1.1. */
const maxBitDepth = 14;

interface AvcSequence extends Omit<CodecFacts, 'profile' | 'framing'> {
  readonly profileIdc: number;
  readonly constraints: number;
}

/** Profiles whose parameter set names chroma format and bit depth (ITU-T H.264, 7.3.2.1.1). */
const highProfiles = new Set([100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135]);

/** Reads a sequence parameter set (ITU-T H.264, 7.3.2.1.1) as far as the sample aspect. */
export function readAvcSequence(nal: ByteView): AvcSequence {
  const sps = withoutEmulation(nal);
  const profileIdc = sps.u8(1);
  const bits = new BitReader(sps, 4);
  bits.unsigned();
  const { chromaFormat, bitDepth } = highProfiles.has(profileIdc)
    ? readHighPart(bits)
    : { chromaFormat: 1, bitDepth: 8 };
  skipPictureOrder(bits);
  const widthBlocks = bits.unsigned() + 1;
  const heightUnits = bits.unsigned() + 1;
  const framesOnly = bits.flag();
  const interlaced = framesOnly ? false : fieldsWithinFrames(bits.flag());
  bits.flag();
  const whole = { width: widthBlocks * 16, height: heightUnits * 16 * (framesOnly ? 1 : 2) };
  return {
    profileIdc,
    constraints: sps.u8(2),
    chroma: chromaOf(chromaFormat),
    bitDepth,
    interlaced,
    pictureSize: cropped(whole, readCropping(bits), chromaFormat, framesOnly ? 1 : 2),
    sampleAspectRatio: readSampleAspect(bits),
  };
}

/** A stream that may hold fields may still hold none; one that lets blocks choose field by field is made of them. */
function fieldsWithinFrames(isAdaptive: boolean): true | null {
  return isAdaptive ? true : null;
}

function readHighPart(bits: BitReader): { chromaFormat: number; bitDepth: number } {
  const chromaFormat = bits.unsigned();
  if (chromaFormat === 3) bits.flag();
  const bitDepth = 8 + bits.unsigned();
  if (bitDepth > maxBitDepth) throw corrupt(`The sequence parameter set speaks of ${bitDepth} bits a sample.`);
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

/** From log2_max_frame_num to the flag about gaps in it. */
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
}

/** Cropping counts in chroma samples, and in a stream of fields in those of one field (ITU-T H.264, 7.4.2.1.1). */
function cropped(
  whole: PictureSize,
  [left, right, top, bottom]: readonly [number, number, number, number],
  chromaFormat: number,
  fields: number,
): PictureSize {
  const unitX = chromaFormat === 1 || chromaFormat === 2 ? 2 : 1;
  const unitY = (chromaFormat === 1 ? 2 : 1) * fields;
  return { width: whole.width - (left + right) * unitX, height: whole.height - (top + bottom) * unitY };
}
