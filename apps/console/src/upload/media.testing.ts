import type { ImageInfo, VideoInfo } from '@layers-content/media-probe/browser';

/** A film as TikTok and Instagram like it. */
export const film: VideoInfo = {
  kind: 'video',
  mimeType: 'video/mp4',
  sizeBytes: 18_874_368,
  width: 1080,
  height: 1920,
  durationMs: 31_000,
  container: { majorBrand: 'isom', compatibleBrands: ['isom', 'mp42'], moovBeforeMdat: true, fragmented: false },
  video: {
    codec: 'avc',
    profile: 'High',
    codedWidth: 1080,
    codedHeight: 1920,
    rotationDegrees: 0,
    sampleAspectRatio: { numerator: 1, denominator: 1 },
    frameRate: { numerator: 30, denominator: 1 },
    variableFrameRate: false,
    bitRateBps: 4_800_000,
    chroma: '4:2:0',
    bitDepth: 8,
    interlaced: false,
    editList: 'none',
  },
  audio: { codec: 'aac', sampleRateHz: 48_000, channels: 2, bitRateBps: 128_000 },
};

/** A picture as both like it. */
export const still: ImageInfo = {
  kind: 'image',
  mimeType: 'image/jpeg',
  sizeBytes: 400_000,
  width: 1080,
  height: 1350,
  orientation: null,
  colorModel: 'rgb',
  colorProfile: 'srgb',
  bitDepth: 8,
  animated: false,
};
