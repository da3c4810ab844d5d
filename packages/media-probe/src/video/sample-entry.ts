import type { Fraction } from '@layers-content/core';
import type { ByteView } from '../byte-view.ts';
import { corrupt } from '../probe-fault.ts';
import { readAudioEntry } from './audio-entry.ts';
import type { AudioEntry } from './audio-entry.ts';
import { BoxList, readBoxHeader } from './box.ts';
import { codecName, readCodecFacts } from './codec-config.ts';
import type { CodecFacts } from './codec-facts.ts';

/** What a picture track's sample entry says. */
export interface VideoEntry extends CodecFacts {
  readonly codec: string;
  readonly codedWidth: number;
  readonly codedHeight: number;
  readonly sampleAspectRatio: Fraction | null;
}

/** Where a visual sample entry's boxes begin (ISO/IEC 14496-12, 12.1.3). */
const visualBoxesAt = 78;

/** The first entry of `stsd`; its type and content behind the header. */
function firstEntry(stsd: ByteView): { type: string; entry: ByteView } {
  if (stsd.u32(4) === 0) throw corrupt('A track does not describe its samples.');
  const list = stsd.slice(8);
  const header = readBoxHeader(list, 0);
  const end = header.sizeBytes ?? list.length;
  return { type: header.type, entry: list.slice(header.headerBytes, end, `sample entry "${header.type}"`) };
}

export function readVideoEntry(stsd: ByteView): VideoEntry {
  const { type, entry } = firstEntry(stsd);
  const boxes = new BoxList(entry.slice(visualBoxesAt));
  const codec = codecName(type);
  const [codedWidth, codedHeight] = [entry.u16(24), entry.u16(26)];
  if (codedWidth === 0 || codedHeight === 0) throw corrupt('The video track has no width or no height.');
  return { ...readCodecFacts(codec, boxes), codec, codedWidth, codedHeight, sampleAspectRatio: readPixelAspect(boxes.optional('pasp')) };
}

export function readSoundEntry(stsd: ByteView): AudioEntry {
  const { type, entry } = firstEntry(stsd);
  return readAudioEntry(type, entry);
}

function readPixelAspect(pasp: ByteView | null): Fraction | null {
  const [horizontal, vertical] = pasp ? [pasp.u32(0), pasp.u32(4)] : [0, 0];
  return horizontal > 0 && vertical > 0 ? reduced(horizontal, vertical) : null;
}

/** A fraction of two positive integers in lowest terms. */
export function reduced(numerator: number, denominator: number): Fraction {
  let [a, b] = [numerator, denominator];
  while (b > 0) [a, b] = [b, a % b];
  return { numerator: numerator / a, denominator: denominator / a };
}
