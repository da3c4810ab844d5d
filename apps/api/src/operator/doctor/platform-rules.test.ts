import { createPlatformJudge } from '@layers-content/platform-fit';
import { expect, test } from 'vitest';
import { platformRulesFindings } from './platform-rules.ts';

const rulesOf = (...days: readonly string[]) => {
  const [some] = createPlatformJudge().rules();
  return days.map((checkedOn, index) => ({ ...(some ?? expect.fail()), platform: `platform-${index + 1}`, checkedOn }));
};
const findingOn = (day: string) =>
  platformRulesFindings({
    platformRules: () => rulesOf('2027-01-01', '2026-11-29'),
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
