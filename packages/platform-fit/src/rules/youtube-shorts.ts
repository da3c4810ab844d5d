import { noPictures } from './image-rules.ts';
import { captionTo, noAngleBrackets } from './post-rules.ts';
import { ruleFile } from './rule-file.ts';
import { durationTo, shapeTo, videoSizeTo } from './video-rules.ts';

const upload = 'https://developers.google.com/youtube/v3/docs/videos/insert';
const shorts = { severity: 'warning', source: 'https://www.ayrshare.com/docs/media-guidelines/youtube' } as const;
const longestSeconds = 12 * 3_600;

/** What YouTube shows as a Short; any other film is taken as an ordinary video. */
export const youtubeShortsRules = ruleFile(
  {
    platform: 'youtube_shorts',
    name: 'YouTube Shorts',
    version: 1,
    checkedOn: '2026-11-29',
    surfaces: { video: 'short', image: 'short', slideshow: 'short' },
    severity: 'error',
    source: 'https://developers.google.com/youtube/v3/docs/videos',
  },
  {
    'video.duration.max': { ...durationTo(180_000), does: 'are at most {limit}, others ordinary videos', ...shorts },
    'video.aspect_ratio.max': {
      ...shapeTo({ numerator: 1, denominator: 1 }),
      does: 'are {limit} or narrower, others ordinary videos',
      ...shorts,
    },
    'video.size.max': { ...videoSizeTo(256_000_000_000, longestSeconds), source: upload },
    'image.format': { ...noPictures(['video/mp4', 'video/quicktime']), source: upload },
    'caption.max': captionTo('bytes', 5_000),
    'caption.characters': noAngleBrackets,
  },
);
