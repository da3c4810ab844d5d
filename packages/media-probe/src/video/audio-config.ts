import type { ByteView } from '../byte-view.ts';
import { BitReader } from './bit-reader.ts';

/**
 * What a codec's record says of the sound; `null` where the sample entry must not be believed and the record is
 * silent.
 */
interface SoundFacts {
  readonly sampleRateHz?: number | null;
  readonly channels: number | null;
}

const dolbyRates = [48_000, 44_100, 32_000];
/** By `acmod` (ETSI TS 102 366, table 4.3), without the low-frequency channel. */
const dolbyChannels = [2, 1, 2, 3, 3, 4, 4, 5];

/** `dac3` (ETSI TS 102 366, F.4). The entry's own channel count is to be ignored (F.3). */
export function readAc3Config(dac3: ByteView | null): SoundFacts {
  if (!dac3) return { channels: null };
  const bits = new BitReader(dac3);
  const rate = bits.bits(2);
  bits.bits(8);
  return dolbyFacts(rate, bits.bits(3), bits.bits(1));
}

/** `dec3` (ETSI TS 102 366, F.6). Channels of dependent substreams are not counted: then the sum is unknown. */
export function readEac3Config(dec3: ByteView | null): SoundFacts {
  if (!dec3) return { channels: null };
  const bits = new BitReader(dec3);
  bits.bits(16);
  const rate = bits.bits(2);
  bits.bits(10);
  const facts = dolbyFacts(rate, bits.bits(3), bits.bits(1));
  bits.bits(3);
  return bits.bits(4) > 0 ? { ...facts, channels: null } : facts;
}

function dolbyFacts(rateCode: number, mode: number, lowFrequency: number): SoundFacts {
  const sampleRateHz = dolbyRates[rateCode];
  return {
    ...(sampleRateHz === undefined ? {} : { sampleRateHz }),
    channels: (dolbyChannels[mode] ?? 0) + lowFrequency,
  };
}

/**
 * The `alac` box inside the entry (Apple Lossless format, "magic cookie"): 16 bits of an entry hold no rate above
 * 65,535 Hz.
 */
export function readAlacConfig(alac: ByteView | null): Partial<SoundFacts> {
  return alac ? { channels: alac.u8(13) || null, sampleRateHz: alac.u32(24) || null } : {};
}

/** `dfLa` (FLAC in ISO base media, 3.3.2), whose first block is the stream information. */
export function readFlacConfig(dfLa: ByteView | null): Partial<SoundFacts> {
  if (!dfLa) return {};
  const bits = new BitReader(dfLa, 18);
  return { sampleRateHz: bits.bits(20) || null, channels: bits.bits(3) + 1 };
}
