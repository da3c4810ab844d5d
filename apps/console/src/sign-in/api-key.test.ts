import { expect, test } from 'vitest';
import { environmentOf } from './api-key.ts';

const rest = `${'A'.repeat(16)}_${'b'.repeat(43)}`;

test.each([
  [`lp_live_${rest}`, 'live'],
  [`lp_test_${rest}`, 'test'],
  [`lp_other_${rest}`, null],
  [`lp_live_${rest.slice(1)}`, null],
  [` lp_live_${rest}`, null],
  ['', null],
])('tells the world of "%s"', (apiKey, environment) => {
  expect(environmentOf(apiKey)).toBe(environment);
});
