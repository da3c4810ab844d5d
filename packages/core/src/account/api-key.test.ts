import { expect, test } from 'vitest';
import { allows, scopes } from './api-key.ts';

test('a scope allows itself and nothing else', () => {
  for (const held of scopes) {
    for (const needed of scopes) {
      if (held !== '*') expect(allows([held], needed)).toBe(held === needed);
    }
  }
});

test('the star covers the data scopes and never the administration', () => {
  const dataScopes = scopes.filter((scope) => scope !== '*' && scope !== 'org:admin');
  expect(dataScopes.map((needed) => allows(['*'], needed))).toEqual(dataScopes.map(() => true));
  expect(allows(['*'], 'org:admin')).toBe(false);
  expect(allows(['*', 'org:admin'], 'org:admin')).toBe(true);
});

test('no scope allows nothing', () => {
  for (const needed of scopes) expect(allows([], needed)).toBe(false);
});
