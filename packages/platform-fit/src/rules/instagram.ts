import { audioCodecs, channelsTo, noEmptyTrack, sampleRateTo } from './audio-rules.ts';
import * as fixes from './fixes.ts';
import {
  colorSpaces,
  frames,
  oneShape,
  pictureShapeFrom,
  pictureShapeTo,
  pictureSizeTo,
  pictureTypes,
  pictureWidthFrom,
  pictureWidthTo,
} from './image-rules.ts';
import { captionTo, hashtagsTo, mentionsTo, picturesFrom, picturesTo } from './post-rules.ts';
import { answeredBy, ruleFile } from './rule-file.ts';
import {
  bitRateTo,
  boxOrders,
  chromas,
  containers,
  durationFrom,
  durationTo,
  editLists,
  frameRateFrom,
  frameRateTo,
  scans,
  shapeFrom,
  shapeTo,
  videoCodecs,
  videoSizeTo,
  videoWidthTo,
} from './video-rules.ts';

const media = 'https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/media';

/**
 * The API's page still prints 4:5. A publishing tool allows 3:4 after live posts, as most phones take pictures;
 * merged on 2026-05-10.
 */
const tallerSince2025 = 'https://github.com/mvdicarlo/postybirb/pull/762';
/** The API's page still says 30. A publishing service tells what is enforced. */
const fiveSince2026 = 'https://www.ayrshare.com/docs/apis/post/social-networks/instagram';

const tooLarge = '36000/2207004';
const imageFormat = '36001/2207005';
const aspect = '36003/2207009';
const videoFormat = '352/2207026';
const captionFault = '36004/2207010';
const carouselFault = '100/2207028';

const carousel = { who: 'an Instagram carousel' };

/**
 * What Instagram takes as a Reel, a feed picture or a carousel. MB is read as a power of ten, MiB as a power of two.
 */
export const instagramRules = ruleFile(
  {
    platform: 'instagram',
    name: 'Instagram',
    version: 3,
    checkedOn: '2026-11-29',
    surfaces: { video: 'reel', image: 'feed', slideshow: 'carousel' },
    severity: 'error',
    source: media,
  },
  {
    ...answeredBy(videoFormat, {
      'reel.container': containers(['video/mp4', 'video/quicktime']),
      'reel.moov_first': boxOrders(['moov first']),
      'reel.edit_list': editLists(['none', 'priming']),
      'reel.codec': videoCodecs(['avc', 'hevc']),
      'reel.scan': scans(['progressive']),
      'reel.chroma': chromas(['4:2:0']),
      'reel.audio.codec': audioCodecs(['aac']),
      'reel.audio.sample_rate.max': sampleRateTo(48_000),
      'reel.audio.channels.min': noEmptyTrack,
      'reel.audio.channels.max': channelsTo(2),
      'reel.frame_rate.min': frameRateFrom(23),
      'reel.frame_rate.max': frameRateTo(60),
      'reel.width.max': videoWidthTo(1_920),
    }),
    ...answeredBy(aspect, {
      'reel.aspect_ratio.min': shapeFrom({ numerator: 1, denominator: 100 }),
      'reel.aspect_ratio.max': shapeTo({ numerator: 10, denominator: 1 }),
    }),
    ...answeredBy(videoFormat, {
      'reel.duration.min': durationFrom(3_000),
      'reel.duration.max': durationTo(900_000),
      'reel.bit_rate.max': bitRateTo(25_000_000),
    }),
    ...answeredBy(tooLarge, { 'reel.size.max': videoSizeTo(300_000_000, 900) }),
    ...answeredBy(imageFormat, {
      'feed.format': { ...pictureTypes(['image/jpeg']), taken: '{limit} only' },
      'feed.animated': frames(['still']),
    }),
    ...answeredBy(tooLarge, { 'feed.size.max': { ...pictureSizeTo(8_388_608), fix: fixes.scaleToFeed } }),
    ...answeredBy(aspect, {
      'feed.aspect_ratio.min': {
        ...pictureShapeFrom({ numerator: 3, denominator: 4 }),
        taken: '{limit} or wider in the feed',
        source: `${media} ${tallerSince2025}`,
      },
      'feed.aspect_ratio.max': {
        ...pictureShapeTo({ numerator: 191, denominator: 100 }),
        taken: '{limit} or narrower in the feed',
        fix: fixes.cropWide,
      },
    }),
    'feed.width.min': pictureWidthFrom(320),
    'feed.width.max': pictureWidthTo(1_440),
    'feed.color_space': colorSpaces(['sRGB']),
    'carousel.aspect_ratio': oneShape,
    ...answeredBy(carouselFault, {
      'carousel.count.min': { ...picturesFrom(2, ['slideshow']), ...carousel },
      'carousel.count.max': { ...picturesTo(10, ['slideshow']), ...carousel },
    }),
    ...answeredBy(captionFault, {
      'caption.max': captionTo('length', 2_200),
      'caption.hashtags.max': { ...hashtagsTo(5), source: `${media} ${fiveSince2026}` },
      'caption.mentions.max': mentionsTo(20),
    }),
  },
);
