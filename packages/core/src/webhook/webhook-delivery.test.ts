import { describe, expect, test } from 'vitest';
import { outcomeOfTry } from './webhook-delivery.ts';

const answered = (status: number, retryAfterMs: number | null = null) => ({ status, retryAfterMs });
const [second, minute, hour] = [1_000, 60_000, 3_600_000];

describe('what comes of a try', () => {
  test('tries follow after 30 s, 1 m, 5 m, 15 m, 1 h, 6 h and 24 h, and none after the eighth', () => {
    const delays = Array.from({ length: 8 }, (_, index) => outcomeOfTry(answered(500), index + 1).retryAfterMs);
    expect(delays).toEqual([30 * second, minute, 5 * minute, 15 * minute, hour, 6 * hour, 24 * hour, null]);
    expect(outcomeOfTry(answered(500), 7).result).toBe('retry');
    expect(outcomeOfTry(answered(500), 8)).toMatchObject({ result: 'abandoned', status: 500, failure: 'refused' });
    expect(outcomeOfTry(answered(200), 8)).toMatchObject({ result: 'delivered', failure: null });
  });

  test.each([200, 201, 204, 299])('%i is delivered', (status) => {
    expect(outcomeOfTry(answered(status), 1)).toEqual({
      result: 'delivered',
      status,
      retryAfterMs: null,
      failure: null,
      isGone: false,
    });
  });

  test.each([
    [300, 'redirected'],
    [302, 'redirected'],
    [308, 'redirected'],
    [408, 'refused'],
    [425, 'refused'],
    [429, 'refused'],
    [500, 'refused'],
    [503, 'refused'],
    [599, 'refused'],
  ])('%i is tried again', (status, failure) => {
    expect(outcomeOfTry(answered(status), 1)).toMatchObject({ result: 'retry', failure, retryAfterMs: 30 * second });
  });

  test.each([400, 401, 403, 404, 405, 409, 410, 422, 451, 499])('%i ends it', (status) => {
    const outcome = outcomeOfTry(answered(status), 1);
    expect(outcome).toMatchObject({ result: 'failed', retryAfterMs: null, isGone: status === 410 });
  });

  test('a Retry-After is waited for, from the table’s own wait up to a day', () => {
    expect(outcomeOfTry(answered(429, second), 1).retryAfterMs).toBe(30 * second);
    expect(outcomeOfTry(answered(429, 90 * second), 1).retryAfterMs).toBe(90 * second);
    expect(outcomeOfTry(answered(503, 48 * hour), 1).retryAfterMs).toBe(24 * hour);
  });

  test.each(['timed_out', 'unreachable', 'redirected', 'unsendable'] as const)('%s is tried again', (failure) => {
    expect(outcomeOfTry({ failure }, 1)).toMatchObject({ result: 'retry', status: null, failure });
  });
});
