import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { EndpointClass, RateLimitState, RateLimitTier } from '@layers-content/core';
import { beforeEach, describe, expect, test } from 'vitest';
import { MemoryRateLimiter } from './memory-rate-limiter.ts';

const noon = Date.parse('2026-06-12T12:00:00.000Z');
const minuteMs = 60_000;
let now: number;
let limiter: MemoryRateLimiter;

beforeEach(() => {
  now = noon;
  limiter = new MemoryRateLimiter(() => now);
});

const take = (endpointClass: EndpointClass, tier: RateLimitTier = 'standard', keyId = 'key') => limiter.take(keyId, endpointClass, tier);

async function spend(requests: number, endpointClass: EndpointClass, tier: RateLimitTier = 'standard'): Promise<RateLimitState> {
  let state = await take(endpointClass, tier);
  for (let request = 1; request < requests; request += 1) state = await take(endpointClass, tier);
  return state;
}

/** The contract's tiers. */
const tiers = [
  ['standard', 'read-light', 120],
  ['standard', 'write-light', 60],
  ['pilot', 'read-light', 1_200],
  ['pilot', 'write-light', 600],
  ['partner', 'read-light', 6_000],
  ['partner', 'write-light', 3_000],
] as const;

describe('a minute', () => {
  test.each(tiers)('%s %s: exact at n−1, n and n+1 of %i', async (tier, endpointClass, limit) => {
    expect(await spend(limit - 1, endpointClass, tier)).toEqual({ endpointClass, limit, remaining: 1, resetSeconds: 60, exceeded: null });
    expect(await take(endpointClass, tier)).toMatchObject({ remaining: 0, exceeded: null });
    const resetsAt = new Date(noon + minuteMs);
    expect(await take(endpointClass, tier)).toMatchObject({ remaining: 0, exceeded: { window: 'minute', limit, resetsAt, resetSeconds: 60 } });
  });

  test('begins with the first request, not with the clock, and ends 60 seconds later to the millisecond', async () => {
    now = noon + 41_500;
    await spend(60, 'write-light');
    now += minuteMs - 1;
    expect(await take('write-light')).toMatchObject({ resetSeconds: 1, exceeded: { window: 'minute', resetsAt: new Date(noon + 41_500 + minuteMs) } });
    now += 1;
    expect(await take('write-light')).toMatchObject({ remaining: 59, resetSeconds: 60, exceeded: null });
  });

  test('refused requests take nothing of the next one', async () => {
    await spend(500, 'write-light');
    now += minuteMs;
    expect(await spend(60, 'write-light')).toMatchObject({ remaining: 0, exceeded: null });
    expect(await take('write-light')).not.toMatchObject({ exceeded: null });
  });

  test('is each key’s and each class’s own', async () => {
    await spend(61, 'write-light');
    expect(await take('read-light')).toMatchObject({ remaining: 119, exceeded: null });
    expect(await take('write-light', 'standard', 'another')).toMatchObject({ remaining: 59, exceeded: null });
  });
});

describe('a day of writes', () => {
  const days = [['standard', 60, 10_000], ['pilot', 600, 100_000], ['partner', 3_000, 500_000]] as const;

  test.each(days)('%s: exact at n and n+1, until midnight UTC', async (tier, perMinute, perDay) => {
    now = Date.parse('2026-06-12T00:00:00.000Z');
    for (let left = perDay; left > 0; left -= perMinute) {
      expect((await spend(Math.min(left, perMinute), 'write-light', tier)).exceeded).toBeNull();
      now += minuteMs;
    }
    const resetsAt = new Date('2026-06-13T00:00:00.000Z');
    const refused = await take('write-light', tier);
    expect(refused).toMatchObject({ limit: perMinute, remaining: perMinute, exceeded: { window: 'day', limit: perDay, resetsAt } });
    expect(refused.exceeded?.resetSeconds).toBe((resetsAt.getTime() - now) / 1_000);
    expect(await take('read-light', tier)).toMatchObject({ exceeded: null });
    now = resetsAt.getTime() - 1;
    expect(await take('write-light', tier)).toMatchObject({ exceeded: { window: 'day', resetSeconds: 1 } });
    now += 1;
    expect(await take('write-light', tier)).toMatchObject({ exceeded: null });
  });

  test('what the minute refused takes nothing of it', async () => {
    now = Date.parse('2026-06-12T00:00:00.000Z');
    for (let accepted = 0; accepted < 9_960; accepted += 60) {
      await spend(90, 'write-light');
      now += minuteMs;
    }
    expect((await spend(40, 'write-light')).exceeded).toBeNull();
    expect(await take('write-light')).toMatchObject({ exceeded: { window: 'day' } });
  });
});

function isProcedure(value: unknown): value is () => void {
  return typeof value === 'function';
}

test('memory holds the keys at work, not all there ever were', async () => {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  const heapAfterKeys = async (from: number): Promise<number> => {
    for (let key = from; key < from + 10_000; key += 1) {
      await limiter.take(`key-${key}`, 'read-light', 'standard');
      await limiter.take(`key-${key}`, 'write-light', 'standard');
    }
    if (!isProcedure(collect)) throw new Error('the collector cannot be called');
    collect();
    return process.memoryUsage().heapUsed;
  };
  const first = await heapAfterKeys(0);
  for (let round = 1; round < 6; round += 1) {
    now += 86_400_000;
    // Five rounds more without a sweep would hold some 15 MB.
    expect(await heapAfterKeys(round * 10_000)).toBeLessThan(first + 5_000_000);
  }
});
