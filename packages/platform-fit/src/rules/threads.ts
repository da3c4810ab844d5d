import { pictureShapeTo, pictureSizeTo, pictureTypes, pictureWidthFrom, pictureWidthTo } from './image-rules.ts';
import { captionTo, picturesFrom, picturesTo } from './post-rules.ts';
import { ruleFile } from './rule-file.ts';
import { containers, durationTo, videoSizeTo, videoWidthTo } from './video-rules.ts';

/** What Threads takes as a post or a carousel. An emoji counts as its bytes. */
export const threadsRules = ruleFile(
  {
    platform: 'threads',
    name: 'Threads',
    version: 1,
    checkedOn: '2026-11-29',
    surfaces: { video: 'post', image: 'post', slideshow: 'carousel' },
    severity: 'error',
    source: 'https://developers.facebook.com/docs/threads/posts',
  },
  {
    'video.container': containers(['video/mp4', 'video/quicktime']),
    'video.size.max': videoSizeTo(1_000_000_000, 300),
    'video.duration.max': durationTo(300_000),
    'video.width.max': videoWidthTo(1_920),
    'image.format': pictureTypes(['image/jpeg', 'image/png']),
    'image.size.max': pictureSizeTo(8_000_000),
    'image.aspect_ratio.max': pictureShapeTo({ numerator: 10, denominator: 1 }),
    'image.width.min': pictureWidthFrom(320),
    'image.width.max': pictureWidthTo(1_440),
    'carousel.count.min': picturesFrom(2, ['slideshow']),
    'carousel.count.max': picturesTo(20, ['slideshow']),
    'caption.max': captionTo('threadsCharacters', 500),
  },
);
