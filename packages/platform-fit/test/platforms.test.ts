import { expect, test } from 'vitest';
import { createPlatformJudge, judgeByRules, platformIds } from '../src/index.ts';
import type { PlatformId } from '../src/index.ts';
import { cleanImage, cleanVideo, faultsOf, imageWith, postOf, videoWith } from './posts.ts';

const judge = createPlatformJudge();
const caption = '<a> '.repeat(1_500);

/** Wrong nearly everywhere: too long, too wide, in a codec of tomorrow, with a sound of yesterday. */
const film = {
  ...postOf(
    videoWith({
      top: {
        mimeType: 'video/quicktime',
        durationMs: 2_000_000,
        width: 7_680,
        height: 2_160,
        sizeBytes: 9_000_000_000,
      },
      video: { codec: 'vvc1', interlaced: true, chroma: '4:2:2', frameRate: { numerator: 120, denominator: 1 } },
      container: { majorBrand: 'qt  ', moovBeforeMdat: false },
      audio: { codec: 'mp3', sampleRateHz: 96_000, channels: 6, bitRateBps: 96_000 },
    }),
  ),
  caption,
};
const slides = {
  ...postOf(
    ...Array.from({ length: 40 }, (_, index) =>
      imageWith({ mimeType: 'image/png', sizeBytes: 30_000_000, width: 9_000 + index, height: 800, animated: true }),
    ),
  ),
  caption,
};
interface Faults {
  readonly film: readonly string[];
  readonly slides: readonly string[];
}

/** What each platform says of the two, each fault once. */
const faults: Readonly<Record<PlatformId, Faults>> = {
  tiktok: {
    film: [
      'error caption.too_long',
      'error file.too_large',
      'error video.codec_unsupported',
      'error video.duration_too_long',
      'error video.frame_rate_too_high',
      'error video.side_too_large',
    ],
    slides: [
      'error caption.too_long',
      'error file.too_large',
      'error image.animated',
      'error image.format_unsupported',
      'error media.count_too_many',
      'warning image.side_too_large',
    ],
  },
  instagram: {
    film: [
      'error audio.channels_unsupported',
      'error audio.codec_unsupported',
      'error audio.sample_rate_too_high',
      'error caption.too_long',
      'error file.too_large',
      'error video.chroma_unsupported',
      'error video.codec_unsupported',
      'error video.duration_too_long',
      'error video.frame_rate_too_high',
      'error video.interlaced',
      'error video.moov_not_first',
      'error video.width_too_large',
    ],
    slides: [
      'error caption.too_long',
      'error file.too_large',
      'error image.animated',
      'error image.aspect_ratio_out_of_range',
      'error image.format_unsupported',
      'error media.count_too_many',
      'warning image.width_scaled',
      'warning media.mixed_aspect_ratio',
    ],
  },
  youtube_shorts: {
    film: [
      'error caption.characters_forbidden',
      'error caption.too_long',
      'warning video.aspect_ratio_out_of_range',
      'warning video.duration_too_long',
    ],
    slides: ['error caption.characters_forbidden', 'error caption.too_long', 'error image.format_unsupported'],
  },
  facebook_reel: {
    film: [
      'error audio.bitrate_too_low',
      'error audio.channels_unsupported',
      'error audio.codec_unsupported',
      'error audio.sample_rate_too_high',
      'error container.unsupported',
      'error video.aspect_ratio_out_of_range',
      'error video.chroma_unsupported',
      'error video.codec_unsupported',
      'error video.duration_too_long',
      'error video.frame_rate_too_high',
      'error video.interlaced',
    ],
    slides: ['warning file.too_large'],
  },
  threads: {
    film: [
      'error caption.too_long',
      'error file.too_large',
      'error video.duration_too_long',
      'error video.width_too_large',
    ],
    slides: [
      'error caption.too_long',
      'error file.too_large',
      'error image.aspect_ratio_out_of_range',
      'error media.count_too_many',
      'warning image.width_scaled',
    ],
  },
  x: {
    film: [
      'error caption.too_long',
      'warning audio.codec_unsupported',
      'warning file.too_large',
      'warning video.aspect_ratio_out_of_range',
      'warning video.chroma_unsupported',
      'warning video.codec_unsupported',
      'warning video.duration_too_long',
      'warning video.frame_rate_too_high',
    ],
    slides: ['error caption.too_long', 'error file.too_large', 'error media.count_too_many'],
  },
  linkedin: {
    film: [
      'warning caption.too_long',
      'warning container.unsupported',
      'warning file.too_large',
      'warning video.duration_too_long',
    ],
    slides: ['warning caption.too_long', 'warning media.count_too_many'],
  },
  pinterest: {
    film: [
      'error file.too_large',
      'error video.aspect_ratio_out_of_range',
      'error video.codec_unsupported',
      'error video.duration_too_long',
      'warning caption.too_long',
    ],
    slides: [
      'error file.too_large',
      'error media.count_too_many',
      'error media.mixed_size',
      'warning caption.too_long',
    ],
  },
  bluesky: {
    film: ['error caption.too_long', 'error file.too_large', 'warning video.duration_too_long'],
    slides: ['error caption.too_long', 'error file.too_large', 'error media.count_too_many'],
  },
  snapchat: {
    film: [
      'warning caption.too_long',
      'warning container.unsupported',
      'warning file.too_large',
      'warning video.aspect_ratio_out_of_range',
      'warning video.duration_too_long',
    ],
    slides: ['warning caption.too_long', 'warning file.too_large', 'warning media.count_too_many'],
  },
};

test.each(platformIds)('%s finds what is wrong with a film and with slides', (platform) => {
  const faultsIn = (post: typeof film) => [...new Set(faultsOf(platform, post))].sort();
  expect({ film: faultsIn(film), slides: faultsIn(slides) }).toEqual(faults[platform]);
});

test('a film and a picture as most people make them have no issue anywhere films and pictures go', () => {
  const fit = platformIds.map((platform) => ({ platform, ok: true, issues: [] }));
  expect(judge.judge(postOf(cleanVideo), platformIds)).toEqual(fit);
  expect(
    judge.judge(
      postOf(cleanImage),
      platformIds.filter((id) => id !== 'youtube_shorts'),
    ),
  ).toEqual(fit.filter(({ platform }) => platform !== 'youtube_shorts'));
});

test('the listed rules judge alike, all of them', () => {
  const given = judgeByRules(judge.rules());
  expect(given.skippedRules).toEqual([]);
  for (const post of [film, slides]) expect(given.judge(post)).toEqual(judge.judge(post, platformIds));
});
