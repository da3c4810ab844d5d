import { fitCodes } from '@layers-content/core';
import { describe, expect, test } from 'vitest';
import { createPlatformJudge, platformIds } from '../src/index.ts';
import { assetNumbers, postNumbers } from '../src/measures.ts';
import type { NumberMeasure } from '../src/measures.ts';
import { widened } from '../src/findings.ts';
import { compare, fractionOf } from '../src/ratio.ts';
import type { Rule } from '../src/rule.ts';
import { ruleFiles } from '../src/rules/rule-files.ts';
import { writtenCases } from './limits.ts';
import { caseOf } from './made-cases.ts';
import type { LimitCase } from './made-cases.ts';
import { imageWith, postOf, verdictOf, videoWith } from './posts.ts';

const allRules = ruleFiles.flatMap(({ platform, name, rules }) =>
  rules.map((rule) => ({ platform, name, rule, id: rule.id })),
);
const casesOf = (rule: Rule): LimitCase => writtenCases[rule.id] ?? caseOf(rule);

describe('each rule on either side of its limit', () => {
  const cases = [
    ...allRules.map((one) => ({ ...one, sides: caseOf(one.rule), from: 'made from the rule' })),
    ...allRules.flatMap((one) => {
      const sides = writtenCases[one.id];
      return sides ? [{ ...one, sides, from: 'written' }] : [];
    }),
  ];

  test.each(cases)('$id, $from', ({ platform, rule, id, sides }) => {
    expect(verdictOf(platform, sides.kept).issues.map((issue) => issue.rule)).not.toContain(id);
    const broken = verdictOf(platform, sides.broken);
    expect(broken.issues.find((issue) => issue.rule === id)).toMatchObject({
      code: rule.code,
      severity: rule.severity,
    });
    if (rule.severity === 'error') expect(broken.ok).toBe(false);
  });

  test('has no written case of a rule that is gone', () => {
    expect(allRules.map(({ id }) => id)).toEqual(expect.arrayContaining(Object.keys(writtenCases)));
  });
});

/** What a bound measures on the last post it lets pass and the first it does not. */
function measuredOf(rule: Extract<Rule, { check: 'min' | 'max' }>) {
  const { kept, broken } = casesOf(rule);
  return [kept, broken].map((post) => {
    const asset = post.assets.at(-1);
    const value =
      rule.target === 'post' ? postNumbers[rule.measure].of(post) : asset && assetNumbers[rule.measure].of(asset);
    return fractionOf(value ?? Number.NaN) ?? expect.fail(`${rule.id} measures nothing`);
  });
}

/** The limit itself, or as far beyond as the measure tolerates. */
function outermostOf(rule: Extract<Rule, { check: 'min' | 'max' }>) {
  const limit = fractionOf(rule.limit);
  const measure: NumberMeasure<never> = rule.target === 'post' ? postNumbers[rule.measure] : assetNumbers[rule.measure];
  return limit && measure.tolerance ? widened(limit, rule.check, measure.tolerance) : limit;
}

describe('a bound', () => {
  const bounds = allRules.flatMap(({ id, rule }) =>
    rule.check === 'min' || rule.check === 'max' ? [{ id, rule }] : [],
  );

  test.each(bounds)('$id is inclusive, and broken by one unit', ({ rule }) => {
    const [kept, broken] = measuredOf(rule);
    const limit = outermostOf(rule);
    if (!kept || !broken || !limit) return expect.fail('a side is missing');
    expect(compare(kept, limit)).toBe(0);
    // A pixel or a millionth of a frame where the measure is a ratio.
    if (kept.denominator === 1 && broken.denominator === 1)
      expect(Math.abs(broken.numerator - limit.numerator)).toBe(1);
    else expect(Math.abs(compare(broken, limit)) / (limit.numerator * broken.denominator)).toBeLessThan(0.002);
  });
});

