import { fitCodes } from '@layers-content/core';
import { describe, expect, test } from 'vitest';
import { platformRules } from '../src/index.ts';
import { limitCases } from './limits.ts';
import { verdictOf } from './posts.ts';

const allRules = platformRules.flatMap(({ platform, name, rules }) => rules.map((rule) => ({ platform, name, rule, id: rule.id })));

describe('each rule on either side of its limit', () => {
  test.each(allRules)('$id', ({ platform, rule, id }) => {
    const sides = limitCases[id];
    if (sides === undefined) expect.fail(`${id} has no case in limits.ts`);
    expect(verdictOf(platform, sides.kept).issues.map((issue) => issue.rule)).not.toContain(id);
    const broken = verdictOf(platform, sides.broken);
    expect(broken.issues.find((issue) => issue.rule === id)).toMatchObject({ code: rule.code, severity: rule.severity });
    if (rule.severity === 'error') expect(broken.ok).toBe(false);
  });

  test('has no case of a rule that is gone', () => {
    expect(Object.keys(limitCases).sort()).toEqual(allRules.map(({ id }) => id).sort());
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
    expect(new URL(rule.source).protocol).toBe('https:');
    if (rule.fix !== null) expect(rule.fix).toMatch(/^ffmpeg -i INPUT .* OUTPUT\.(mp4|jpg)$/);
  });

  test.each(platformRules)('of $platform carry version and day', ({ version, checkedOn }) => {
    expect(version).toBeGreaterThan(0);
    expect(new Date(checkedOn).toISOString().slice(0, 10)).toBe(checkedOn);
  });
});
