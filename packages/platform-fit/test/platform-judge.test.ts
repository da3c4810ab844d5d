import { contentTypes } from '@layers-content/core';
import type { ContentType, JudgedPost } from '@layers-content/core';
import { describe, expect, test } from 'vitest';
import { createPlatformJudge } from '../src/index.ts';
import { assetOf, cleanImage, cleanVideo, faultsOf, imageWith, postOf, verdictOf, videoWith } from './posts.ts';

const clean = [
  { platform: 'tiktok', ok: true, issues: [] },
  { platform: 'instagram', ok: true, issues: [] },
];
const judge = (post: JudgedPost) => createPlatformJudge().judge(post);

describe('a post that needs nothing', () => {
  test("has no issue: the reference's video", () => {
    expect(judge(postOf(cleanVideo))).toEqual(clean);
    expect(JSON.stringify(judge(postOf(cleanVideo)))).toBe(JSON.stringify(clean));
  });

  test('has no issue: a feed picture, a carousel, a silent video, a phone video on its side', () => {
    expect(judge(postOf(cleanImage))).toEqual(clean);
    expect(judge(postOf(cleanImage, cleanImage))).toEqual(clean);
    expect(judge(postOf({ ...cleanVideo, audio: null }))).toEqual(clean);
    expect(judge(postOf(videoWith({ top: { width: 1_920, height: 1_080 }, video: { rotationDegrees: 90 } })))).toEqual(
      clean,
    );
  });
});

describe('of the two rates of a sound track', () => {
  const announced = (announcedBitRateBps: number | null) => ({ announcedBitRateBps });

  test.each([
    ['2,283 of 128,000 announced', { bitRateBps: 2_283, ...announced(128_000) }, false],
    ['128,000 of 96,000 announced', { bitRateBps: 128_000, ...announced(96_000) }, false],
    ['128,000 announced alone', { bitRateBps: null, ...announced(128_000) }, false],
    ['neither known', { bitRateBps: null, ...announced(null) }, false],
    ['2,283 of 96,000 announced', { bitRateBps: 2_283, ...announced(96_000) }, true],
    ['2,283, measured before what is announced was', { bitRateBps: 2_283 }, true],
  ])('the greater one is judged, since silence takes less than was asked for: %s', (_, audio, tooLow) => {
    const faults = faultsOf('facebook_reel', postOf(videoWith({ audio })));
    expect(faults.includes('error audio.bitrate_too_low')).toBe(tooLow);
  });
});

describe('before anything was probed', () => {
  const declared = (contentType: ContentType, sizeBytes = 1_000): JudgedPost => ({
    caption: null,
    slideshow: false,
    assets: [{ assetId: 'upload-1', contentType, sizeBytes, info: null }],
  });

  test('PNG fits neither platform and WebP only TikTok', () => {
    const ok = Object.fromEntries(
      contentTypes.map((type) => [type, judge(declared(type)).map((verdict) => verdict.ok)]),
    );
    expect(ok).toEqual({
      'video/mp4': [true, true],
      'video/quicktime': [true, true],
      'image/jpeg': [true, true],
      'image/png': [false, false],
      'image/webp': [true, false],
    });
    expect(judge(declared('video/mp4'))).toEqual(clean);
  });

  test('a declared size over the limit is told', () => {
    expect(faultsOf('tiktok', declared('image/jpeg', 20_000_001))).toEqual(['error file.too_large']);
    expect(faultsOf('instagram', declared('image/jpeg', 8_388_609))).toEqual(['error file.too_large']);
  });
});

