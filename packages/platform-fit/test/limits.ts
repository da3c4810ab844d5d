import type { ImageInfo, JudgedPost, VideoInfo } from '@layers-content/core';
import type { LimitCase } from './made-cases.ts';
import { cleanImage, imageWith, postOf, videoWith } from './posts.ts';

type VideoFields = Partial<VideoInfo['video']>;

const top = (kept: Partial<VideoInfo>, broken: Partial<VideoInfo>) =>
  cases(videoWith({ top: kept }), videoWith({ top: broken }));
const stream = (kept: VideoFields, broken: VideoFields) =>
  cases(videoWith({ video: kept }), videoWith({ video: broken }));
const sound = (kept: Partial<VideoInfo['audio'] & object>, broken: Partial<VideoInfo['audio'] & object>) =>
  cases(videoWith({ audio: kept }), videoWith({ audio: broken }));
const container = (kept: Partial<VideoInfo['container']>, broken: Partial<VideoInfo['container']>) =>
  cases(videoWith({ container: kept }), videoWith({ container: broken }));
const picture = (kept: Partial<ImageInfo>, broken: Partial<ImageInfo>) => cases(imageWith(kept), imageWith(broken));
const pictures = (count: number) => ({
  ...postOf(...Array.from({ length: count }, () => cleanImage)),
  slideshow: true,
});
const captioned = (post: JudgedPost, kept: string, broken: string): LimitCase => ({
  kept: { ...post, caption: kept },
  broken: { ...post, caption: broken },
});
const frameRate = (numerator: number, denominator = 1) => ({ frameRate: { numerator, denominator } });

function cases(kept: VideoInfo | ImageInfo, broken: VideoInfo | ImageInfo): LimitCase {
  return { kept: postOf(kept), broken: postOf(broken) };
}

const video = postOf(videoWith({}));
const image = postOf(cleanImage);

/**
 * Cases written by hand, of the limits as they are known without the rules: the last value that passes and the first
 * that does not.
 */
