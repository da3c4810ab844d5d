import type { Fraction, VideoInfo } from '@layers-content/core';

type Chroma = VideoInfo['video']['chroma'];

/** How coded pictures are cut into length-prefixed units inside a sample. */
export interface Framing {
  readonly kind: 'avc' | 'hevc';
  readonly lengthBytes: number;
}

/** A picture's size in pixels, before sample aspect and rotation. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** What a codec's configuration record says; `null` where it says nothing. */
export interface CodecFacts {
  readonly profile: string | null;
  readonly chroma: Chroma;
  readonly bitDepth: number | null;
  readonly interlaced: boolean | null;
  /** What the decoder gives, cropped. */
  readonly pictureSize: PictureSize | null;
  readonly sampleAspectRatio: Fraction | null;
  readonly framing: Framing | null;
}

export const noFacts: CodecFacts = {
  profile: null,
  chroma: null,
  bitDepth: null,
  interlaced: null,
  pictureSize: null,
  sampleAspectRatio: null,
  framing: null,
};

const chromaFormats = ['4:0:0', '4:2:0', '4:2:2', '4:4:4'] as const;

/** `chroma_format_idc` as H.264 and H.265 number it. */
export function chromaOf(formatIdc: number): Chroma {
  return chromaFormats[formatIdc] ?? null;
}
