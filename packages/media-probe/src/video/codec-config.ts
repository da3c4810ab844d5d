import type { ByteView } from '../byte-view.ts';
import { readAvcConfig } from './avc-config.ts';
import type { BoxList } from './box.ts';
import { chromaOf, noFacts } from './codec-facts.ts';
import type { CodecFacts } from './codec-facts.ts';
import { readHevcConfig } from './hevc-config.ts';

const names: Readonly<Record<string, string>> = {
  avc1: 'avc',
  avc3: 'avc',
  hvc1: 'hevc',
  hev1: 'hevc',
  dvh1: 'hevc',
  dvhe: 'hevc',
  vp08: 'vp8',
  vp09: 'vp9',
  av01: 'av1',
};

/** The public name of a sample entry's codec: our word, or its four-character code. */
export function codecName(entryType: string): string {
  return names[entryType] ?? entryType.trim();
}

/** Reads the codec's configuration record; a codec whose record we do not know has no facts. */
export function readCodecFacts(codec: string, boxes: BoxList): CodecFacts {
  switch (codec) {
    case 'avc':
      return readAvcConfig(boxes.required('avcC'));
    case 'hevc':
      return readHevcConfig(boxes.required('hvcC'));
    case 'vp8':
    case 'vp9':
      return readVpConfig(boxes.optional('vpcC'));
    case 'av1':
      return readAv1Config(boxes.optional('av1C'));
    default:
      return noFacts;
  }
}

/** `vpcC` (VP codec ISO media file format binding, version 1). */
function readVpConfig(vpcC: ByteView | null): CodecFacts {
  if (!vpcC) return noFacts;
  const subsampling = (vpcC.u8(6) >> 1) & 7;
  return {
    ...noFacts,
    profile: `Profile ${vpcC.u8(4)}`,
    bitDepth: vpcC.u8(6) >> 4,
    chroma: chromaOf(Math.max(1, subsampling)),
  };
}

/** `av1C` (AV1 codec ISO media file format binding, 2.3.3). */
function readAv1Config(av1C: ByteView | null): CodecFacts {
  if (!av1C) return noFacts;
  const names = ['Main', 'High', 'Professional'];
  const bits = av1C.u8(2);
  const [isHigh, isTwelve, isMono, halfWidth, halfHeight] = [0x40, 0x20, 0x10, 0x08, 0x04].map(
    (mask) => (bits & mask) !== 0,
  );
  return {
    ...noFacts,
    profile: names[av1C.u8(1) >> 5] ?? null,
    bitDepth: isHigh ? (isTwelve ? 12 : 10) : 8,
    chroma: isMono ? '4:0:0' : !halfWidth ? '4:4:4' : halfHeight ? '4:2:0' : '4:2:2',
  };
}
