import type { Fraction } from '@layers-content/core';
import * as fixes from './fixes.ts';
import { bounded, listed } from './shared-rules.ts';
import type { SharedRule } from './rule-file.ts';

// What more than one platform may demand of a picture.

const from = ['image', 'min'] as const;
const to = ['image', 'max'] as const;

export const pictureTypes = listed(
  'image',
  ['image.format_unsupported', 'file.type'],
  ['The picture is {measured}', 'Convert it to JPEG.'],
  fixes.toJpeg,
);
/** A platform of films. */
export const noPictures = listed(
  'image',
  ['image.format_unsupported', 'file.type'],
  ['The file is {measured}', 'Make a video of it.'],
  null,
);
export const pictureSizeTo = bounded(
  to,
  ['file.too_large', 'file.size'],
  ['The file has {measured}', 'Save it as JPEG with a lower quality.'],
  fixes.shrinkTo,
);
export const pixelsTo = bounded(
  to,
  ['image.pixels_too_many', 'image.pixels'],
  ['The picture has {measured}', 'Scale it down.'],
  fixes.scaleToPixels,
);
export const pictureSideFrom = bounded(
  from,
  ['image.side_too_small', 'image.shorterSide'],
  ['The shorter side is {measured}', 'Upload a larger one.'],
  fixes.scaleSideTo,
);
export const pictureShapeTo = bounded<Fraction>(
  to,
  ['image.aspect_ratio_out_of_range', 'image.aspectRatio'],
  ['The picture has the shape {measured}', 'Crop it.', '{limit} or narrower'],
  () => fixes.cropStrip,
);
/** Narrower pictures are scaled up, wider ones down. */
export const pictureWidthFrom = bounded(
  from,
  ['image.width_scaled', 'image.width'],
  ['The picture is {measured} wide', 'Upload a larger one.'],
  () => fixes.scaleTo320,
);
export const pictureWidthTo = bounded(
  to,
  ['image.width_scaled', 'image.width'],
  ['The picture is {measured} wide', 'Scale it yourself to choose how.'],
  () => fixes.scaleTo1440,
);

/** All of the first one's size. */
export const oneSize: SharedRule = {
  target: 'image',
  code: 'media.mixed_size',
  check: 'sameAsFirst',
  measure: 'image.size',
  about: 'The picture is {measured}',
  taken: 'all in the size of the first, {limit}',
  advice: 'Crop all alike.',
  fix: fixes.likeFirst,
};
