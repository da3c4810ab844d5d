import type { Fraction } from '@layers-content/core';
import * as fixes from './fixes.ts';
import { bounded, listed } from './shared-rules.ts';
import type { SharedRule } from './rule-file.ts';

// What more than one platform may demand of a video: with its limit each becomes a rule.

const from = ['video', 'min'] as const;
const to = ['video', 'max'] as const;

export const containers = listed(
  'video',
  ['container.unsupported', 'file.type'],
  ['The file is {measured}', 'Put the streams into an MP4.'],
  fixes.toAac,
);
export const videoCodecs = listed(
  'video',
  ['video.codec_unsupported', 'video.codec'],
  ['The video codec is {measured}', 'Encode it as H.264.'],
  fixes.toH264,
);
export const scans = listed(
  'video',
  ['video.interlaced', 'video.scan'],
  ['The video is {measured}', 'Deinterlace it.', { taken: '{limit} ones' }],
  fixes.deinterlace,
);
export const chromas = listed(
  'video',
  ['video.chroma_unsupported', 'video.chroma'],
  ['The chroma subsampling is {measured}', 'Encode it as yuv420p.'],
  fixes.toH264,
);
export const boxOrders = listed(
  'video',
  ['video.moov_not_first', 'video.boxOrder'],
  ['The file has its {measured}', 'Rewrite it for fast start; nothing is encoded again.', { taken: 'it with {limit}' }],
  fixes.moovFirst,
);
export const editLists = listed(
  'video',
  ['video.edit_list_present', 'video.editList'],
  ['The edit list of the file is of the kind {measured}', 'Encode the cut itself instead of leaving it to a list.'],
  fixes.applyEdits,
);
export const frameRateFrom = bounded(
  from,
  ['video.frame_rate_too_low', 'video.frameRate'],
  ['The video has {measured}', 'Export it with 30 fps.'],
  () => fixes.framesPerSecond(30),
);
export const frameRateTo = bounded(
  to,
  ['video.frame_rate_too_high', 'video.frameRate'],
  ['The video has {measured}', 'Export it with 60 fps or less.'],
  fixes.framesPerSecond,
);
export const videoWidthTo = bounded(
  to,
  ['video.width_too_large', 'video.width'],
  ['The video is {measured} wide', 'Scale it down.'],
  () => fixes.widthTo1920,
);
export const videoLongerSideTo = bounded(
  to,
  ['video.side_too_large', 'video.longerSide'],
  ['The longer side is {measured}', 'Scale it down.'],
  () => fixes.sidesTo4096,
);
export const bitRateTo = bounded(
  to,
  ['video.bitrate_too_high', 'video.bitRate'],
  ['The video has {measured}', 'Encode it with a lower bit rate.'],
  () => fixes.bitRateTo20M,
);
export const durationFrom = bounded(
  from,
  ['video.duration_too_short', 'video.duration'],
  ['The video is {measured} long', 'Make it longer.'],
  () => null,
);
export const durationTo = bounded(
  to,
  ['video.duration_too_long', 'video.duration'],
  ['The video is {measured} long', 'Cut it.'],
  (limitMs) => fixes.cutTo(limitMs / 1_000 - 1),
);

/** At least so wide and so high, whichever way it lies. */
export function sidesFrom(width: number, height: number): Readonly<Record<string, SharedRule>> {
  const side = (name: string, measure: 'video.shorterSide' | 'video.longerSide') =>
    bounded(
      from,
      ['video.side_too_small', measure],
      [`The ${name} side is {measured}`, 'Export it larger, best as 1080x1920.'],
      () => fixes.sidesFrom(width, height),
    );
  return {
    'video.side.min': side('shorter', 'video.shorterSide')(Math.min(width, height)),
    ...(width !== height && {
      'video.long_side.min': side('longer', 'video.longerSide')(Math.max(width, height)),
    }),
  };
}

/** A film of these bytes at most, as far as such a platform takes it in seconds. */
export const videoSizeTo = (limitBytes: number, longestSeconds: number): SharedRule =>
  bounded(to, ['file.too_large', 'file.size'], ['The file has {measured}', 'Encode it with a lower bit rate.'], () =>
    fixes.sizeTo(limitBytes, longestSeconds),
  )(limitBytes);

export const videoSizeFrom = (limitBytes: number, shortestSeconds: number): SharedRule =>
  bounded(from, ['file.too_small', 'file.size'], ['The file has {measured}', 'Encode it with a higher bit rate.'], () =>
    fixes.sizeFrom(limitBytes, shortestSeconds),
  )(limitBytes);

const ratio = (
  which: typeof from | typeof to,
  measure: 'video.aspectRatio' | 'video.shape',
  taken: string,
): ((limit: Fraction) => SharedRule) =>
  bounded(
    which,
    ['video.aspect_ratio_out_of_range', measure],
    ['The video has the shape {measured}', 'Export it as 9:16.', { taken }],
    () => fixes.padTo9By16,
  );

export const shapeFrom = ratio(from, 'video.aspectRatio', '{limit} or wider');
export const shapeTo = ratio(to, 'video.aspectRatio', '{limit} or narrower');

/** One shape and no other. */
export function onlyShape(limit: Fraction): Readonly<Record<string, SharedRule>> {
  return {
    'video.aspect_ratio.min': ratio(from, 'video.shape', '{limit}')(limit),
    'video.aspect_ratio.max': ratio(to, 'video.shape', '{limit}')(limit),
  };
}
