import type { Fraction, ImageInfo, JudgedAsset, JudgedPost, VideoInfo } from '@layers-content/core';
import { countHashtags, countMentions } from './caption-marks.ts';

/** A measured quantity and its unit; `null` is unknown, and unknown is never an issue. */
interface NumberMeasure<Subject> {
  readonly unit: string;
  readonly of: (subject: Subject) => number | Fraction | null;
}

interface WordMeasure {
  readonly unit: string;
  readonly of: (asset: JudgedAsset) => string | null;
}

/** The unit of a shape: shown as a reduced ratio, `9:16`. */
export const shapeUnit = 'width:height';

/** What can be compared with a limit on one file. Sizes in pixels are those displayed. */
export const assetNumbers = {
  'file.size': { unit: 'bytes', of: (asset) => asset.sizeBytes },
  'video.duration': { unit: 'ms', of: video((info) => info.durationMs) },
  'video.frameRate': { unit: 'fps', of: video((info) => info.video.frameRate) },
  'video.bitRate': { unit: 'bit/s', of: video((info) => info.video.bitRateBps) },
  'video.width': { unit: 'px', of: video((info) => info.width) },
  'video.shorterSide': { unit: 'px', of: video((info) => Math.min(info.width, info.height)) },
  'video.longerSide': { unit: 'px', of: video((info) => Math.max(info.width, info.height)) },
  'video.aspectRatio': { unit: shapeUnit, of: video(aspectRatioOf) },
  'audio.sampleRate': { unit: 'Hz', of: video((info) => info.audio?.sampleRateHz ?? null) },
  'audio.channels': { unit: 'channels', of: video((info) => info.audio?.channels ?? null) },
  'image.width': { unit: 'px', of: image((info) => info.width) },
  'image.shorterSide': { unit: 'px', of: image((info) => Math.min(info.width, info.height)) },
  'image.longerSide': { unit: 'px', of: image((info) => Math.max(info.width, info.height)) },
  'image.aspectRatio': { unit: shapeUnit, of: image(aspectRatioOf) },
} as const satisfies Record<string, NumberMeasure<JudgedAsset>>;

/** What can be looked up in a list on one file. */
export const assetWords = {
  'file.type': { unit: 'media type', of: containerOf },
  'video.codec': { unit: 'codec', of: video((info) => info.video.codec) },
  'video.chroma': { unit: 'chroma subsampling', of: video((info) => info.video.chroma) },
  'video.scan': { unit: 'scan', of: video((info) => worded(info.video.interlaced, 'interlaced', 'progressive')) },
  'video.editList': { unit: 'edit list', of: video((info) => info.video.editList) },
  'video.boxOrder': {
    unit: 'box order',
    of: video((info) => worded(info.container.moovBeforeMdat, 'moov first', 'moov after mdat')),
  },
  'audio.codec': { unit: 'codec', of: video((info) => info.audio?.codec ?? null) },
  'image.colorSpace': { unit: 'color space', of: image(colorSpaceOf) },
  'image.frames': { unit: 'frames', of: image((info) => worded(info.animated, 'animated', 'still')) },
} as const satisfies Record<string, WordMeasure>;

/** What can be compared with a limit on the post as a whole. */
export const postNumbers = {
  'media.count': { unit: 'images', of: (post) => post.assets.length },
  'caption.length': { unit: 'UTF-16 units', of: (post) => post.caption?.length ?? null },
  'caption.hashtags': { unit: 'hashtags', of: (post) => (post.caption === null ? null : countHashtags(post.caption)) },
  'caption.mentions': { unit: 'mentions', of: (post) => (post.caption === null ? null : countMentions(post.caption)) },
} as const satisfies Record<string, NumberMeasure<JudgedPost>>;

export type AssetNumber = keyof typeof assetNumbers;
export type AssetWord = keyof typeof assetWords;
export type PostNumber = keyof typeof postNumbers;

/** `video` or `image`, by the bytes where they were probed, else as declared. */
export function kindOf(asset: JudgedAsset): 'video' | 'image' {
  return asset.info?.kind ?? (asset.contentType.startsWith('video/') ? 'video' : 'image');
}

function video<T>(of: (info: VideoInfo) => T | null): (asset: JudgedAsset) => T | null {
  return ({ info }) => (info?.kind === 'video' ? of(info) : null);
}

function image<T>(of: (info: ImageInfo) => T | null): (asset: JudgedAsset) => T | null {
  return ({ info }) => (info?.kind === 'image' ? of(info) : null);
}

function aspectRatioOf({ width, height }: { readonly width: number; readonly height: number }): Fraction {
  return { numerator: width, denominator: height };
}

/** A file whose major brand is 3GPP's own is no MP4, whatever else it says it is compatible with. */
function containerOf({ info, contentType }: JudgedAsset): string {
  const brand = info?.kind === 'video' ? (info.container.majorBrand ?? '') : '';
  if (/^3g[egprst]/.test(brand)) return 'video/3gpp';
  if (brand.startsWith('3g2')) return 'video/3gpp2';
  return info?.mimeType ?? contentType;
}

function colorSpaceOf({ colorModel, colorProfile }: ImageInfo): string | null {
  if (colorModel === 'cmyk') return 'CMYK';
  return colorProfile === 'srgb' ? 'sRGB' : colorProfile === 'other' ? 'another profile' : null;
}

function worded(value: boolean | null, whenTrue: string, whenFalse: string): string | null {
  return value === null ? null : value ? whenTrue : whenFalse;
}
