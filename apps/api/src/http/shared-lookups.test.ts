import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { sharedLookups } from './shared-lookups.ts';

test('who asks for the same in one turn shares a look-up, which begins after all have asked', async () => {
  const looked: string[] = [];
  const find = sharedLookups((key) => {
    looked.push(key);
    return Promise.resolve(looked.length);
  });
  const answers = [find('a'), find('b'), find('a')];
  expect(looked).toEqual([]);
  expect(await Promise.all(answers)).toEqual([1, 2, 1]);
  expect(looked).toEqual(['a', 'b']);
});

test('who asks while a look-up is at work gets one of their own', async () => {
  const ends: ((found: string) => void)[] = [];
  const find = sharedLookups(() => new Promise<string>((resolve) => ends.push(resolve)));
  const before = find('a');
  await turn();
  const after = find('a');
  await turn();
  expect(ends.length).toBe(2);
  ends[1]?.('revoked');
  ends[0]?.('in force');
  expect(await Promise.all([before, after])).toEqual(['in force', 'revoked']);
});

test('a fault is told to all who share it, and kept for nobody', async () => {
  let faults = 1;
  const find = sharedLookups(() => (faults-- > 0 ? Promise.reject(new Error('gone')) : Promise.resolve('there')));
  const outcomes = await Promise.allSettled([find('a'), find('a')]);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await find('a')).toBe('there');
});
