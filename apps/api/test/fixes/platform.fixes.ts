import path from 'node:path';
import type { FitIssue, MediaInfo, VideoInfo } from '@layers-content/core';
import { createPlatformJudge, platformIds } from '@layers-content/platform-fit';
import { describe, expect, test } from 'vitest';
import type { Offender } from './files.ts';
import { offenderOf } from './made-offenders.ts';
import { offenders, untried } from './offenders.ts';
import { bash, described, folder, make, probe, types } from './workshop.ts';

/**
 * Each fix of the rules, run by a shell as it stands on a file that breaks its rule: that issue is gone, and no other
 * has come.
 */
const judge = createPlatformJudge();
const rules = judge.rules().flatMap((platform) => platform.rules);

/** What the platforms of these rules say. */
function issuesOf(ids: readonly string[], infos: readonly MediaInfo[]): readonly FitIssue[] {
  const assets = infos.map((info, index) => described(info, index + 1));
  const platforms = platformIds.filter((platform) => ids.some((id) => id.startsWith(`${platform}.`)));
  return judge.judge({ caption: '', slideshow: infos.length > 1, assets }, platforms).flatMap(({ issues }) => issues);
}

const written = offenders.flatMap(([ids, files]) =>
  files.map((offender, index) => [`${ids.join(', ')}: ${index + 1}`, ids, offender] as const),
);
const covered = new Set([...offenders.flatMap(([ids]) => ids), ...untried]);
const made = rules.flatMap((rule) => {
  const offender = rule.fix === null || covered.has(rule.id) ? null : offenderOf(rule);
  return offender === null ? [] : [{ rule, offender }];
});
/** Rules of one fix that one file breaks are tried at once. */
const groups = new Map<string, { ids: string[]; offender: Offender }>();
for (const { rule, offender } of made) {
  const key = JSON.stringify([rule.fix, offender]);
  const group = groups.get(key) ?? { ids: [], offender };
  groups.set(key, group);
  group.ids.push(rule.id);
}
const together = [...groups.values()].map(({ ids, offender }) => [ids.join(', '), ids, offender] as const);
const cases = [...written, ...together];

test('every rule that has a fix has a file to try it on', () => {
  const tried = new Set([...covered, ...together.flatMap(([, ids]) => ids)]);
  expect([...tried].sort()).toEqual(rules.flatMap(({ id, fix }) => (fix === null ? [] : [id])).sort());
});

describe('the fix mends', () => {
  test.each(cases)('%s', async (_title, ids, offender) => {
    const before =
      offender.first === undefined
        ? []
        : [await probe(await make({ extension: 'jpg', script: offender.first }, 'first'), 'image/jpeg')];
    const input = await make(offender, 'input file');
    const broken = issuesOf(ids, [...before, await probe(input, types[offender.extension])]);
    expect(broken.map(({ rule }) => rule)).toEqual(expect.arrayContaining([...ids]));
    const [fix, ...others] = new Set(broken.flatMap((issue) => (ids.includes(issue.rule) ? [issue.fix] : [])));
    if (!fix || others.length > 0) return expect.fail(`${ids.join(', ')} have not one fix`);

    // As a person pastes it, with a name of their own in place of INPUT.
    await bash(`IN=${JSON.stringify(input)}; ${fix.replace('"INPUT[0]"', '"$IN[0]"').replace('INPUT', '"$IN"')}`);

    const extension = fix.endsWith('.mp4') ? 'mp4' : 'jpg';
    const mended = await probe(path.join(folder, `OUTPUT.${extension}`), types[extension]);
    const left = issuesOf(ids, [...before, mended]).map(({ rule }) => rule);
    expect(left.filter((rule) => ids.includes(rule))).toEqual([]);
    expect([...broken.map(({ rule }) => rule), ...warningsBehind(ids)]).toEqual(expect.arrayContaining(left));
    // Upright without a remark that some viewers do not heed.
    if (mended.kind === 'image') expect(mended.orientation ?? 1).toBe(1);
    if (offender.paddedTo !== undefined && mended.kind === 'video')
      expect(longestBytes(mended, fix, longestSecondsOf(ids))).toBeLessThan(offender.paddedTo);
  });
});

/** What an error on the same measure had left unsaid. */
function warningsBehind(ids: readonly string[]): readonly string[] {
  const measures = rules.filter(({ id }) => ids.includes(id)).map(({ measure }) => measure);
  return rules
    .filter(({ severity, measure }) => severity === 'warning' && measures.includes(measure))
    .map(({ id }) => id);
}

/** The longest film that the platform of a rule takes; that of the others, where it takes any. */
function longestSecondsOf(ids: readonly string[]): number {
  const limits = rules.flatMap(({ id, measure, check, limit }) => {
    const isOf = ids.some((each) => each.split('.')[0] === id.split('.')[0]);
    return isOf && measure === 'video.duration' && check === 'max' && typeof limit === 'number' ? [limit / 1_000] : [];
  });
  return Math.max(...limits);
}

/** Size at the rate of the mended film of one so long; the encoder's buffer is filled only once. */
function longestBytes({ sizeBytes, durationMs }: VideoInfo, fix: string, seconds: number): number {
  const bufferBytes = (Number(/-bufsize (\d+)k/.exec(fix)?.[1]) * 1_000) / 8;
  return bufferBytes + Math.max(0, sizeBytes - bufferBytes) * ((1_000 * seconds) / durationMs);
}
