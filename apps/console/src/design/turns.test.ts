import { expect, test } from 'vitest';
import { Turns } from './turns.ts';

test('lets so many work at once, and skips whoever gave up', async () => {
  const turns = new Turns(2);
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const givingUp = new AbortController();
  const work = (id: number, signal = new AbortController().signal) =>
    turns.take(signal, () => {
      begun.push(id);
      return new Promise<void>((resolve) => ends.push(resolve));
    });
  const first = [work(1), work(2)];
  const third = work(3, givingUp.signal);
  const fourth = work(4);
  await Promise.resolve();
  expect(begun).toEqual([1, 2]);
  givingUp.abort(new Error('gone'));
  ends[0]?.();
  await expect(third).rejects.toThrow('gone');
  await first[0];
  await expect.poll(() => begun).toEqual([1, 2, 4]);
  for (const end of ends) end();
  await Promise.all([...first, fourth]);
});
