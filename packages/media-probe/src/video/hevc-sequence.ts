import type { ByteView } from '../byte-view.ts';
import { BitReader } from './bit-reader.ts';
import type { CodecFacts } from './codec-facts.ts';
import { readCropping, readSampleAspect, withoutEmulation } from './parameter-set.ts';

/** Reads a sequence parameter set (ITU-T H.265, 7.3.2.2) as far as the sample aspect. */
export function readHevcSequence(nal: ByteView): Pick<CodecFacts, 'pictureSize' | 'sampleAspectRatio'> {
  const bits = new BitReader(withoutEmulation(nal), 2);
  bits.bits(4);
  const maxSubLayer = bits.bits(3);
  bits.flag();
  skipProfileAndLevel(bits, maxSubLayer);
  bits.unsigned();
  const chromaFormat = bits.unsigned();
  if (chromaFormat === 3) bits.flag();
  const [width, height] = [bits.unsigned(), bits.unsigned()];
  const [left, right, top, bottom] = readCropping(bits);
  const [unitX, unitY] = [chromaFormat === 1 || chromaFormat === 2 ? 2 : 1, chromaFormat === 1 ? 2 : 1];
  bits.unsigned();
  bits.unsigned();
  skipCodingTools(bits, maxSubLayer);
  return {
    pictureSize: { width: width - (left + right) * unitX, height: height - (top + bottom) * unitY },
    sampleAspectRatio: readSampleAspect(bits),
  };
}

/** `profile_tier_level` (7.3.3): 96 bits, then what sub-layers have of their own. */
function skipProfileAndLevel(bits: BitReader, maxSubLayer: number): void {
  skip(bits, 96);
  if (maxSubLayer === 0) return;
  const present = Array.from({ length: maxSubLayer }, () => ({ profile: bits.flag(), level: bits.flag() }));
  skip(bits, 2 * (8 - maxSubLayer));
  for (const { profile, level } of present) skip(bits, (profile ? 88 : 0) + (level ? 8 : 0));
}

/** From log2_max_pic_order_cnt to strong_intra_smoothing. */
function skipCodingTools(bits: BitReader, maxSubLayer: number): void {
  const orderBits = bits.unsigned() + 4;
  const ordered = bits.flag() ? maxSubLayer + 1 : 1;
  for (let value = 0; value < ordered * 3 + 6; value += 1) bits.unsigned();
  const hasScaling = bits.flag();
  if (hasScaling && bits.flag()) skipScalingLists(bits);
  skip(bits, 2);
  if (bits.flag()) skipPcm(bits);
  skipReferenceSets(bits);
  if (bits.flag()) {
    for (let left = bits.unsigned(); left > 0; left -= 1) skip(bits, orderBits + 1);
  }
  skip(bits, 2);
}

function skipPcm(bits: BitReader): void {
  bits.bits(8);
  bits.unsigned();
  bits.unsigned();
  bits.flag();
}

/** `scaling_list_data` (7.3.4). */
function skipScalingLists(bits: BitReader): void {
  for (let size = 0; size < 4; size += 1) {
    for (let matrix = 0; matrix < 6; matrix += size === 3 ? 3 : 1) {
      if (!bits.flag()) {
        bits.unsigned();
        continue;
      }
      if (size > 1) bits.signed();
      for (let left = Math.min(64, 1 << (4 + size * 2)); left > 0; left -= 1) bits.signed();
    }
  }
}

/**
 * `st_ref_pic_set` (7.3.7), each perhaps predicted from the one before: only the number of its pictures must be
 * followed.
 */
function skipReferenceSets(bits: BitReader): void {
  const sets = bits.unsigned();
  let pictures = 0;
  for (let set = 0; set < sets; set += 1) {
    pictures = set > 0 && bits.flag() ? skipPredictedSet(bits, pictures) : skipListedSet(bits);
  }
}

function skipPredictedSet(bits: BitReader, referencePictures: number): number {
  bits.flag();
  bits.unsigned();
  let pictures = 0;
  for (let picture = 0; picture <= referencePictures; picture += 1) {
    const isUsed = bits.flag();
    if (isUsed || bits.flag()) pictures += 1;
  }
  return pictures;
}

function skipListedSet(bits: BitReader): number {
  const pictures = bits.unsigned() + bits.unsigned();
  for (let picture = 0; picture < pictures; picture += 1) {
    bits.unsigned();
    bits.flag();
  }
  return pictures;
}

function skip(bits: BitReader, count: number): void {
  for (let left = count; left > 0; left -= 32) bits.bits(Math.min(32, left));
}
