import { pictureSizeTo } from './image-rules.ts';
import { captionTo, picturesTo } from './post-rules.ts';
import { ruleFile } from './rule-file.ts';
import { durationTo, videoSizeTo } from './video-rules.ts';

const lexicons = 'https://github.com/bluesky-social/atproto/blob/main/lexicons/app/bsky';
const images = `${lexicons}/embed/images.json`;
const videos = `${lexicons}/embed/video.json`;

/** What Bluesky takes as a post. More than four pictures are a gallery, which not every app shows. */
export const blueskyRules = ruleFile(
  {
    platform: 'bluesky',
    name: 'Bluesky',
    version: 1,
    checkedOn: '2026-11-29',
    surfaces: { video: 'post', image: 'post', slideshow: 'post' },
    severity: 'error',
    source: `${lexicons}/feed/post.json`,
  },
  {
    'video.size.max': { ...videoSizeTo(300_000_000, 600), source: videos },
    'video.duration.max': { ...durationTo(600_000), severity: 'warning', source: videos },
    'image.size.max': { ...pictureSizeTo(2_000_000), source: images },
    'image.count.recommended': { ...picturesTo(4, ['image', 'slideshow']), severity: 'warning', source: images },
    'image.count.max': { ...picturesTo(10, ['image', 'slideshow']), source: `${lexicons}/embed/gallery.json` },
    'caption.max': captionTo('graphemes', 300),
    'caption.bytes.max': captionTo('bytes', 3_000),
  },
);
