import type { ByteView } from '../byte-view.ts';
import { BitReader } from './bit-reader.ts';

/** What is heard: with spectral band replication the decoder's rate, with parametric stereo its channels. */
interface AacFacts {
  readonly sampleRateHz?: number;
  /** `null` when only the frames themselves say it. */
  readonly channels: number | null;
}

const rates = [96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000, 7350];
/** By `channelConfiguration` (ISO/IEC 14496-3, table 1.19); 0 stands for "see the program configuration". */
const channelCounts = [null, 1, 2, 3, 4, 5, 6, 8, null, null, null, 7, 8, 24, 8];
/** Object types whose own part of the record is a GASpecificConfig (ISO/IEC 14496-3, 1.6.2.1). */
const generalAudio = new Set([1, 2, 3, 4, 6, 7, 17, 19, 20, 21, 22, 23]);
const bandReplication = 5;
const parametricStereo = 29;
const syncExtension = 0x2b7;

/** Reads an AudioSpecificConfig (ISO/IEC 14496-3, 1.6.2.1). */
export function readAudioSpecificConfig(config: ByteView): AacFacts {
  const bits = new BitReader(config);
  let objectType = readObjectType(bits);
  let sampleRateHz = readRate(bits);
  const configuration = bits.bits(4);
  const isParametric = objectType === parametricStereo;
  if (isParametric || objectType === bandReplication) {
    sampleRateHz = readRate(bits);
    objectType = readObjectType(bits);
  }
  let channels = channelCounts[configuration] ?? null;
  if (generalAudio.has(objectType) && bits.left >= 3) {
    skipGeneralAudio(bits);
    if (configuration === 0) channels = readProgramChannels(bits);
    else sampleRateHz = readReplicatedRate(bits) ?? sampleRateHz;
  }
  return {
    ...(sampleRateHz === null ? {} : { sampleRateHz }),
    channels: isParametric && channels === 1 ? 2 : channels,
  };
}

function readObjectType(bits: BitReader): number {
  const objectType = bits.bits(5);
  return objectType === 31 ? 32 + bits.bits(6) : objectType;
}

function readRate(bits: BitReader): number | null {
  const index = bits.bits(4);
  return index === 15 ? bits.bits(24) || null : (rates[index] ?? null);
}

/** Frame length, core coder and its delay, extension flag (ISO/IEC 14496-3, 4.4.1). */
function skipGeneralAudio(bits: BitReader): void {
  bits.flag();
  if (bits.flag()) bits.bits(14);
  bits.flag();
}

/**
 * Channels of a `program_config_element` (ISO/IEC 14496-3, 4.4.1.1): a pair counts two. `null` when the record leaves
 * it out.
 */
function readProgramChannels(bits: BitReader): number | null {
  if (bits.left < 45) return null;
  bits.bits(10);
  const elements = bits.bits(4) + bits.bits(4) + bits.bits(4);
  const lowFrequency = bits.bits(2);
  bits.bits(7);
  if (bits.flag()) bits.bits(4);
  if (bits.flag()) bits.bits(4);
  if (bits.flag()) bits.bits(3);
  if (bits.left < elements * 5) return null;
  let channels = lowFrequency;
  for (let element = 0; element < elements; element += 1) {
    channels += bits.flag() ? 2 : 1;
    bits.bits(4);
  }
  return channels > 0 ? channels : null;
}

/** The rate that a backward-compatible record names behind its own end; `null` when it names none. */
function readReplicatedRate(bits: BitReader): number | null {
  if (bits.left < 16 || bits.bits(11) !== syncExtension || readObjectType(bits) !== bandReplication) return null;
  return bits.left >= 5 && bits.flag() ? readRate(bits) : null;
}
