import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { rateLimits, rateWindowMs } from '@layers-content/core';
import { expect, test } from 'vitest';
import { rateLimiterConformance } from '../test/rate-limiter.conformance.ts';
import { MemoryRateLimiter } from './memory-rate-limiter.ts';

const dayMs = 86_400_000;

rateLimiterConformance('MemoryRateLimiter', async () => {
  let now = 0;
  const limiter = new MemoryRateLimiter(() => now);
  return {
    limiters: [limiter],
    setNow: async (moment) => {
      now = moment.getTime();
    },
    fill: async (keyId, endpointClass, { tier, now: moment, thisMinute, today }) => {
      const spend = async (requests: number): Promise<void> => {
        for (let request = 0; request < requests; request += 1) await limiter.take(keyId, endpointClass, tier);
      };
      const limit = rateLimits[tier][endpointClass];
      now = Math.floor(moment.getTime() / dayMs) * dayMs;
      for (let left = today - thisMinute; left > 0; left -= limit, now += rateWindowMs)
        await spend(Math.min(left, limit));
      now = moment.getTime();
      await spend(thisMinute);
    },
    close: async () => {},
  };
});

function isProcedure(value: unknown): value is () => void {
  return typeof value === 'function';
}

test('memory holds the keys at work, not all there ever were', async () => {
  let now = Date.parse('2026-06-12T12:00:00.000Z');
  const limiter = new MemoryRateLimiter(() => now);
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
    now += dayMs;
    // Five rounds more without a sweep would hold some 15 MB.
    expect(await heapAfterKeys(round * 10_000)).toBeLessThan(first + 5_000_000);
  }
});
