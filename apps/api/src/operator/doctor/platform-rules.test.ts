import { expect, test } from 'vitest';
import { platformRulesFindings } from './platform-rules.ts';

const findingOn = (day: string) =>
  platformRulesFindings({
    platformRules: () => [
      { platform: 'platform-1', checkedOn: '2027-01-01', checkedUntil: '2027-05-01' },
      { platform: 'platform-2', checkedOn: '2026-11-29', checkedUntil: '2027-03-29' },
    ],
    now: () => new Date(`${day}T12:00:00Z`),
  });

test('rules read within 120 days are well', () => {
  expect(findingOn('2027-03-29')).toEqual([
    { part: 'platform-rules', check: 'age', verdict: 'ok', seen: 'checked until 2027-03-29', advice: null },
  ]);
});

test('older ones are named', () => {
  expect(findingOn('2027-03-30')).toMatchObject([{ verdict: 'warning', seen: 'platform-2 of 2026-11-29' }]);
  expect(findingOn('2028-01-01')).toMatchObject([
    { verdict: 'warning', seen: 'platform-1 of 2027-01-01, platform-2 of 2026-11-29' },
  ]);
});
