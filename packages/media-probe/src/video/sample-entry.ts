import type { Fraction } from '@layers-content/core';
import type { ByteView } from '../byte-view.ts';
import { corrupt } from '../probe-fault.ts';
import { readAudioEntry } from './audio-entry.ts';
import type { AudioEntry } from './audio-entry.ts';
import { BoxList, readBoxHeader } from './box.ts';
import { codecName, readCodecFacts } from './codec-config.ts';
import type { CodecFacts, PictureSize } from './codec-facts.ts';
import { reduced } from './fraction.ts';

/** What a picture track's sample entry says. */
export interface VideoEntry extends Omit<CodecFacts, 'pictureSize'> {
  readonly codec: string;
  /** What `pasp` says of a pixel's shape; the stream's own word is `sampleAspectRatio`. */
  readonly pixelAspectRatio: Fraction | null;
  readonly codedWidth: number;
  readonly codedHeight: number;
}

/** Where a visual sample entry's boxes begin (ISO/IEC 14496-12, 12.1.3). */
const visualBoxesAt = 78;
/** Coded pictures are whole blocks of so many pixels (H.264 macroblocks). */
const blockPixels = 16;

/** The first entry of `stsd`; its type and content behind the header. */
function firstEntry(stsd: ByteView): { type: string; entry: ByteView } {
  if (stsd.u32(4) === 0) throw corrupt('A track does not describe its samples.');
  const list = stsd.slice(8);
  const header = readBoxHeader(list, 0);
  if (header.sizeBytes === null) throw corrupt(`The sample entry "${header.type}" has no size.`);
  return {
    type: header.type,
    entry: list.slice(header.headerBytes, header.sizeBytes, `sample entry "${header.type}"`),
  };
}

export function readVideoEntry(stsd: ByteView): VideoEntry {
  const { type, entry } = firstEntry(stsd);
  const boxes = new BoxList(entry.slice(visualBoxesAt));
  const codec = codecName(type);
  const { pictureSize, ...facts } = readCodecFacts(codec, boxes);
  const { width, height } = codedSize({ width: entry.u16(24), height: entry.u16(26) }, pictureSize, facts.interlaced);
  if (width <= 0 || height <= 0) throw corrupt('The video track has no width or no height.');
  return {
    ...facts,
    codec,
    codedWidth: width,
    codedHeight: height,
    pixelAspectRatio: readPixelAspect(boxes.optional('pasp')),
    interlaced: facts.interlaced ?? readFields(boxes.optional('fiel')),
  };
}

/**
 * The size the decoder gives, whatever the entry claims. The entry may cut off what only fills the last blocks up,
 * and it alone speaks of whole pictures where the stream may be coded field by field.
 */
function codedSize(claimed: PictureSize, decoded: PictureSize | null, interlaced: boolean | null): PictureSize {
  if (!decoded || interlaced) return claimed;
  const [cutX, cutY] = [decoded.width - claimed.width, decoded.height - claimed.height];
  return cutX >= 0 && cutX < blockPixels && cutY >= 0 && cutY < blockPixels ? claimed : decoded;
}

/** `fiel` (QuickTime File Format, image description extensions): one field a picture, or two. */
function readFields(fiel: ByteView | null): boolean | null {
  const fields = fiel?.u8(0);
  return fields === 1 || fields === 2 ? fields === 2 : null;
}

export function readSoundEntry(stsd: ByteView): AudioEntry {
  const { type, entry } = firstEntry(stsd);
  return readAudioEntry(type, entry);
}

function readPixelAspect(pasp: ByteView | null): Fraction | null {
  const [horizontal, vertical] = pasp ? [pasp.u32(0), pasp.u32(4)] : [0, 0];
  return horizontal > 0 && vertical > 0 ? reduced(horizontal, vertical) : null;
}
