import { expect, test } from 'vitest';
import type { Statement } from './messages.ts';
import { sessionsOver } from './sessions.ts';

/** What goes to the worker; a statement `bad` is refused there. */
function givenTrips() {
  const trips: string[] = [];
  const run = async ({ sql, begins, ends }: Statement) => {
    trips.push([begins ? 'begins' : '', sql, ends ? 'ends' : ''].join(' ').trim());
    if (sql === 'bad') throw new Error('refused');
    return [];
  };
  return { trips, sessions: sessionsOver(run) };
}

test('a transaction takes a trip a statement and one for its end', async () => {
  const { trips, sessions } = givenTrips();
  await sessions.transaction(async (transaction) => {
    await transaction.query('one');
    await transaction.query('two');
  });
  expect(trips).toEqual(['begins one', 'two', 'COMMIT ends']);
});

test('one whose first statement is refused is rolled back', async () => {
  const { trips, sessions } = givenTrips();
  await expect(sessions.transaction((transaction) => transaction.query('bad'))).rejects.toThrow('refused');
  expect(trips).toEqual(['begins bad', 'ROLLBACK ends']);
});

test('one without statements asks nobody', async () => {
  const { trips, sessions } = givenTrips();
  expect(await sessions.transaction(() => Promise.resolve('done'))).toBe('done');
  expect(trips).toEqual([]);
});
