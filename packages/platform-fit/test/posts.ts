import type { AudioInfo, ImageInfo, JudgedAsset, JudgedPost, PlatformFit, VideoInfo } from '@layers-content/core';
import { createPlatformJudge } from '../src/index.ts';
import type { PlatformId } from '../src/index.ts';

const audio: AudioInfo = { codec: 'aac', sampleRateHz: 48_000, channels: 2, bitRateBps: 128_000 };

/** The reference's video: 1080x1920, 31 s, H.264 and AAC, 30 fps, moov first. */
export const cleanVideo: VideoInfo = {
  kind: 'video',
  mimeType: 'video/mp4',
  sizeBytes: 18_874_368,
  width: 1_080,
  height: 1_920,
  durationMs: 31_000,
  container: {
    majorBrand: 'isom',
    compatibleBrands: ['isom', 'iso2', 'avc1', 'mp41'],
    moovBeforeMdat: true,
    fragmented: false,
  },
  video: {
    codec: 'avc',
    profile: 'High',
    codedWidth: 1_080,
    codedHeight: 1_920,
    rotationDegrees: 0,
    sampleAspectRatio: { numerator: 1, denominator: 1 },
    frameRate: { numerator: 30, denominator: 1 },
    variableFrameRate: false,
    bitRateBps: 4_700_000,
    chroma: '4:2:0',
    bitDepth: 8,
    interlaced: false,
    editList: 'priming',
  },
  audio,
};

/** A picture both platforms take as it is. */
export const cleanImage: ImageInfo = {
  kind: 'image',
  mimeType: 'image/jpeg',
  sizeBytes: 400_000,
  width: 1_080,
  height: 1_350,
  orientation: 1,
  colorModel: 'rgb',
  colorProfile: 'srgb',
  bitDepth: 8,
  animated: false,
};

export function videoWith(changes: {
  readonly top?: Partial<VideoInfo>;
  readonly video?: Partial<VideoInfo['video']>;
  readonly container?: Partial<VideoInfo['container']>;
  readonly audio?: Partial<AudioInfo>;
}): VideoInfo {
  return {
    ...cleanVideo,
    ...changes.top,
    video: { ...cleanVideo.video, ...changes.video },
    container: { ...cleanVideo.container, ...changes.container },
    audio: { ...audio, ...changes.audio },
  };
}

export function imageWith(changes: Partial<ImageInfo>): ImageInfo {
  return { ...cleanImage, ...changes };
}

export function assetOf(info: VideoInfo | ImageInfo, position = 1): JudgedAsset {
  return { assetId: `upload-${position}`, contentType: info.mimeType, sizeBytes: info.sizeBytes, info };
}

/** A post of one file, or of several as a slideshow. */
export function postOf(...infos: readonly (VideoInfo | ImageInfo)[]): JudgedPost {
  return { caption: '', slideshow: infos.length !== 1, assets: infos.map((info, index) => assetOf(info, index + 1)) };
}

export function verdictOf(platform: PlatformId, post: JudgedPost): PlatformFit<PlatformId> {
  const [verdict] = createPlatformJudge().judge(post, [platform]);
  if (verdict === undefined) throw new Error(`no verdict of ${platform}`);
  return verdict;
}

/** `error video.interlaced` of each issue. */
export function faultsOf(platform: PlatformId, post: JudgedPost): readonly string[] {
  return verdictOf(platform, post).issues.map(({ severity, code }) => `${severity} ${code}`);
}
