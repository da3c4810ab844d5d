import { randomUUID } from 'node:crypto';
import { rateLimits } from '@layers-content/core';
import type { EndpointClass, RateLimiter, RateLimitState, RateLimitTier } from '@layers-content/core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

/** One or more limiters that count together, and their clock. */
export interface LimiterUnderTest {
  readonly limiters: readonly RateLimiter[];
  setNow(now: Date): Promise<void>;
  /**
   * Leaves a key with this many accepted requests in a minute that begins now, `today` of them and earlier ones
   * today.
   */
  fill(keyId: string, endpointClass: EndpointClass, spent: Spent): Promise<void>;
  close(): Promise<void>;
}

export interface Spent {
  readonly tier: RateLimitTier;
  readonly now: Date;
  readonly thisMinute: number;
  readonly today: number;
}

const noon = new Date('2026-06-12T12:00:00.000Z');
const midnight = new Date('2026-06-13T00:00:00.000Z');
const minuteMs = 60_000;
const after = (ms: number, from = noon) => new Date(from.getTime() + ms);

/** The contract's tiers. */
const minutes = [
  ['standard', 'read-light', 120],
  ['standard', 'write-light', 60],
  ['pilot', 'read-light', 1_200],
  ['pilot', 'write-light', 600],
  ['partner', 'read-light', 6_000],
  ['partner', 'write-light', 3_000],
] as const;
const days = [
  ['standard', 10_000],
  ['pilot', 100_000],
  ['partner', 500_000],
] as const;

