import type { Fraction, JudgedAsset, JudgedPost, MediaDescription } from '@layers-content/core';
import {
  countAngleBrackets,
  countCodePoints,
  countGraphemes,
  countThreadsCharacters,
  countUtf8Bytes,
} from './caption/lengths.ts';
import { countHashtags, countMentions } from './caption/marks.ts';
import { weighForX } from './caption/x-weight.ts';

/** A measured quantity and its unit; `null` is unknown, and unknown is never an issue. */
export interface NumberMeasure<Subject> {
  readonly unit: string;
  /** The part of a limit by which it may be missed and is still kept; without it, none. */
  readonly tolerance?: Fraction;
  readonly of: (subject: Subject) => number | Fraction | null;
}

interface WordMeasure {
  readonly unit: string;
  readonly of: (asset: JudgedAsset) => string | null;
}

/** The unit of a shape: shown as a reduced ratio, `9:16`. */
export const shapeUnit = 'width:height';

/** Phones and recorders write 60.02 for 60, and platforms take it. */
const ofClocks: Fraction = { numerator: 1, denominator: 200 };

/** A shape that is demanded alone, such as 9:16, is missed by a little where sides are even numbers. */
const ofEvenSides: Fraction = { numerator: 1, denominator: 200 };

/** What can be compared with a limit on one file. Sizes in pixels are those displayed. */
export const assetNumbers = {
  'file.size': { unit: 'bytes', of: (asset) => asset.sizeBytes },
  'video.duration': { unit: 'ms', of: known((info) => info.durationMs) },
  'video.frameRate': { unit: 'fps', tolerance: ofClocks, of: known((info) => info.video?.frameRate) },
  'video.bitRate': { unit: 'bit/s', of: known((info) => info.video?.bitRateBps) },
  'video.width': { unit: 'px', of: known((info) => info.width) },
  'video.shorterSide': { unit: 'px', of: known(side(Math.min)) },
  'video.longerSide': { unit: 'px', of: known(side(Math.max)) },
  'video.aspectRatio': { unit: shapeUnit, of: known(aspectRatioOf) },
  'video.shape': { unit: shapeUnit, tolerance: ofEvenSides, of: known(aspectRatioOf) },
  'audio.sampleRate': { unit: 'Hz', of: known((info) => info.audio?.sampleRateHz) },
  'audio.channels': { unit: 'channels', of: known((info) => info.audio?.channels) },
  'audio.bitRate': { unit: 'bit/s', of: known((info) => audioBitRateOf(info.audio)) },
  'image.width': { unit: 'px', of: known((info) => info.width) },
  'image.shorterSide': { unit: 'px', of: known(side(Math.min)) },
  'image.longerSide': { unit: 'px', of: known(side(Math.max)) },
  'image.pixels': { unit: 'pixels', of: known(({ width, height }) => product(width, height)) },
  'image.aspectRatio': { unit: shapeUnit, of: known(aspectRatioOf) },
} as const satisfies Record<string, NumberMeasure<JudgedAsset>>;

/** What can be looked up in a list on one file. */
export const assetWords = {
  'file.type': { unit: 'media type', of: containerOf },
  'video.codec': { unit: 'codec', of: known((info) => info.video?.codec) },
  'video.chroma': { unit: 'chroma subsampling', of: known((info) => info.video?.chroma) },
  'video.scan': { unit: 'scan', of: known((info) => worded(info.video?.interlaced, 'interlaced', 'progressive')) },
  'video.editList': { unit: 'edit list', of: known((info) => info.video?.editList) },
  'video.boxOrder': {
    unit: 'box order',
    of: known((info) => worded(info.container?.moovBeforeMdat, 'moov first', 'moov after mdat')),
  },
  'audio.codec': { unit: 'codec', of: known((info) => info.audio?.codec) },
  'image.size': { unit: 'px', of: known(({ width, height }) => sizeOf(width, height)) },
  'image.colorSpace': { unit: 'color space', of: known(colorSpaceOf) },
  'image.frames': { unit: 'frames', of: known((info) => worded(info.animated, 'animated', 'still')) },
} as const satisfies Record<string, WordMeasure>;

