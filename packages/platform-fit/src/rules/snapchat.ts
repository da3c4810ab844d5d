import { pictureSizeTo, pictureTypes } from './image-rules.ts';
import { captionTo, picturesTo } from './post-rules.ts';
import { ruleFile } from './rule-file.ts';
import { containers, durationFrom, durationTo, onlyShape, sidesFrom, videoSizeTo } from './video-rules.ts';

/** What Snapchat takes as a film for Spotlight or as a story. */
export const snapchatRules = ruleFile(
  {
    platform: 'snapchat',
    name: 'Snapchat',
    version: 1,
    checkedOn: '2026-11-29',
    surfaces: { video: 'spotlight', image: 'story', slideshow: 'story' },
    severity: 'warning',
    source: 'https://businesshelp.snapchat.com https://www.ayrshare.com/docs/media-guidelines/snapchat.md',
  },
  {
    'video.container': containers(['video/mp4']),
    'video.duration.min': durationFrom(5_000),
    'video.duration.max': durationTo(60_000),
    'video.size.max': videoSizeTo(500_000_000, 60),
    ...sidesFrom(540, 960),
    ...onlyShape({ numerator: 9, denominator: 16 }),
    'story.format': pictureTypes(['image/jpeg', 'image/png']),
    'story.size.max': pictureSizeTo(20_000_000),
    'story.count.max': picturesTo(1, ['image', 'slideshow']),
    'caption.max': captionTo('codePoints', 160),
  },
);
