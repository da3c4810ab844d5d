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
export const frames = listed(
  'image',
  ['image.animated', 'image.frames'],
  ['The picture is {measured}', 'Upload one frame, or the whole as a video.', { taken: 'only {limit} ones' }],
  fixes.toJpeg,
);
/** A picture in another is converted, not refused. */
export const colorSpaces = listed(
  'image',
  ['image.color_space_converted', 'image.colorSpace'],
  [
    'The picture uses {measured}',
    'Export it in sRGB to see its colors first.',
    { does: 'converts it to {limit}', severity: 'warning' },
  ],
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
export const pictureShorterSideTo = bounded(
  to,
  ['image.side_too_large', 'image.shorterSide'],
  ['The shorter side is {measured}', 'Scale the picture down.'],
  () => fixes.scaleToPhoto,
);
export const pictureLongerSideTo = bounded(
  to,
  ['image.side_too_large', 'image.longerSide'],
  ['The longer side is {measured}', 'Scale the picture down.'],
  () => fixes.scaleToPhoto,
);
export const pictureShapeFrom = bounded<Fraction>(
  from,
  ['image.aspect_ratio_out_of_range', 'image.aspectRatio'],
  ['The picture has the shape {measured}', 'Crop it.', { taken: '{limit} or wider' }],
  () => fixes.cropTall,
);
export const pictureShapeTo = bounded<Fraction>(
  to,
  ['image.aspect_ratio_out_of_range', 'image.aspectRatio'],
  ['The picture has the shape {measured}', 'Crop it.', { taken: '{limit} or narrower' }],
  () => fixes.cropStrip,
);
/** Narrower pictures are scaled up, wider ones down. */
export const pictureWidthFrom = bounded(
  from,
  ['image.width_scaled', 'image.width'],
  ['The picture is {measured} wide', 'Upload a larger one.', { does: 'scales it up to {limit}', severity: 'warning' }],
  () => fixes.scaleTo320,
);
export const pictureWidthTo = bounded(
  to,
  ['image.width_scaled', 'image.width'],
  [
    'The picture is {measured} wide',
    'Scale it yourself to choose how.',
    { does: 'scales it down to {limit}', severity: 'warning' },
  ],
  () => fixes.scaleTo1440,
);

const alike = { target: 'image', check: 'sameAsFirst', advice: 'Crop all alike.', fix: fixes.likeFirst } as const;

/** All of the first one's size. */
export const oneSize: SharedRule = {
  ...alike,
  code: 'media.mixed_size',
  measure: 'image.size',
  about: 'The picture is {measured}',
  taken: 'all in the size of the first, {limit}',
};
/** All of the first one's shape, or cropped to it. */
export const oneShape: SharedRule = {
  ...alike,
  code: 'media.mixed_aspect_ratio',
  severity: 'warning',
  measure: 'image.aspectRatio',
  about: 'The picture has the shape {measured}',
  does: 'crops a carousel to that of its first, {limit}',
};