describe('what cannot be known', () => {
  test('is never an issue', () => {
    const unknown = {
      codec: null,
      profile: null,
      sampleAspectRatio: null,
      frameRate: null,
      variableFrameRate: null,
      bitRateBps: null,
      chroma: null,
      bitDepth: null,
      interlaced: null,
      editList: null,
    };
    const silent = { codec: null, sampleRateHz: null, channels: null, bitRateBps: null };
    expect(judge(postOf(videoWith({ video: unknown, container: { majorBrand: null }, audio: silent })))).toEqual(clean);
    expect(
      judge(postOf(imageWith({ orientation: null, colorModel: null, colorProfile: null, bitDepth: null }))),
    ).toEqual(clean);
    expect(judge({ ...postOf(cleanImage), caption: null })).toEqual(clean);
    expect(judge({ caption: '#a'.repeat(40), slideshow: false, assets: [] })).toEqual(clean);
  });

  test.each([
    {},
    { width: 600 },
    { height: 5_000, video: {}, container: null, audio: null },
    { durationMs: null, video: { frameRate: null, codec: null }, audio: { channels: null }, container: {} },
  ])('is no issue of a description as %j either', (info) => {
    for (const contentType of ['video/mp4', 'image/jpeg'] as const) {
      expect(
        judge({
          caption: null,
          slideshow: false,
          assets: [{ assetId: 'upload-1', contentType, sizeBytes: null, info }],
        }),
      ).toEqual(clean);
    }
  });

  test('hides nothing of what is known beside it', () => {
    const asset = { assetId: 'upload-1', contentType: 'video/mp4', sizeBytes: null } as const;
    expect(
      faultsOf('instagram', { caption: null, slideshow: false, assets: [{ ...asset, info: { width: 4_000 } }] }),
    ).toEqual(['error video.width_too_large']);
    expect(
      faultsOf('tiktok', {
        caption: null,
        slideshow: false,
        assets: [{ ...asset, info: { video: { codec: 'av1' } } }],
      }),
    ).toEqual(['error video.codec_unsupported']);
  });

  test('a carousel whose first picture is unprobed has no mixed shapes', () => {
    const unprobed = { ...assetOf(cleanImage), info: null };
    const post = {
      caption: null,
      slideshow: true,
      assets: [unprobed, assetOf(imageWith({ width: 800, height: 800 }), 2)],
    };
    expect(judge(post)).toEqual(clean);
  });
});

