import { pictureTypes, pixelsTo } from './image-rules.ts';
import { captionTo, picturesTo } from './post-rules.ts';
import { ruleFile } from './rule-file.ts';
import { containers, durationFrom, durationTo, videoSizeFrom, videoSizeTo } from './video-rules.ts';

const shares = 'https://learn.microsoft.com/linkedin/marketing/community-management/shares';
const images = { source: `${shares}/images-api` };

/** What LinkedIn takes as a post. */
export const linkedinRules = ruleFile(
  {
    platform: 'linkedin',
    name: 'LinkedIn',
    version: 1,
    checkedOn: '2026-11-29',
    surfaces: { video: 'post', image: 'post', slideshow: 'post' },
    severity: 'warning',
    source: `${shares}/videos-api`,
  },
  {
    'video.container': containers(['video/mp4']),
    'video.duration.min': durationFrom(3_000),
    'video.duration.max': durationTo(1_800_000),
    'video.size.min': videoSizeFrom(75_000, 3),
    'video.size.max': videoSizeTo(500_000_000, 1_800),
    'image.format': { ...pictureTypes(['image/jpeg', 'image/png']), ...images },
    'image.pixels.max': { ...pixelsTo(36_152_320), ...images },
    'image.count.max': { ...picturesTo(20, ['image', 'slideshow']), source: `${shares}/multiimage-post-api` },
    'caption.max': {
      ...captionTo('length', 3_000),
      source: 'https://developers.buffer.com/guides/character-limits.md',
    },
  },
);
