import { audioCodecs } from './audio-rules.ts';
import { pictureSideFrom, pictureSizeTo } from './image-rules.ts';
import { captionTo, picturesTo } from './post-rules.ts';
import { ruleFile } from './rule-file.ts';
import {
  chromas,
  durationTo,
  frameRateTo,
  shapeFrom,
  shapeTo,
  sidesFrom,
  videoCodecs,
  videoSizeTo,
} from './video-rules.ts';

const media = 'https://docs.x.com/x-api/media/quickstart/best-practices';
const sure = { severity: 'error', source: media } as const;

/**
 * What X takes as a post, of pictures all kinds that there are here. Films may be far smaller and shorter in
 * messages, and longer for those who pay.
 */
export const xRules = ruleFile(
  {
    platform: 'x',
    name: 'X',
    version: 1,
    checkedOn: '2026-11-29',
    surfaces: { video: 'post', image: 'post', slideshow: 'post' },
    severity: 'warning',
    source: media,
  },
  {
    'video.codec': videoCodecs(['avc']),
    'video.chroma': chromas(['4:2:0']),
    'video.frame_rate.max': frameRateTo(60),
    ...sidesFrom(32, 32),
    'video.aspect_ratio.min': shapeFrom({ numerator: 1, denominator: 3 }),
    'video.aspect_ratio.max': shapeTo({ numerator: 3, denominator: 1 }),
    'video.duration.max': durationTo(1_200_000),
    'video.size.max': videoSizeTo(8_589_934_592, 1_200),
    'video.audio.codec': audioCodecs(['aac']),
    'image.size.max': { ...pictureSizeTo(5_000_000), ...sure },
    'image.side.min': { ...pictureSideFrom(4), source: 'https://www.ayrshare.com/docs/media-guidelines/x-twitter' },
    'image.count.max': { ...picturesTo(4, ['image', 'slideshow']), ...sure },
    'caption.max': {
      ...captionTo('xWeight', 280),
      ...sure,
      source: 'https://docs.x.com/fundamentals/counting-characters',
    },
  },
);
