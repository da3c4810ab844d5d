import type { Fraction, ImageInfo, JudgedPost, VideoInfo } from '@layers-content/core';
import { widened } from '../src/findings.ts';
import { assetNumbers, postNumbers } from '../src/measures.ts';
import type { AssetNumber, AssetWord, NumberMeasure, PostNumber } from '../src/measures.ts';
import { fractionOf } from '../src/ratio.ts';
import type { Rule } from '../src/rule.ts';
import { cleanImage, imageWith, postOf, videoWith } from './posts.ts';

/** A post on either side of one rule's limit. */
export interface LimitCase {
  readonly kept: JudgedPost;
  readonly broken: JudgedPost;
}

type Bound = Extract<Rule, { check: 'min' | 'max' }>;
type Target = Rule['target'];

const top = (changes: Partial<VideoInfo>) => postOf(videoWith({ top: changes }));
const stream = (changes: Partial<VideoInfo['video']>) => postOf(videoWith({ video: changes }));
const sound = (changes: Partial<VideoInfo['audio'] & object>) => postOf(videoWith({ audio: changes }));
const picture = (changes: Partial<ImageInfo>) => postOf(imageWith(changes));
const sized = (target: Target) => (sizeBytes: number) =>
  target === 'video' ? top({ sizeBytes }) : picture({ sizeBytes });
const pictures = (count: number) => ({
  ...postOf(...Array.from({ length: count }, () => cleanImage)),
  slideshow: true,
});

/** Posts that measure so much; ratios as the width at which a height makes them. */
const measuring: Readonly<Record<AssetNumber, (target: Target) => (value: Fraction) => JudgedPost>> = {
  'file.size': (target) => (value) => sized(target)(value.numerator),
  'video.duration': () => (value) => top({ durationMs: value.numerator }),
  'video.frameRate': () => (frameRate) => stream({ frameRate }),
  'video.bitRate': () => (value) => stream({ bitRateBps: value.numerator }),
  'video.width': () => (value) => top({ width: value.numerator, height: value.numerator }),
  'video.shorterSide': () => (value) => top({ width: value.numerator, height: 4_000 }),
  'video.longerSide': () => (value) => top({ width: 16, height: value.numerator }),
  'video.aspectRatio': () => (value) => top({ width: value.numerator, height: value.denominator }),
  'video.shape': () => (value) => top({ width: value.numerator, height: value.denominator }),
  'audio.sampleRate': () => (value) => sound({ sampleRateHz: value.numerator }),
  'audio.channels': () => (value) => sound({ channels: value.numerator }),
  'audio.bitRate': () => (value) => sound({ bitRateBps: value.numerator }),
  'image.width': () => (value) => picture({ width: value.numerator, height: value.numerator }),
  'image.shorterSide': () => (value) => picture({ width: value.numerator, height: 9_000 }),
  'image.longerSide': () => (value) => picture({ width: 2, height: value.numerator }),
  'image.pixels': () => (value) => picture({ width: value.numerator, height: 1 }),
  'image.aspectRatio': () => (value) => picture({ width: value.numerator, height: value.denominator }),
};

const hashtags = (count: number) => '#tag '.repeat(count);
/** Captions that measure so much, with characters that each unit counts otherwise. */
const captions: Readonly<Record<Exclude<PostNumber, 'media.count'>, (value: number) => string>> = {
  'caption.length': (value) => 'é'.repeat(value),
  'caption.codePoints': (value) => '🙂'.repeat(value),
  'caption.graphemes': (value) => '👨‍👩‍👧‍👦'.repeat(value),
  'caption.bytes': (value) => `${'é'.repeat(Math.floor(value / 2))}${'a'.repeat(value % 2)}`,
  'caption.threadsCharacters': (value) => `${'🙂'.repeat(10)}${'語'.repeat(value - 40)}`,
  'caption.xWeight': (value) => `https://example.com/a/long/way ${'語'.repeat(10)}${'a'.repeat(value - 44)}`,
  'caption.angleBrackets': (value) => '<'.repeat(value),
  'caption.hashtags': hashtags,
  'caption.mentions': (value) => '@you '.repeat(value),
};

