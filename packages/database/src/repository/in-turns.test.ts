import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { inTurns } from './in-turns.ts';

test('who looks in one turn shares a statement, which begins after all have asked', async () => {
  const statements: (readonly string[])[] = [];
  const find = inTurns((keys) => {
    statements.push(keys);
    return Promise.resolve(new Map(keys.filter((key) => key !== 'absent').map((key) => [key, key.toUpperCase()])));
  });
  const first = find('a');
  // Another request of the same turn.
  await Promise.resolve();
  const others = [find('b'), find('absent'), find('a')];
  expect(statements).toEqual([]);
  expect(await Promise.all([first, ...others])).toEqual(['A', 'B', null, 'A']);
  expect(statements).toEqual([['a', 'b', 'absent']]);
});

test('who asks while a statement is at work gets one of their own', async () => {
  const ends: ((found: string) => void)[] = [];
  const find = inTurns(async () => new Map([['a', await new Promise<string>((resolve) => ends.push(resolve))]]));
  const before = find('a');
  await turn();
  const after = find('a');
  await turn();
  ends[1]?.('revoked');
  ends[0]?.('in force');
  expect(await Promise.all([before, after])).toEqual(['in force', 'revoked']);
});

test('a statement looks for no more than 64', async () => {
  const sizes: number[] = [];
  const find = inTurns((keys) => {
    sizes.push(keys.length);
    return Promise.resolve(new Map(keys.map((key) => [key, key])));
  });
  const keys = Array.from({ length: 150 }, (_, n) => String(n));
  expect(await Promise.all(keys.map(find))).toEqual(keys);
  expect(sizes).toEqual([64, 64, 22]);
});

test('a fault is told to all who share it, and kept for nobody', async () => {
  let faults = 1;
  const find = inTurns((keys) =>
    faults-- > 0 ? Promise.reject(new Error('gone')) : Promise.resolve(new Map(keys.map((key) => [key, key]))),
  );
  const outcomes = await Promise.allSettled([find('a'), find('b')]);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await find('a')).toBe('a');
});