describe('a list', () => {
  test.each([
    {
      measure: 'video.codec',
      platform: 'tiktok',
      taken: ['avc', 'hevc', 'vp8', 'vp9'],
      refused: ['av1', 'mp4v', 'ap4h'],
    },
    {
      measure: 'video.codec',
      platform: 'instagram',
      taken: ['avc', 'hevc'],
      refused: ['vp8', 'vp9', 'av1', 'mp4v', 'ap4h'],
    },
  ] as const)('of codecs on $platform', ({ platform, taken, refused }) => {
    const codesOf = (codec: string) =>
      verdictOf(platform, postOf(videoWith({ video: { codec } }))).issues.map(({ code }) => code);
    for (const codec of taken) expect(codesOf(codec)).toEqual([]);
    for (const codec of refused) expect(codesOf(codec)).toEqual(['video.codec_unsupported']);
  });

  test.each([
    { platform: 'tiktok', ok: { 'image/jpeg': true, 'image/webp': true, 'image/png': false } },
    { platform: 'instagram', ok: { 'image/jpeg': true, 'image/webp': false, 'image/png': false } },
  ] as const)('of pictures on $platform', ({ platform, ok }) => {
    for (const mimeType of ['image/jpeg', 'image/webp', 'image/png'] as const) {
      expect(verdictOf(platform, postOf(imageWith({ mimeType }))).ok).toBe(ok[mimeType]);
    }
  });

  test.each(['4:0:0', '4:2:2', '4:4:4'] as const)('of chroma has no %s', (chroma) => {
    expect(verdictOf('instagram', postOf(videoWith({ video: { chroma } }))).issues).toMatchObject([
      { code: 'video.chroma_unsupported', measured: chroma },
    ]);
  });
});

describe('frame rates are compared as fractions', () => {
  test.each([24_000, 30_000, 60_000])('%i/1001 fits', (numerator) => {
    const post = postOf(videoWith({ video: { frameRate: { numerator, denominator: 1_001 } } }));
    expect(
      createPlatformJudge()
        .judge(post, platformIds)
        .flatMap(({ issues }) => issues),
    ).toEqual([]);
  });
});

describe('the rules as data', () => {
  test('use every code of the contract and no other', () => {
    expect([...new Set(allRules.map(({ rule }) => rule.code))].sort()).toEqual([...fitCodes].sort());
  });

  test('have unique ids that begin with their platform', () => {
    expect(new Set(allRules.map(({ id }) => id)).size).toBe(allRules.length);
    for (const { platform, id } of allRules) expect(id.startsWith(`${platform}.`)).toBe(true);
  });

  test.each(allRules)('$id names both values, its platform and a public source', ({ name, rule }) => {
    expect(rule.message).toMatch(/\{measured\}.*\{limit\}.*\. [A-Z].*\.$/);
    expect(rule.message).toContain(name);
    for (const document of rule.source.split(' ')) expect(new URL(document).protocol).toBe('https:');
    if (rule.fix !== null) expect(rule.fix).toMatch(/^(ffmpeg -i|magick) "?INPUT.* OUTPUT\.(mp4|jpg)$/);
  });

  test.each(ruleFiles)('of $platform carry version and day', ({ version, checkedOn }) => {
    expect(version).toBeGreaterThan(0);
    expect(new Date(checkedOn).toISOString().slice(0, 10)).toBe(checkedOn);
  });
});

describe('the rules as they are listed', () => {
  const listed = createPlatformJudge().rules();
  const ruleOf = (wanted: string) => allRules.find(({ id }) => id === wanted)?.rule ?? expect.fail(`no rule ${wanted}`);

  test('are all there, the same each time', () => {
    expect(listed.flatMap(({ rules }) => rules.map(({ id }) => id))).toEqual(allRules.map(({ id }) => id));
    expect(JSON.stringify(createPlatformJudge().rules())).toBe(JSON.stringify(listed));
  });

  test('name the unit and the surface of the issues they lead to', () => {
    for (const { platform, surfaces, rules } of listed) {
      for (const rule of rules) {
        const issue = verdictOf(platform, casesOf(ruleOf(rule.id)).broken).issues.find((each) => each.rule === rule.id);
        expect(issue).toMatchObject({
          code: rule.code,
          unit: rule.unit,
          platformCode: rule.platformCode,
          source: rule.source,
        });
        expect(rule.posts.map((post) => surfaces[post])).toContain(issue?.surface);
      }
    }
  });

  test.each([
    {
      id: 'tiktok.photo.format',
      target: 'image',
      posts: ['image', 'slideshow'],
      limit: ['image/jpeg', 'image/webp'],
      unit: 'media type',
    },
    {
      id: 'instagram.reel.aspect_ratio.max',
      target: 'video',
      posts: ['video'],
      limit: { numerator: 10, denominator: 1 },
      unit: 'width:height',
    },
    { id: 'instagram.carousel.aspect_ratio', target: 'image', posts: ['slideshow'], limit: null, unit: 'width:height' },
    { id: 'instagram.carousel.count.max', target: 'post', posts: ['slideshow'], limit: 10, unit: 'images' },
  ])('$id holds for $posts', (expected) => {
    expect(listed.flatMap(({ rules }) => rules).find(({ id }) => id === expected.id)).toMatchObject(expected);
  });
});
