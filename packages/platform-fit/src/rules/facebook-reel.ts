import { audioBitRateFrom, audioCodecs, channelsFrom, channelsTo, sampleRateTo } from './audio-rules.ts';
import { pictureSizeTo, pictureTypes } from './image-rules.ts';
import { ruleFile } from './rule-file.ts';
import {
  chromas,
  containers,
  durationFrom,
  durationTo,
  frameRateFrom,
  frameRateTo,
  onlyShape,
  scans,
  sidesFrom,
  videoCodecs,
} from './video-rules.ts';

const photos = {
  severity: 'warning',
  source: 'https://developers.facebook.com/docs/graph-api/reference/page/photos',
} as const;

/** What Facebook takes as a Reel of a page, and as its photos. */
export const facebookReelRules = ruleFile(
  {
    platform: 'facebook_reel',
    name: 'Facebook',
    version: 1,
    checkedOn: '2026-11-29',
    surfaces: { video: 'reel', image: 'photo', slideshow: 'photo' },
    severity: 'error',
    source: 'https://developers.facebook.com/docs/video-api/guides/reels-publishing',
  },
  {
    'video.container': containers(['video/mp4']),
    'video.codec': videoCodecs(['avc', 'hevc', 'vp9', 'av1']),
    'video.scan': scans(['progressive']),
    'video.chroma': chromas(['4:2:0']),
    'video.frame_rate.min': frameRateFrom(24),
    'video.frame_rate.max': frameRateTo(60),
    ...sidesFrom(540, 960),
    ...onlyShape({ numerator: 9, denominator: 16 }),
    'video.duration.min': durationFrom(3_000),
    'video.duration.max': durationTo(90_000),
    'video.audio.codec': audioCodecs(['aac']),
    'video.audio.sample_rate.max': sampleRateTo(48_000),
    'video.audio.channels.min': channelsFrom(2),
    'video.audio.channels.max': channelsTo(2),
    'video.audio.bit_rate.min': audioBitRateFrom(128_000),
    'photo.format': { ...pictureTypes(['image/jpeg', 'image/png']), ...photos },
    'photo.size.max': { ...pictureSizeTo(4_000_000), ...photos },
  },
);
