import type { ByteView } from '../byte-view.ts';
import { readAudioSpecificConfig } from './aac-config.ts';
import { readAc3Config, readAlacConfig, readEac3Config, readFlacConfig } from './audio-config.ts';
import { BoxList } from './box.ts';

/** What a sound track's sample entry says of its codec. */
export interface AudioEntry {
  readonly codec: string;
  readonly sampleRateHz: number | null;
  readonly channels: number | null;
  /** What an `esds` calls its highest bit rate; null where it names none. */
  readonly announcedBitRateBps: number | null;
}

const names: Readonly<Record<string, string>> = {
  '.mp3': 'mp3',
  Opus: 'opus',
  'ac-3': 'ac3',
  'ec-3': 'eac3',
  fLaC: 'flac',
  alac: 'alac',
};
/** Where the boxes begin, by the entry's version (QuickTime File Format, sound sample descriptions). */
const boxesAt = [28, 44, 64] as const;

/** Reads a sound sample entry; a codec's own record says more, and more truly, than the entry itself. */
export function readAudioEntry(type: string, entry: ByteView): AudioEntry {
  const version = entry.u16(8);
  const boxes = new BoxList(entry.slice(Math.min(entry.length, boxesAt[version === 1 || version === 2 ? version : 0])));
  return {
    codec: names[type] ?? type.trim(),
    sampleRateHz: positive(version === 2 ? Math.round(entry.f64(32)) : entry.u16(24)),
    channels: positive(version === 2 ? entry.u32(40) : entry.u16(16)),
    announcedBitRateBps: null,
    ...readRecord(type, boxes),
  };
}

/** Fields of the entry that the codec's own record corrects. */
function readRecord(type: string, boxes: BoxList): Partial<AudioEntry> {
  const wave = boxes.optional('wave');
  const record = (name: string): ByteView | null =>
    boxes.optional(name) ?? (wave ? new BoxList(wave).optional(name) : null);
  switch (type) {
    case 'mp4a':
      return readDescriptors(record('esds'));
    case 'ac-3':
      return readAc3Config(record('dac3'));
    case 'ec-3':
      return readEac3Config(record('dec3'));
    case 'alac':
      return readAlacConfig(record('alac'));
    case 'fLaC':
      return readFlacConfig(record('dfLa'));
    default:
      return {};
  }
}

function positive(value: number): number | null {
  return value > 0 ? value : null;
}

/**
 * The one path through an `esds` that matters (ISO/IEC 14496-1, 7.2.6): ES → decoder configuration → audio
 * configuration.
 */
function readDescriptors(esds: ByteView | null): Partial<AudioEntry> {
  const stream = esds && descriptor(esds.slice(4), 3);
  if (!stream) return {};
  const flags = stream.u8(2);
  const optional =
    ((flags & 0x80) !== 0 ? 2 : 0) + ((flags & 0x40) !== 0 ? 1 + stream.u8(3) : 0) + ((flags & 0x20) !== 0 ? 2 : 0);
  const decoder = descriptor(stream.slice(3 + optional), 4);
  if (!decoder) return {};
  const announcedBitRateBps = decoder.length < 9 ? null : positive(decoder.u32(5));
  return { ...readDecoder(decoder), announcedBitRateBps };
}

function readDecoder(decoder: ByteView): Partial<AudioEntry> {
  const objectType = decoder.u8(0);
  // Only AAC's record says how many channels there are: the entry's 2 is a constant of the format (ISO/IEC 14496-14,
  // 5.6).
  if (objectType === 0x69 || objectType === 0x6b) return { codec: 'mp3', channels: null };
  if (objectType !== 0x40 && (objectType < 0x66 || objectType > 0x68)) return { channels: null };
  const config = descriptor(decoder.slice(13), 5);
  return { codec: 'aac', ...(config ? readAudioSpecificConfig(config) : {}) };
}

function descriptor(view: ByteView, tag: number): ByteView | null {
  if (view.length < 2 || view.u8(0) !== tag) return null;
  let length = 0;
  let at = 1;
  for (let more = true; more && at < 5; at += 1) {
    length = length * 128 + (view.u8(at) & 127);
    more = view.u8(at) >= 128;
  }
  return view.slice(at, at + length);
}
