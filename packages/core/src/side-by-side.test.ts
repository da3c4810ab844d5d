import { expect, test } from 'vitest';
import { sideBySide } from './side-by-side.ts';

test('answers in order, whatever is done first', async () => {
  const done: number[] = [];
  const answers = await sideBySide([3, 1, 2], async (turns) => {
    for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
    done.push(turns);
    return turns * 10;
  });
  expect([answers, done]).toEqual([
    [30, 10, 20],
    [1, 2, 3],
  ]);
});

test('ends when all has ended, with the first fault in order', async () => {
  const ended: number[] = [];
  const work = sideBySide([3, 1, 2], async (turns) => {
    for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
    ended.push(turns);
    if (turns !== 2) throw new Error(`after ${turns}`);
  });
  await expect(work).rejects.toThrow('after 3');
  expect(ended).toEqual([1, 2, 3]);
});

test('begins no more than four at once, and none behind a fault', async () => {
  const ends: (() => void)[] = [];
  const begun: number[] = [];
  const work = sideBySide([0, 1, 2, 3, 4, 5, 6], async (thing) => {
    begun.push(thing);
    await new Promise<void>((resolve) => ends.push(resolve));
    if (thing === 4) throw new Error('the fifth');
  });
  expect(begun).toEqual([0, 1, 2, 3]);
  ends[0]?.();
  await expect.poll(() => begun).toEqual([0, 1, 2, 3, 4]);
  ends[4]?.();
  await Promise.resolve();
  for (const end of ends) end();
  await expect(work).rejects.toThrow('the fifth');
  expect(begun).toEqual([0, 1, 2, 3, 4]);
});
