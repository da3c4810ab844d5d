import { expect, test } from 'vitest';
import { sinceOrNull, untilOrNull } from './dates.ts';

test.each([
  ['2026-06-12T14:00:00.5Z', '2026-06-12T14:00:00.500Z'],
  ['0000-01-01T00:00:00Z', '0001-01-01T00:00:00.000Z'],
  ['2016-12-31T23:59:60Z', '2016-12-31T23:59:59.000Z'],
])('%s is %s at both ends', (text, time) => {
  expect([sinceOrNull(text)?.toISOString(), untilOrNull(text)?.toISOString()]).toEqual([time, time]);
});

test('no second follows the last one', () => {
  expect(untilOrNull('9999-12-31T23:59:59Z')).toBeNull();
  expect(sinceOrNull('9999-12-31T23:59:59Z')?.toISOString()).toBe('9999-12-31T23:59:59.000Z');
  expect([sinceOrNull(undefined), untilOrNull(undefined)]).toEqual([null, null]);
});