/** What every limiter must count, wherever it counts. */
export function rateLimiterConformance(name: string, open: () => Promise<LimiterUnderTest>): void {
  describe(`${name} as a RateLimiter`, () => {
    let under: LimiterUnderTest;
    let keyId: string;
    beforeAll(async () => {
      under = await open();
    });
    afterAll(() => under.close());
    beforeEach(async () => {
      keyId = randomUUID();
      await under.setNow(noon);
    });

    const limiter = (n: number): RateLimiter => under.limiters[n % under.limiters.length] ?? expect.fail();
    const take = (endpointClass: EndpointClass, tier: RateLimitTier = 'standard', key = keyId) =>
      limiter(0).take(key, endpointClass, tier);

    /** So many requests at once, from all limiters alike. */
    const takeMany = (requests: number, endpointClass: EndpointClass): Promise<readonly RateLimitState[]> =>
      Promise.all(Array.from({ length: requests }, (_, n) => limiter(n).take(keyId, endpointClass, 'standard')));
    const accepted = (states: readonly RateLimitState[]) => states.filter(({ exceeded }) => exceeded === null);

    describe('a minute', () => {
      test.each(minutes)('%s %s: exact at n−1, n and n+1 of %i', async (tier, endpointClass, limit) => {
        await under.fill(keyId, endpointClass, { tier, now: noon, thisMinute: limit - 2, today: limit - 2 });
        expect(await take(endpointClass, tier)).toEqual({
          endpointClass,
          limit,
          remaining: 1,
          resetSeconds: 60,
          exceeded: null,
        });
        expect(await take(endpointClass, tier)).toEqual({
          endpointClass,
          limit,
          remaining: 0,
          resetSeconds: 60,
          exceeded: null,
        });
        const exceeded = { window: 'minute', limit, resetsAt: after(minuteMs), resetSeconds: 60 };
        for (let again = 0; again < 3; again += 1) {
          expect(await take(endpointClass, tier)).toEqual({
            endpointClass,
            limit,
            remaining: 0,
            resetSeconds: 60,
            exceeded,
          });
        }
      });

      test('that a clock far ahead has filled, and its day, hold nobody up when it has returned', async () => {
        await under.setNow(after(40 * 86_400_000));
        await takeMany(61, 'write-light');
        await under.setNow(noon);
        expect(await take('write-light')).toMatchObject({ exceeded: null, remaining: 59 });
        expect(await take('write-light')).toMatchObject({ exceeded: null, remaining: 58 });
      });

      test.each([59, 60, 61, 150])('counts each of %i writes at once', async (requests) => {
        const states = accepted(await takeMany(requests, 'write-light'));
        const left = states.map(({ remaining }) => remaining).sort((one, other) => other - one);
        expect(left).toEqual(Array.from({ length: Math.min(requests, 60) }, (_, n) => 59 - n));
      });

      test('begins with the first request, not with the clock, and ends 60 seconds later to the millisecond', async () => {
        const first = after(41_500);
        await under.setNow(first);
        await takeMany(60, 'write-light');
        await under.setNow(after(minuteMs - 1, first));
        expect(await take('write-light')).toMatchObject({
          resetSeconds: 1,
          exceeded: { window: 'minute', resetsAt: after(minuteMs, first) },
        });
        await under.setNow(after(minuteMs, first));
        expect(await take('write-light')).toMatchObject({ remaining: 59, resetSeconds: 60, exceeded: null });
      });

      test('is not made longer by refused requests, which take nothing of the next one', async () => {
        await takeMany(200, 'write-light');
        await under.setNow(after(minuteMs - 1));
        await takeMany(20, 'write-light');
        await under.setNow(after(minuteMs));
        expect(accepted(await takeMany(61, 'write-light'))).toHaveLength(60);
      });

      test('is each key’s and each class’s own', async () => {
        await takeMany(61, 'write-light');
        expect(await take('read-light')).toMatchObject({ remaining: 119, exceeded: null });
        expect(await take('write-light', 'standard', randomUUID())).toMatchObject({ remaining: 59, exceeded: null });
      });
    });

    describe('a day of writes', () => {
      test.each(days)('%s: exact at n−1, n and n+1 of %i, until midnight UTC', async (tier, limit) => {
        const perMinute = rateLimits[tier]['write-light'];
        await under.fill(keyId, 'write-light', { tier, now: noon, thisMinute: 0, today: limit - 2 });
        expect(await take('write-light', tier)).toMatchObject({ remaining: perMinute - 1, exceeded: null });
        expect(await take('write-light', tier)).toMatchObject({ remaining: perMinute - 2, exceeded: null });
        for (let again = 0; again < 2; again += 1) {
          const exceeded = { window: 'day', limit, resetsAt: midnight, resetSeconds: 43_200 };
          expect(await take('write-light', tier)).toMatchObject({
            limit: perMinute,
            remaining: perMinute - 2,
            resetSeconds: 60,
            exceeded,
          });
        }
        expect(await take('read-light', tier)).toMatchObject({ exceeded: null });
        await under.setNow(after(-1, midnight));
        expect(await take('write-light', tier)).toMatchObject({
          remaining: perMinute,
          exceeded: { window: 'day', resetSeconds: 1 },
        });
        await under.setNow(midnight);
        expect(await take('write-light', tier)).toMatchObject({ remaining: perMinute - 1, exceeded: null });
      });

      test('loses nothing to what the minute refused', async () => {
        await under.fill(keyId, 'write-light', { tier: 'standard', now: noon, thisMinute: 50, today: 9_950 });
        expect(accepted(await takeMany(100, 'write-light'))).toHaveLength(10);
        await under.setNow(after(minuteMs));
        const states = await takeMany(60, 'write-light');
        expect(accepted(states)).toHaveLength(40);
        expect(states.filter(({ exceeded }) => exceeded?.window === 'day')).toHaveLength(20);
      });

      test('leaves the minute what it refused', async () => {
        await under.fill(keyId, 'write-light', {
          tier: 'standard',
          now: after(-30_000, midnight),
          thisMinute: 10,
          today: 9_999,
        });
        expect(accepted(await takeMany(30, 'write-light'))).toHaveLength(1);
        await under.setNow(midnight);
        expect(accepted(await takeMany(60, 'write-light'))).toHaveLength(49);
      });
    });
  });
}