describe('an issue', () => {
  test('carries its keys in the order of the wire', () => {
    const [issue] = verdictOf('instagram', postOf(imageWith({ width: 1_080, height: 1_920 }))).issues;
    expect(JSON.stringify(issue)).toBe(
      JSON.stringify({
        code: 'image.aspect_ratio_out_of_range',
        severity: 'error',
        surface: 'feed',
        assetId: 'upload-1',
        message: 'The picture has the shape 9:16; Instagram takes 3:4 or wider in the feed. Crop it.',
        measured: '9:16',
        limit: '3:4',
        unit: 'width:height',
        platformCode: '36003/2207009',
        fix: 'magick INPUT -auto-orient -resize "1080x1440^" -gravity center -extent 1080x1440 -quality 92 OUTPUT.jpg',
        source:
          'https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/media https://github.com/mvdicarlo/postybirb/pull/762',
        rule: 'instagram.feed.aspect_ratio.min',
      }),
    );
  });

  test.each([
    {
      info: videoWith({ video: { frameRate: { numerator: 22_884_999, denominator: 1_000_000 } } }),
      measured: 22.884,
      limit: 23,
      text: '22.884 fps',
    },
    {
      info: videoWith({ video: { frameRate: { numerator: 60_300_001, denominator: 1_000_000 } } }),
      measured: 60.301,
      limit: 60,
      text: '60.301 fps',
    },
    { info: videoWith({ top: { durationMs: 2_999 } }), measured: 2_999, limit: 3_000, text: '2.999 s' },
    { info: imageWith({ width: 1_000, height: 500 }), measured: '2:1', limit: '1.91:1', text: '2:1' },
    { info: imageWith({ width: 320, height: 100 }), measured: '16:5', limit: '1.91:1', text: '16:5' },
    { info: imageWith({ colorModel: 'cmyk' }), measured: 'CMYK', limit: 'sRGB', text: 'CMYK' },
    { info: imageWith({ mimeType: 'image/png' }), measured: 'image/png', limit: 'image/jpeg', text: 'image/png' },
  ])('shows $measured against $limit', ({ info, measured, limit, text }) => {
    const { issues } = verdictOf('instagram', postOf(info));
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatchObject({ measured, limit });
    expect(issues[0]?.message).toContain(text);
  });

  test('carries a fix for the very post: the size of the first picture', () => {
    const post = postOf(imageWith({ width: 1_080, height: 1_350 }), imageWith({ width: 1_000, height: 1_000 }));
    expect(verdictOf('instagram', post).issues).toMatchObject([
      {
        code: 'media.mixed_aspect_ratio',
        limit: '4:5',
        fix: 'magick INPUT -auto-orient -resize "1080x1350^" -gravity center -extent 1080x1350 -quality 92 OUTPUT.jpg',
      },
    ]);
  });

  test('names the shape of a first picture that is a hundred pixels high like any other', () => {
    const post = postOf(imageWith({ width: 150, height: 100 }), imageWith({ width: 1_000, height: 1_000 }));
    expect(verdictOf('instagram', post).issues.find(({ code }) => code === 'media.mixed_aspect_ratio')).toMatchObject({
      measured: '1:1',
      limit: '3:2',
    });
  });

  test.each(['$&', '{limit}', '{measured}'])('names a codec that calls itself %s as it is', (codec) => {
    const [issue] = verdictOf('instagram', postOf(videoWith({ video: { codec } }))).issues;
    expect(issue?.message).toBe(`The video codec is ${codec}; Instagram takes avc, hevc. Encode it as H.264.`);
  });

  test.each([
    { post: postOf(videoWith({ video: { codec: 'av1' } })), surfaces: ['video', 'reel'] },
    { post: postOf(imageWith({ mimeType: 'image/png' })), surfaces: ['photo', 'feed'] },
    {
      post: postOf(imageWith({ mimeType: 'image/png' }), imageWith({ mimeType: 'image/png' })),
      surfaces: ['photo', 'carousel'],
    },
  ])('says it is about $surfaces', ({ post, surfaces }) => {
    expect(judge(post).map(({ issues }) => issues[0]?.surface)).toEqual(surfaces);
  });
});

describe('the order of issues', () => {
  test('is asset, then code, and the post as a whole last', () => {
    const second = imageWith({ mimeType: 'image/png', width: 1_500, height: 1_500, animated: true });
    const { issues } = verdictOf('instagram', {
      ...postOf(imageWith({ width: 300, height: 300 }), second),
      caption: '#a'.repeat(6),
    });
    expect(issues.map(({ assetId, code }) => [assetId, code])).toEqual([
      ['upload-1', 'image.width_scaled'],
      ['upload-2', 'image.animated'],
      ['upload-2', 'image.format_unsupported'],
      ['upload-2', 'image.width_scaled'],
      [null, 'caption.hashtags_too_many'],
    ]);
  });
});

describe('a warning', () => {
  test('leaves the post ok', () => {
    expect(verdictOf('tiktok', postOf(videoWith({ top: { durationMs: 200_000 } })))).toMatchObject({ ok: true });
  });

  test('is not said where the error on the same measure was', () => {
    expect(faultsOf('tiktok', postOf(videoWith({ top: { durationMs: 700_000 } })))).toEqual([
      'error video.duration_too_long',
    ]);
    expect(faultsOf('tiktok', postOf(imageWith({ width: 1_200, height: 1_200 })))).toEqual([
      'error image.side_too_large',
    ]);
    expect(faultsOf('tiktok', postOf(imageWith({ width: 1_500, height: 2_000 })))).toEqual([
      'error image.side_too_large',
      'warning image.side_too_large',
    ]);
  });
});
