import { expect, test } from 'vitest';
import { SingleFlight } from './single-flight.ts';

test('whoever comes while one is at work shares its outcome; the next one starts anew', async () => {
  const singleFlight = new SingleFlight<number>();
  let started = 0;
  let land = (_value: number): void => undefined;
  const start = () => (
    (started += 1),
    new Promise<number>((resolve) => {
      land = resolve;
    })
  );
  const first = singleFlight.join('a', start);
  const second = singleFlight.join('a', start);
  expect([first.leading, second.leading, started]).toEqual([true, false, 1]);
  expect(second.outcome).toBe(first.outcome);
  land(7);
  expect(await Promise.all([first.outcome, second.outcome])).toEqual([7, 7]);
  const third = singleFlight.join('a', start);
  expect([third.leading, started]).toEqual([true, 2]);
  land(8);
  expect(await third.outcome).toBe(8);
});

test('a failure is shared as well, and ends the flight', async () => {
  const singleFlight = new SingleFlight<number>();
  const fault = new Error('once');
  const outcomes = [1, 2].map(() => singleFlight.join('a', () => Promise.reject(fault)).outcome);
  await expect(outcomes[0]).rejects.toBe(fault);
  await expect(outcomes[1]).rejects.toBe(fault);
  expect(await singleFlight.join('a', () => Promise.resolve(1)).outcome).toBe(1);
});

test('keys have nothing to do with each other', async () => {
  const singleFlight = new SingleFlight<string>();
  const joined = ['a', 'b'].map((key) => singleFlight.join(key, () => Promise.resolve(key)));
  expect(joined.map(({ leading }) => leading)).toEqual([true, true]);
  expect(await Promise.all(joined.map(({ outcome }) => outcome))).toEqual(['a', 'b']);
});

test('settled waits for all of them, also for those that fail', async () => {
  const singleFlight = new SingleFlight<number>();
  let ended = 0;
  const after = (ms: number, fails: boolean) => async () => {
    await new Promise((resolve) => setTimeout(resolve, ms));
    ended += 1;
    if (fails) throw new Error('late');
    return ms;
  };
  const failing = singleFlight.join('a', after(10, true)).outcome;
  singleFlight.join('b', after(30, false));
  // Told to whoever waits for the outcome, not to whoever waits for the end.
  await Promise.all([singleFlight.settled(), expect(failing).rejects.toThrow('late')]);
  expect(ended).toBe(2);
  await singleFlight.settled();
});
