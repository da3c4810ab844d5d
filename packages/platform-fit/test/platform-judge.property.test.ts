import { contentTypes } from '@layers-content/core';
import type { ContentType, ImageType, JudgedAsset, VideoType } from '@layers-content/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPlatformJudge, defaultPlatforms, judgeByRules, platformIds } from '../src/index.ts';

const unknownOr = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const side = fc.integer({ min: 0, max: 100_000 });
// No measurement is -0, which JSON does not know.
const number = fc.oneof(fc.nat(), fc.double()).map((value) => value + 0);
const fraction = fc.record({ numerator: fc.nat(), denominator: fc.nat(100_000) });

const video = fc.record({
  kind: fc.constant('video' as const),
  mimeType: fc.constantFrom<VideoType>('video/mp4', 'video/quicktime'),
  sizeBytes: number,
  width: side,
  height: side,
  durationMs: number,
  container: fc.record({
    majorBrand: unknownOr(fc.string()),
    compatibleBrands: fc.array(fc.string()),
    moovBeforeMdat: fc.boolean(),
    fragmented: fc.boolean(),
  }),
  video: fc.record({
    codec: unknownOr(fc.oneof(fc.constantFrom('avc', 'hevc', 'vp9'), fc.string())),
    profile: unknownOr(fc.string()),
    codedWidth: side,
    codedHeight: side,
    rotationDegrees: fc.constantFrom(0 as const, 90 as const, 180 as const, 270 as const),
    sampleAspectRatio: unknownOr(fraction),
    frameRate: unknownOr(fraction),
    variableFrameRate: unknownOr(fc.boolean()),
    bitRateBps: unknownOr(number),
    chroma: unknownOr(fc.constantFrom('4:0:0' as const, '4:2:0' as const, '4:2:2' as const, '4:4:4' as const)),
    bitDepth: unknownOr(fc.nat(16)),
    interlaced: unknownOr(fc.boolean()),
    editList: unknownOr(fc.constantFrom('none' as const, 'priming' as const, 'edited' as const)),
  }),
  audio: unknownOr(
    fc.record({
      codec: unknownOr(fc.string()),
      sampleRateHz: unknownOr(number),
      channels: unknownOr(fc.nat(8)),
      bitRateBps: unknownOr(number),
    }),
  ),
});

const image = fc.record({
  kind: fc.constant('image' as const),
  mimeType: fc.constantFrom<ImageType>('image/jpeg', 'image/png', 'image/webp'),
  sizeBytes: number,
  width: side,
  height: side,
  orientation: unknownOr(fc.nat(8)),
  colorModel: unknownOr(fc.constantFrom('gray' as const, 'rgb' as const, 'cmyk' as const)),
  colorProfile: unknownOr(fc.constantFrom('srgb' as const, 'other' as const)),
  bitDepth: unknownOr(fc.nat(16)),
  animated: fc.boolean(),
});

const asset: fc.Arbitrary<JudgedAsset> = fc.record({
  assetId: fc.string(),
  contentType: fc.constantFrom<ContentType>(...contentTypes),
  sizeBytes: number,
  info: fc.oneof(fc.constant(null), video, image),
});

const caption = unknownOr(
  fc.oneof(
    fc.string({ unit: 'binary', maxLength: 100 }),
    fc.array(fc.constantFrom('#a ', '@b ', 'x', '🙂'), { maxLength: 120 }).map((parts) => parts.join('')),
  ),
);
const post = fc.record({ caption, slideshow: fc.boolean(), assets: fc.array(asset, { maxLength: 13 }) });

test('any post gets a whole verdict of each platform, the same each time, in order', () => {
  const judge = createPlatformJudge();
  const other = createPlatformJudge();
  fc.assert(
    fc.property(post, (given) => {
      const verdicts = judge.judge(given, platformIds.toReversed());
      expect(JSON.stringify(other.judge(structuredClone(given), platformIds))).toBe(JSON.stringify(verdicts));
      expect(verdicts.map(({ platform }) => platform)).toEqual(platformIds);
      const items = verdicts.filter(({ platform }) => defaultPlatforms.some((id) => id === platform));
      expect(JSON.stringify(judge.judge(given))).toBe(JSON.stringify(items));
      for (const { ok, issues } of verdicts) {
        expect(ok).toBe(!issues.some(({ severity }) => severity === 'error'));
        const postLevel = issues.map(({ assetId }) => assetId === null);
        expect(postLevel).toEqual([...postLevel].sort());
        for (const issue of issues) {
          expect(issue.measured).not.toBe(issue.limit);
          expect(JSON.parse(JSON.stringify(issue))).toEqual(issue);
        }
      }
    }),
    { numRuns: 60 },
  );
});

test('issues of one asset stand in the order of their codes', () => {
  const judge = createPlatformJudge();
  fc.assert(
    fc.property(asset, (given) => {
      for (const { issues } of judge.judge({ caption: null, slideshow: false, assets: [given] }, platformIds)) {
        const codes = issues.map(({ code }) => code);
        expect(codes).toEqual([...codes].sort());
      }
    }),
    { numRuns: 200 },
  );
});

test('rules judge as they did before they were listed', () => {
  const { rules, judge } = createPlatformJudge();
  const listed = judgeByRules(rules());
  expect(listed.skippedRules).toEqual([]);
  fc.assert(
    fc.property(post, (given) => {
      expect(listed.judge(given)).toEqual(judge(given, platformIds));
    }),
    { numRuns: 100 },
  );
});

test('a listed limit is the one that holds, and a rule of a later version is left out and named', () => {
  const post = {
    caption: 'four',
    slideshow: false,
    assets: [{ assetId: 'upload-1', contentType: 'image/jpeg' as const, sizeBytes: 1, info: null }],
  };
  const given = createPlatformJudge()
    .rules()
    .flatMap((platform) => {
      const rule = platform.rules.find(({ measure, posts }) => measure === 'caption.length' && posts.includes('image'));
      return rule === undefined ? [] : [{ ...platform, rules: [{ ...rule, limit: 3 }] }];
    });
  const [only] = given;
  const [rule] = only?.rules ?? [];
  if (only === undefined || rule === undefined) throw new Error('No platform has a rule for captions.');
  const later = [
    { ...rule, id: 'a', measure: 'caption.charm' },
    { ...rule, id: 'b', unit: 'lines' },
    { ...rule, id: 'c', code: 'caption.dull' },
    { ...rule, id: 'd', check: 'sameAsFirst' as const },
    { ...rule, id: 'e', limit: ['three'] },
  ];
  const judge = judgeByRules([{ ...only, platform: 'new', rules: [rule, ...later] }]);
  expect(judge.judge(post)).toMatchObject([{ platform: 'new', issues: [{ rule: rule.id, measured: 4, limit: 3 }] }]);
  expect(judge.skippedRules).toEqual(['a', 'b', 'c', 'd', 'e']);
});
