import type { ByteView } from '../byte-view.ts';
import { BitReader } from './bit-reader.ts';
import { BoxList } from './box.ts';

/** What a sound track's sample entry says of its codec. */
export interface AudioEntry {
  readonly codec: string;
  readonly sampleRateHz: number | null;
  readonly channels: number | null;
}

const names: Readonly<Record<string, string>> = { '.mp3': 'mp3', Opus: 'opus', 'ac-3': 'ac3', 'ec-3': 'eac3', fLaC: 'flac', alac: 'alac' };
/** Where the boxes begin, by the entry's version (QuickTime File Format, sound sample descriptions). */
const boxesAt = [28, 44, 64] as const;

/** Reads a sound sample entry; MPEG-4 audio says more in its `esds` than in the entry itself. */
export function readAudioEntry(type: string, entry: ByteView): AudioEntry {
  const version = entry.u16(8);
  const boxes = new BoxList(entry.slice(Math.min(entry.length, boxesAt[version === 1 || version === 2 ? version : 0])));
  const plain = {
    codec: names[type] ?? type.trim(),
    sampleRateHz: positive(version === 2 ? Math.round(entry.f64(32)) : entry.u16(24)),
    channels: positive(version === 2 ? entry.u32(40) : entry.u16(16)),
  };
  if (type !== 'mp4a') return plain;
  const wave = boxes.optional('wave');
  const esds = boxes.optional('esds') ?? (wave ? new BoxList(wave).optional('esds') : null);
  return esds ? { ...plain, ...readDescriptors(esds) } : plain;
}

function positive(value: number): number | null {
  return value > 0 ? value : null;
}

/** The one path through an `esds` that matters (ISO/IEC 14496-1, 7.2.6): ES → decoder configuration → audio configuration. */
function readDescriptors(esds: ByteView): Partial<AudioEntry> {
  const stream = descriptor(esds.slice(4), 3);
  if (!stream) return {};
  const flags = stream.u8(2);
  const optional = ((flags & 0x80) !== 0 ? 2 : 0) + ((flags & 0x40) !== 0 ? 1 + stream.u8(3) : 0) + ((flags & 0x20) !== 0 ? 2 : 0);
  const decoder = descriptor(stream.slice(3 + optional), 4);
  if (!decoder) return {};
  const objectType = decoder.u8(0);
  if (objectType === 0x69 || objectType === 0x6b) return { codec: 'mp3' };
  if (objectType !== 0x40 && (objectType < 0x66 || objectType > 0x68)) return {};
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

const aacRates = [96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000, 7350];
const aacChannels = [null, 1, 2, 3, 4, 5, 6, 8];

/** AudioSpecificConfig (ISO/IEC 14496-3, 1.6.2.1): with spectral band replication the rate that is heard comes second. */
function readAudioSpecificConfig(config: ByteView): Partial<AudioEntry> {
  const bits = new BitReader(config);
  const objectType = bits.bits(5);
  let sampleRateHz = readRate(bits);
  const channels = aacChannels[bits.bits(4)] ?? null;
  if (objectType === 5 || objectType === 29) sampleRateHz = readRate(bits);
  return {
    ...(sampleRateHz === null ? {} : { sampleRateHz }),
    ...(channels === null ? {} : { channels: objectType === 29 && channels === 1 ? 2 : channels }),
  };
}

function readRate(bits: BitReader): number | null {
  const index = bits.bits(4);
  return index === 15 ? positive(bits.bits(24)) : (aacRates[index] ?? null);
}
