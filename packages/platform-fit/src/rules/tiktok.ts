import * as fixes from './fixes.ts';
import { frames, pictureLongerSideTo, pictureSizeTo, pictureTypes, pictureShorterSideTo } from './image-rules.ts';
import { captionTo, picturesFrom, picturesTo } from './post-rules.ts';
import { answeredBy, ruleFile } from './rule-file.ts';
import {
  containers,
  durationFrom,
  durationTo,
  frameRateFrom,
  frameRateTo,
  sidesFrom,
  videoCodecs,
  videoLongerSideTo,
  videoSizeTo,
} from './video-rules.ts';

const directPost = 'https://developers.tiktok.com/doc/content-posting-api-reference-direct-post';
const photoPost = 'https://developers.tiktok.com/doc/content-posting-api-reference-photo-post';

const format = 'file_format_check_failed';
const frameRate = 'frame_rate_check_failed';
const pictureSize = 'picture_size_check_failed';
const duration = 'duration_check_failed';

const photos = { who: 'a TikTok photo post', source: photoPost };

/** What TikTok takes as a video or a photo post. The guide's MB and GB are read as powers of ten. */
export const tiktokRules = ruleFile(
  {
    platform: 'tiktok',
    name: 'TikTok',
    version: 3,
    checkedOn: '2026-11-29',
    surfaces: { video: 'video', image: 'photo', slideshow: 'photo' },
    severity: 'error',
    source: 'https://developers.tiktok.com/doc/content-posting-api-media-transfer-guide',
  },
  {
    ...answeredBy(format, {
      'video.container': containers(['video/mp4', 'video/quicktime', 'video/webm']),
      'video.codec': videoCodecs(['avc', 'hevc', 'vp8', 'vp9']),
    }),
    ...answeredBy(frameRate, { 'video.frame_rate.min': frameRateFrom(23), 'video.frame_rate.max': frameRateTo(60) }),
    ...answeredBy(pictureSize, { ...sidesFrom(360, 360), 'video.side.max': videoLongerSideTo(4_096) }),
    ...answeredBy(duration, {
      'video.duration.max': durationTo(600_000),
      'video.duration.account': {
        ...durationTo(180_000),
        code: 'account.duration_limit_possible',
        severity: 'warning',
        who: 'some TikTok accounts',
        does: 'may post at most {limit}',
        advice: 'Ask the account for its max_video_post_duration_sec, or cut it.',
        source: directPost,
      },
      'video.duration.min': { ...durationFrom(3_000), severity: 'warning', does: 'may refuse one under {limit}' },
    }),
    // The command fits Instagram too: what has to be encoded again is encoded once for both.
    'video.size.max': { ...videoSizeTo(4_000_000_000, 600), fix: fixes.sizeTo(300_000_000, 900) },
    ...answeredBy(format, {
      'photo.format': pictureTypes(['image/jpeg', 'image/webp']),
      'photo.animated': frames(['still']),
    }),
    'photo.size.max': { ...pictureSizeTo(20_000_000), fix: fixes.scaleToPhoto },
    ...answeredBy(pictureSize, {
      'photo.side.max': pictureShorterSideTo(1_080),
      'photo.side.recommended': {
        ...pictureLongerSideTo(1_920),
        severity: 'warning',
        does: 'may refuse more than {limit}',
      },
    }),
    'photo.count.min': { ...picturesFrom(1, ['image', 'slideshow']), ...photos, advice: 'Add a picture.' },
    'photo.count.max': { ...picturesTo(35, ['image', 'slideshow']), ...photos },
    'video.caption.max': {
      ...captionTo('length', 2_200, ['video']),
      taken: 'at most {limit} with a video',
      source: directPost,
    },
    'photo.caption.max': {
      ...captionTo('length', 4_000, ['image', 'slideshow']),
      taken: 'at most {limit} with photos',
      source: photoPost,
    },
  },
);