/** Posts with each word that a measure knows. */
const worded: Readonly<Record<AssetWord, Readonly<Record<string, JudgedPost>>>> = {
  'file.type': {
    'video/mp4': top({ mimeType: 'video/mp4' }),
    'video/quicktime': top({ mimeType: 'video/quicktime' }),
    'video/3gpp': postOf(videoWith({ container: { majorBrand: '3gp5' } })),
    'image/jpeg': picture({ mimeType: 'image/jpeg' }),
    'image/png': picture({ mimeType: 'image/png' }),
    'image/webp': picture({ mimeType: 'image/webp' }),
  },
  'video.codec': Object.fromEntries(
    ['avc', 'hevc', 'vp8', 'vp9', 'av1', 'mp4v'].map((codec) => [codec, stream({ codec })]),
  ),
  'video.chroma': { '4:2:0': stream({ chroma: '4:2:0' }), '4:2:2': stream({ chroma: '4:2:2' }) },
  'video.scan': { progressive: stream({ interlaced: false }), interlaced: stream({ interlaced: true }) },
  'video.editList': {
    none: stream({ editList: 'none' }),
    priming: stream({ editList: 'priming' }),
    edited: stream({ editList: 'edited' }),
  },
  'video.boxOrder': {
    'moov first': postOf(videoWith({ container: { moovBeforeMdat: true } })),
    'moov after mdat': postOf(videoWith({ container: { moovBeforeMdat: false } })),
  },
  'audio.codec': { aac: sound({ codec: 'aac' }), opus: sound({ codec: 'opus' }) },
  'image.size': {},
  'image.colorSpace': { sRGB: picture({ colorModel: 'gray' }), CMYK: picture({ colorModel: 'cmyk' }) },
  'image.frames': { still: picture({ animated: false }), animated: picture({ animated: true }) },
};

/** The last post that a rule lets pass and the first it does not, made from the rule alone. */
export function caseOf(rule: Rule): LimitCase {
  if (rule.check === 'sameAsFirst') return unlikeCase(rule.measure);
  if (rule.check === 'oneOf') return listCase(rule.measure, rule.target, rule.limit);
  const kept = outermostOf(rule);
  const step = rule.check === 'min' ? -1 : 1;
  return { kept: postAt(rule, kept), broken: postAt(rule, { ...kept, numerator: kept.numerator + step }) };
}

/**
 * The limit itself, or as far beyond as its measure tolerates; ratios in large numbers, so that one is a small step.
 */
function outermostOf(rule: Bound): Fraction {
  const limit = fractionOf(rule.limit);
  if (limit === null) throw new Error(`${rule.id} has no limit`);
  const { tolerance }: NumberMeasure<never> =
    rule.target === 'post' ? postNumbers[rule.measure] : assetNumbers[rule.measure];
  const outermost = tolerance ? widened(limit, rule.check, tolerance) : limit;
  const scale = typeof rule.limit === 'number' && tolerance === undefined ? 1 : 1_000;
  return { numerator: outermost.numerator * scale, denominator: outermost.denominator * scale };
}

function postAt(rule: Bound, value: Fraction): JudgedPost {
  if (rule.target !== 'post') return measuring[rule.measure](rule.target)(value);
  if (rule.measure === 'media.count') return pictures(value.numerator);
  const post = rule.posts.includes('video') ? top({}) : picture({});
  return { ...post, caption: captions[rule.measure](value.numerator) };
}

function listCase(measure: AssetWord, target: Target, limit: readonly string[]): LimitCase {
  const words = Object.entries(worded[measure]).filter(
    ([word]) => measure !== 'file.type' || word.startsWith(`${target}/`),
  );
  const kept = words.findLast(([word]) => limit.includes(word))?.[1];
  const broken = words.find(([word]) => !limit.includes(word))?.[1];
  // What takes no picture at all is kept by a film.
  if (broken === undefined) throw new Error(`nothing breaks ${measure} of ${limit.join(', ')}`);
  return { kept: kept ?? top({}), broken };
}

function unlikeCase(measure: 'image.aspectRatio' | 'image.size'): LimitCase {
  const like = measure === 'image.size' ? {} : { width: 540, height: 675 };
  return {
    kept: postOf(cleanImage, imageWith(like)),
    broken: postOf(cleanImage, imageWith({ width: 541, height: 675 })),
  };
}