/** What can be compared with a limit on the post as a whole. */
export const postNumbers = {
  'media.count': { unit: 'images', of: (post) => post.assets.length },
  'caption.length': { unit: 'UTF-16 units', of: (post) => post.caption?.length ?? null },
  'caption.codePoints': { unit: 'characters', of: captioned(countCodePoints) },
  'caption.graphemes': { unit: 'graphemes', of: captioned(countGraphemes) },
  'caption.bytes': { unit: 'bytes', of: captioned(countUtf8Bytes) },
  'caption.threadsCharacters': { unit: 'characters, emoji by their bytes', of: captioned(countThreadsCharacters) },
  'caption.xWeight': { unit: 'weighted characters', of: captioned(weighForX) },
  'caption.angleBrackets': { unit: 'angle brackets', of: captioned(countAngleBrackets) },
  'caption.hashtags': { unit: 'hashtags', of: captioned(countHashtags) },
  'caption.mentions': { unit: 'mentions', of: captioned(countMentions) },
} as const satisfies Record<string, NumberMeasure<JudgedPost>>;

export type AssetNumber = keyof typeof assetNumbers;
export type AssetWord = keyof typeof assetWords;
export type PostNumber = keyof typeof postNumbers;

export function isWord(measure: AssetNumber | AssetWord): measure is AssetWord {
  return Object.hasOwn(assetWords, measure);
}

type Unknowable<T> = T | null | undefined;

export function kindOf({ contentType }: JudgedAsset): 'video' | 'image' {
  return contentType.startsWith('video/') ? 'video' : 'image';
}

function known<T>(of: (info: MediaDescription) => Unknowable<T>): (asset: JudgedAsset) => T | null {
  return ({ info }) => (info && of(info)) ?? null;
}

function side(which: (one: number, other: number) => number): (info: MediaDescription) => number | null {
  return ({ width, height }) => (isNumber(width) && isNumber(height) ? which(width, height) : null);
}

function aspectRatioOf({ width, height }: MediaDescription): Fraction | null {
  return isNumber(width) && isNumber(height) ? { numerator: width, denominator: height } : null;
}

/**
 * A demand is made of the rate an encoder was asked for; silence takes less, and what a track takes may be all that
 * is known.
 */
function audioBitRateOf(audio: MediaDescription['audio']): number | null {
  const known = [audio?.announcedBitRateBps, audio?.bitRateBps].filter(isNumber);
  return known.length === 0 ? null : Math.max(...known);
}

function product(width: Unknowable<number>, height: Unknowable<number>): number | null {
  return isNumber(width) && isNumber(height) ? width * height : null;
}

/** `1080x1350`. */
function sizeOf(width: Unknowable<number>, height: Unknowable<number>): string | null {
  return isNumber(width) && isNumber(height) ? `${width}x${height}` : null;
}

function captioned(count: (caption: string) => number): ({ caption }: JudgedPost) => number | null {
  return ({ caption }) => (caption === null ? null : count(caption));
}

function isNumber(value: Unknowable<number>): value is number {
  return typeof value === 'number';
}

/** A file whose major brand is 3GPP's own is no MP4, whatever else it says it is compatible with. */
function containerOf({ info, contentType }: JudgedAsset): string {
  const brand = info?.container?.majorBrand ?? '';
  if (/^3g[egprst]/.test(brand)) return 'video/3gpp';
  if (brand.startsWith('3g2')) return 'video/3gpp2';
  return contentType;
}

function colorSpaceOf({ colorModel, colorProfile }: MediaDescription): string | null {
  if (colorModel === 'cmyk') return 'CMYK';
  return colorProfile === 'srgb' ? 'sRGB' : colorProfile === 'other' ? 'another profile' : null;
}

function worded(value: Unknowable<boolean>, whenTrue: string, whenFalse: string): string | null {
  return typeof value !== 'boolean' ? null : value ? whenTrue : whenFalse;
}