export const writtenCases: Readonly<Record<string, LimitCase>> = {
  'tiktok.video.container': container({ majorBrand: 'mp42' }, { majorBrand: '3gp5' }),
  'tiktok.video.codec': stream({ codec: 'vp9' }, { codec: 'av1' }),
  'tiktok.video.frame_rate.min': stream(frameRate(22_885, 1_000), frameRate(22_884, 1_000)),
  'tiktok.video.frame_rate.max': stream(frameRate(60_300, 1_000), frameRate(60_301, 1_000)),
  'tiktok.video.side.min': top({ width: 360, height: 640 }, { width: 359, height: 640 }),
  'tiktok.video.side.max': top({ width: 1_080, height: 4_096 }, { width: 1_080, height: 4_097 }),
  'tiktok.video.duration.max': top({ durationMs: 600_000 }, { durationMs: 600_001 }),
  'tiktok.video.duration.account': top({ durationMs: 180_000 }, { durationMs: 180_001 }),
  'tiktok.video.duration.min': top({ durationMs: 3_000 }, { durationMs: 2_999 }),
  'tiktok.video.size.max': top({ sizeBytes: 4_000_000_000 }, { sizeBytes: 4_000_000_001 }),
  'tiktok.photo.format': picture({ mimeType: 'image/webp' }, { mimeType: 'image/png' }),
  'tiktok.photo.animated': picture({ animated: false }, { animated: true }),
  'tiktok.photo.size.max': picture({ sizeBytes: 20_000_000 }, { sizeBytes: 20_000_001 }),
  'tiktok.photo.side.max': picture({ width: 1_080, height: 1_200 }, { width: 1_081, height: 1_200 }),
  'tiktok.photo.side.recommended': picture({ width: 1_080, height: 1_920 }, { width: 1_080, height: 1_921 }),
  'tiktok.photo.count.min': { kept: pictures(1), broken: pictures(0) },
  'tiktok.photo.count.max': { kept: pictures(35), broken: pictures(36) },
  'tiktok.video.caption.max': captioned(video, 'a'.repeat(2_200), 'a'.repeat(2_201)),
  'tiktok.photo.caption.max': captioned(image, '🙂'.repeat(2_000), `${'🙂'.repeat(2_000)}a`),
  'instagram.reel.container': container({ majorBrand: 'qt  ' }, { majorBrand: '3g2a' }),
  'instagram.reel.moov_first': container({ moovBeforeMdat: true }, { moovBeforeMdat: false }),
  'instagram.reel.edit_list': stream({ editList: 'priming' }, { editList: 'edited' }),
  'instagram.reel.codec': stream({ codec: 'hevc' }, { codec: 'vp9' }),
  'instagram.reel.scan': stream({ interlaced: false }, { interlaced: true }),
  'instagram.reel.chroma': stream({ chroma: '4:2:0' }, { chroma: '4:2:2' }),
  'instagram.reel.audio.codec': sound({ codec: 'aac' }, { codec: 'opus' }),
  'instagram.reel.audio.sample_rate.max': sound({ sampleRateHz: 48_000 }, { sampleRateHz: 48_001 }),
  'instagram.reel.audio.channels.min': sound({ channels: 1 }, { channels: 0 }),
  'instagram.reel.audio.channels.max': sound({ channels: 2 }, { channels: 3 }),
  'instagram.reel.frame_rate.min': stream(frameRate(22_885, 1_000), frameRate(22_884_999, 1_000_000)),
  'instagram.reel.frame_rate.max': stream(frameRate(60_300, 1_000), frameRate(60_300_001, 1_000_000)),
  'instagram.reel.width.max': top({ width: 1_920, height: 1_080 }, { width: 1_921, height: 1_080 }),
  'instagram.reel.aspect_ratio.min': top({ width: 400, height: 40_000 }, { width: 400, height: 40_001 }),
  'instagram.reel.aspect_ratio.max': top({ width: 1_900, height: 190 }, { width: 1_901, height: 190 }),
  'instagram.reel.duration.min': top({ durationMs: 3_000 }, { durationMs: 2_999 }),
  'instagram.reel.duration.max': top({ durationMs: 900_000 }, { durationMs: 900_001 }),
  'instagram.reel.bit_rate.max': stream({ bitRateBps: 25_000_000 }, { bitRateBps: 25_000_001 }),
  'instagram.reel.size.max': top({ sizeBytes: 300_000_000 }, { sizeBytes: 300_000_001 }),
  'instagram.feed.format': picture({ mimeType: 'image/jpeg' }, { mimeType: 'image/webp' }),
  'instagram.feed.animated': picture({ animated: false }, { animated: true }),
  'instagram.feed.size.max': picture({ sizeBytes: 8_388_608 }, { sizeBytes: 8_388_609 }),
  'instagram.feed.aspect_ratio.min': picture({ width: 750, height: 1_000 }, { width: 749, height: 1_000 }),
  'instagram.feed.aspect_ratio.max': picture({ width: 955, height: 500 }, { width: 956, height: 500 }),
  'instagram.feed.width.min': picture({ width: 320, height: 320 }, { width: 319, height: 319 }),
  'instagram.feed.width.max': picture({ width: 1_440, height: 1_440 }, { width: 1_441, height: 1_441 }),
  'instagram.feed.color_space': picture({ colorModel: 'gray' }, { colorProfile: 'other' }),
  'instagram.carousel.aspect_ratio': {
    kept: postOf(cleanImage, imageWith({ width: 800, height: 1_000 })),
    broken: postOf(cleanImage, imageWith({ width: 801, height: 1_000 })),
  },
  'instagram.carousel.count.min': { kept: pictures(2), broken: pictures(1) },
  'instagram.carousel.count.max': { kept: pictures(10), broken: pictures(11) },
  'instagram.caption.max': captioned(video, '🙂'.repeat(1_100), `${'🙂'.repeat(1_100)}a`),
  'instagram.caption.hashtags.max': captioned(image, '#tag '.repeat(5), '#tag '.repeat(6)),
  'instagram.caption.mentions.max': captioned(image, '@you '.repeat(20), '@you '.repeat(21)),
};
