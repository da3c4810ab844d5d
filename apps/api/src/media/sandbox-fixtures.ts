import type { Asset, ContentType, MediaInfo } from '@layers-content/core';

/** The committed files of `sandbox-media/`: what a test key's finalize answers, one a type. */
export const sandboxFiles = {
  'video/mp4': 'video.mp4',
  'video/quicktime': 'video.mov',
  'image/jpeg': 'image.jpg',
  'image/png': 'image.png',
  'image/webp': 'image.webp',
} as const satisfies Record<ContentType, string>;

/** The fixture behind a sandbox asset. */
export function sandboxFileOf(mimeType: Asset['mimeType']): string {
  const file = Object.entries(sandboxFiles).find(([contentType]) => contentType === mimeType);
  if (!file) throw new Error(`there is no sandbox fixture of type ${mimeType ?? 'null'}`);
  return file[1];
}

/** What the probe says of each; a test probes the files and compares. */
export const sandboxFixtures: Readonly<Record<ContentType, MediaInfo>> = {
  'video/mp4': {
    kind: 'video',
    mimeType: 'video/mp4',
    sizeBytes: 230394,
    width: 1080,
    height: 1920,
    durationMs: 31000,
    container: {
      majorBrand: 'isom',
      compatibleBrands: ['isom', 'iso2', 'avc1', 'mp41'],
      moovBeforeMdat: true,
      fragmented: false,
    },
    video: {
      codec: 'avc',
      profile: 'High',
      codedWidth: 1080,
      codedHeight: 1920,
      rotationDegrees: 0,
      sampleAspectRatio: {
        numerator: 1,
        denominator: 1,
      },
      frameRate: {
        numerator: 30,
        denominator: 1,
      },
      variableFrameRate: false,
      bitRateBps: 25779,
      chroma: '4:2:0',
      bitDepth: 8,
      interlaced: false,
      editList: 'priming',
    },
    audio: {
      codec: 'aac',
      sampleRateHz: 48000,
      channels: 2,
      bitRateBps: 24485,
      announcedBitRateBps: 24484,
    },
  },
  'video/quicktime': {
    kind: 'video',
    mimeType: 'video/quicktime',
    sizeBytes: 91389,
    width: 1080,
    height: 1920,
    durationMs: 1000,
    container: {
      majorBrand: 'qt  ',
      compatibleBrands: ['qt  '],
      moovBeforeMdat: false,
      fragmented: false,
    },
    video: {
      codec: 'hevc',
      profile: 'Main',
      codedWidth: 1920,
      codedHeight: 1080,
      rotationDegrees: 90,
      sampleAspectRatio: {
        numerator: 1,
        denominator: 1,
      },
      frameRate: {
        numerator: 30,
        denominator: 1,
      },
      variableFrameRate: false,
      bitRateBps: 658392,
      chroma: '4:2:0',
      bitDepth: 8,
      interlaced: false,
      editList: 'priming',
    },
    audio: {
      codec: 'aac',
      sampleRateHz: 44100,
      channels: 1,
      bitRateBps: 32392,
      announcedBitRateBps: 32391,
    },
  },
  'image/jpeg': {
    kind: 'image',
    mimeType: 'image/jpeg',
    sizeBytes: 10985,
    width: 1080,
    height: 1080,
    orientation: null,
    colorModel: 'rgb',
    colorProfile: 'srgb',
    bitDepth: 8,
    animated: false,
  },
  'image/png': {
    kind: 'image',
    mimeType: 'image/png',
    sizeBytes: 25969,
    width: 600,
    height: 800,
    orientation: null,
    colorModel: 'rgb',
    colorProfile: 'srgb',
    bitDepth: 8,
    animated: false,
  },
  'image/webp': {
    kind: 'image',
    mimeType: 'image/webp',
    sizeBytes: 6988,
    width: 1080,
    height: 1350,
    orientation: null,
    colorModel: 'rgb',
    colorProfile: 'srgb',
    bitDepth: 8,
    animated: false,
  },
};
