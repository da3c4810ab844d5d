import { expect, test } from 'vitest';
import { throwFaults } from './settled.ts';

test('nothing when all went well, or there was nothing', async () => {
  expect(() => {
    throwFaults([], 'waiting');
  }).not.toThrow();
  const outcomes = await Promise.allSettled([Promise.resolve(1), Promise.resolve(null)]);
  expect(() => {
    throwFaults(outcomes, 'waiting');
  }).not.toThrow();
});

test('all faults at once', async () => {
  const faults = [new Error('one'), new Error('two')];
  const outcomes = await Promise.allSettled([
    Promise.reject(faults[0] ?? new Error()),
    Promise.resolve(1),
    Promise.reject(faults[1] ?? new Error()),
  ]);
  try {
    throwFaults(outcomes, 'deleting');
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(AggregateError);
    expect(error).toMatchObject({ message: '2 of 3 failed while deleting', errors: faults });
  }
});
