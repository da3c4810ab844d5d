import { expect, test } from 'vitest';
import { withDeadline } from './deadline.ts';

const late = () => new Error('too late');

test('work that ends in time gives its outcome, or its fault', async () => {
  const { signal } = new AbortController();
  expect(await withDeadline(signal, Promise.resolve(1), late)).toBe(1);
  await expect(withDeadline(signal, Promise.reject(new Error('its own')), late)).rejects.toThrow('its own');
});

test('work that does not is given up, and its later fault is nobody\u2019s', async () => {
  const controller = new AbortController();
  let fail = (_error: Error): void => undefined;
  const work = new Promise<number>((_resolve, reject) => {
    fail = reject;
  });
  const outcome = withDeadline(controller.signal, work, late);
  controller.abort();
  await expect(outcome).rejects.toThrow('too late');
  fail(new Error('after the end'));
  await new Promise((resolve) => setTimeout(resolve, 5));
});

test('a signal that is aborted already leaves no time', async () => {
  await expect(withDeadline(AbortSignal.abort(), new Promise(() => undefined), late)).rejects.toThrow('too late');
});

test('nothing stays with a signal that outlives the work', async () => {
  const controller = new AbortController();
  let listeners = 0;
  const { signal } = controller;
  const add = signal.addEventListener.bind(signal);
  const remove = signal.removeEventListener.bind(signal);
  signal.addEventListener = (...args: Parameters<typeof add>) => {
    listeners += 1;
    add(...args);
  };
  signal.removeEventListener = (...args: Parameters<typeof remove>) => {
    listeners -= 1;
    remove(...args);
  };
  await withDeadline(signal, Promise.resolve(1), late);
  await expect(withDeadline(signal, Promise.reject(new Error('x')), late)).rejects.toThrow('x');
  expect(listeners).toBe(0);
});
