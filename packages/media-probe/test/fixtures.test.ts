import type { ImageInfo, VideoInfo } from '@layers-content/core';
import { describe, expect, test } from 'vitest';
import { fixtureNames, mediaFixture } from '../src/testing.ts';
import type { FixtureName } from '../src/testing.ts';
import { probeBytes, typeOf } from './readers.ts';

type VideoName = Exclude<Extract<FixtureName, `${string}.mp4` | `${string}.mov`>, 'audio-only.mp4'>;
type ImageName = Exclude<FixtureName, VideoName | 'audio-only.mp4'>;

const isoBrands = { majorBrand: 'isom', compatibleBrands: ['isom', 'iso2', 'avc1', 'mp41'], fragmented: false };
const plainBrands = { ...isoBrands, compatibleBrands: ['isom', 'iso2', 'mp41'] };
const square = { numerator: 1, denominator: 1 };
const upright = { rotationDegrees: 0, sampleAspectRatio: square, variableFrameRate: false } as const;
const avc = { ...upright, codec: 'avc', profile: 'High', chroma: '4:2:0', bitDepth: 8, interlaced: false } as const;
const perSecond = (numerator: number, denominator = 1) => ({ numerator, denominator });

/** What ffprobe 5.1 says of the same files, in our words. */
const videos: Record<VideoName, Omit<VideoInfo, 'kind' | 'mimeType' | 'sizeBytes'>> = {
  'teaser.mp4': {
    width: 1080,
    height: 1920,
    durationMs: 31_000,
    container: { ...isoBrands, moovBeforeMdat: true },
    video: {
      ...avc,
      codedWidth: 1080,
      codedHeight: 1920,
      frameRate: perSecond(30),
      bitRateBps: 25_779,
      editList: 'priming',
    },
    audio: { codec: 'aac', sampleRateHz: 48_000, channels: 2, bitRateBps: 24_485, announcedBitRateBps: 24_484 },
  },
  'moov-last.mp4': {
    width: 640,
    height: 360,
    durationMs: 2000,
    container: { ...isoBrands, moovBeforeMdat: false },
    video: {
      ...avc,
      codedWidth: 640,
      codedHeight: 360,
      frameRate: perSecond(25),
      bitRateBps: 185_464,
      editList: 'priming',
    },
    audio: { codec: 'aac', sampleRateHz: 44_100, channels: 1, bitRateBps: 32_337, announcedBitRateBps: 32_336 },
  },
  'phone.mov': {
    width: 1080,
    height: 1920,
    durationMs: 1000,
    container: { majorBrand: 'qt  ', compatibleBrands: ['qt  '], fragmented: false, moovBeforeMdat: false },
    video: {
      ...upright,
      codec: 'hevc',
      profile: 'Main',
      chroma: '4:2:0',
      bitDepth: 8,
      interlaced: false,
      rotationDegrees: 90,
      codedWidth: 1920,
      codedHeight: 1080,
      frameRate: perSecond(30),
      bitRateBps: 658_392,
      editList: 'priming',
    },
    audio: { codec: 'aac', sampleRateHz: 44_100, channels: 1, bitRateBps: 32_392, announcedBitRateBps: 32_391 },
  },
  'fragmented.mp4': {
    width: 640,
    height: 360,
    durationMs: 3067,
    container: {
      majorBrand: 'iso5',
      compatibleBrands: ['iso5', 'iso6', 'mp41'],
      fragmented: true,
      moovBeforeMdat: true,
    },
    video: {
      ...avc,
      codedWidth: 640,
      codedHeight: 360,
      frameRate: perSecond(30),
      bitRateBps: 224_608,
      editList: 'none',
    },
    audio: { codec: 'aac', sampleRateHz: 48_000, channels: 2, bitRateBps: 31_578, announcedBitRateBps: 32_000 },
  },
  'hevc.mp4': {
    width: 720,
    height: 1280,
    durationMs: 1001,
    container: { ...plainBrands, moovBeforeMdat: true },
    video: {
      ...upright,
      codec: 'hevc',
      profile: 'Main 10',
      chroma: '4:2:0',
      bitDepth: 10,
      interlaced: false,
      codedWidth: 720,
      codedHeight: 1280,
      frameRate: perSecond(24_000, 1001),
      bitRateBps: 334_122,
      editList: 'priming',
    },
    audio: null,
  },
  'variable-rate.mp4': {
    width: 320,
    height: 240,
    durationMs: 2000,
    container: { ...isoBrands, moovBeforeMdat: false },
    video: {
      ...avc,
      codedWidth: 320,
      codedHeight: 240,
      frameRate: perSecond(1440, 59),
      variableFrameRate: true,
      bitRateBps: 94_031,
      editList: 'priming',
    },
    audio: null,
  },
  'anamorphic-interlaced.mp4': {
    width: 1047,
    height: 576,
    durationMs: 960,
    container: { ...isoBrands, moovBeforeMdat: false },
    video: {
      ...avc,
      codedWidth: 720,
      codedHeight: 576,
      sampleAspectRatio: { numerator: 16, denominator: 11 },
      interlaced: true,
      frameRate: perSecond(25, 2),
      bitRateBps: 261_108,
      editList: 'priming',
    },
    audio: null,
  },
  'mpeg4-part2.mp4': {
    width: 320,
    height: 240,
    durationMs: 1000,
    container: { ...plainBrands, moovBeforeMdat: false },
    video: {
      ...upright,
      codec: 'mp4v',
      profile: null,
      chroma: null,
      bitDepth: null,
      interlaced: null,
      codedWidth: 320,
      codedHeight: 240,
      frameRate: perSecond(25),
      bitRateBps: 192_520,
      editList: 'none',
    },
    audio: null,
  },
  'edited.mp4': {
    width: 320,
    height: 240,
    durationMs: 2080,
    container: { ...isoBrands, moovBeforeMdat: false },
    video: {
      ...avc,
      codedWidth: 320,
      codedHeight: 240,
      frameRate: perSecond(25),
      bitRateBps: 105_712,
      editList: 'edited',
    },
    audio: { codec: 'aac', sampleRateHz: 48_000, channels: 1, bitRateBps: 32_305, announcedBitRateBps: 32_514 },
  },
};

