import { expect, test } from 'vitest';
import { checkedUntil, isOverdue } from './recheck.ts';

const rules = { checkedOn: '2026-11-29' };

test('rules are checked for 120 days', () => {
  expect(checkedUntil(rules)).toBe('2027-03-29');
  expect(isOverdue(rules, new Date('2026-11-29T00:00:00Z'))).toBe(false);
  expect(isOverdue(rules, new Date('2027-03-29T23:59:59.999Z'))).toBe(false);
  expect(isOverdue(rules, new Date('2027-03-30T00:00:00Z'))).toBe(true);
});
