import { expect, test } from 'vitest';
import { CallTimeoutError, within } from './within.ts';

test('gives what came in time', async () => {
  expect(await within(10_000, async () => 'done')).toBe('done');
});

test('ends what does not heed its signal, and tells the signal', async () => {
  let aborted = false;
  const deaf = within(1, (signal) => {
    signal.addEventListener('abort', () => (aborted = true));
    return new Promise<never>(() => undefined);
  });
  await expect(deaf).rejects.toBeInstanceOf(CallTimeoutError);
  expect(aborted).toBe(true);
});

test('passes on what the work failed by', async () => {
  const fault = new Error('refused');
  await expect(within(10_000, () => Promise.reject(fault))).rejects.toBe(fault);
});