const rgb = { orientation: null, colorModel: 'rgb', colorProfile: 'srgb', bitDepth: 8, animated: false } as const;
const images: Record<ImageName, Omit<ImageInfo, 'kind' | 'mimeType' | 'sizeBytes'>> = {
  'square.jpg': { ...rgb, width: 1080, height: 1080 },
  'slide-1.jpg': { ...rgb, width: 1080, height: 1350 },
  'slide-2.jpg': { ...rgb, width: 1080, height: 1350 },
  'turned.jpg': { ...rgb, width: 480, height: 640, orientation: 6 },
  'display-p3.jpg': { ...rgb, width: 640, height: 480, colorProfile: 'other' },
  'cmyk.jpg': { ...rgb, width: 320, height: 240, colorModel: 'cmyk', colorProfile: null },
  'gray.jpg': { ...rgb, width: 320, height: 240, colorModel: 'gray' },
  'picture.png': { ...rgb, width: 600, height: 800 },
  'deep.png': { ...rgb, width: 200, height: 100, bitDepth: 16 },
  'picture.webp': { ...rgb, width: 1080, height: 1350 },
  'lossless.webp': { ...rgb, width: 320, height: 200 },
  'animated.webp': { ...rgb, width: 160, height: 120, animated: true },
};

describe('every field of every committed file', () => {
  const expected = new Map<string, object>([...Object.entries(videos), ...Object.entries(images)]);
  test.each(fixtureNames.filter((name) => name !== 'audio-only.mp4'))('%s', async (name) => {
    const bytes = mediaFixture(name);
    const type = typeOf(name);
    const kind = type.startsWith('video/') ? 'video' : 'image';
    expect(await probeBytes(bytes, type)).toEqual({
      kind,
      mimeType: type,
      sizeBytes: bytes.byteLength,
      ...expected.get(name),
    });
  });
});
