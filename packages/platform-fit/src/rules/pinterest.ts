import { oneSize, pictureSizeTo, pictureTypes } from './image-rules.ts';
import { captionTo, picturesFrom, picturesTo } from './post-rules.ts';
import { ruleFile } from './rule-file.ts';
import { containers, durationFrom, durationTo, shapeFrom, shapeTo, videoCodecs, videoSizeTo } from './video-rules.ts';

/** What Pinterest takes as a Pin or a carousel. */
export const pinterestRules = ruleFile(
  {
    platform: 'pinterest',
    name: 'Pinterest',
    version: 1,
    checkedOn: '2026-11-29',
    surfaces: { video: 'pin', image: 'pin', slideshow: 'carousel' },
    severity: 'error',
    source: 'https://help.pinterest.com/en/business/article/pinterest-product-specs',
  },
  {
    'video.container': containers(['video/mp4', 'video/quicktime']),
    'video.codec': videoCodecs(['avc', 'hevc']),
    'video.duration.min': durationFrom(4_000),
    'video.duration.max': durationTo(900_000),
    'video.size.max': videoSizeTo(2_000_000_000, 900),
    'video.aspect_ratio.min': shapeFrom({ numerator: 1, denominator: 2 }),
    'video.aspect_ratio.max': shapeTo({ numerator: 191, denominator: 100 }),
    'image.format': pictureTypes(['image/png', 'image/jpeg']),
    'image.size.max': pictureSizeTo(20_000_000),
    'carousel.size': oneSize,
    'carousel.count.min': picturesFrom(2, ['slideshow']),
    'carousel.count.max': picturesTo(5, ['slideshow']),
    'caption.max': { ...captionTo('codePoints', 500), severity: 'warning' },
  },
);
