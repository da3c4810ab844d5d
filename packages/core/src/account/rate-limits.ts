import type { RateLimitTier } from './api-key.ts';
import type { EndpointClass, RateLimitState } from './rate-limiter.ts';

/** Requests a minute by class, and writes a UTC day (the contract, "Rate limits"). */
export const rateLimits: Readonly<Record<RateLimitTier, Readonly<Record<EndpointClass | 'writesADay', number>>>> = {
  standard: { 'read-light': 120, 'write-light': 60, writesADay: 10_000 },
  pilot: { 'read-light': 1_200, 'write-light': 600, writesADay: 100_000 },
  partner: { 'read-light': 6_000, 'write-light': 3_000, writesADay: 500_000 },
};

/** A window of requests begins with its first one and lasts this long. */
export const rateWindowMs = 60_000;

/** A key's counters after one request; times are epoch milliseconds. */
export interface CountedRequest {
  readonly endpointClass: EndpointClass;
  readonly tier: RateLimitTier;
  readonly now: number;
  readonly minuteCount: number;
  readonly minuteEndsAt: number;
  readonly dayEndsAt: number;
  /** The window that had no room for this request. */
  readonly full: 'minute' | 'day' | null;
}

/** How the key stands now. */
export function rateLimitState({
  endpointClass,
  tier,
  now,
  minuteCount,
  minuteEndsAt,
  dayEndsAt,
  full,
}: CountedRequest): RateLimitState {
  const limits = rateLimits[tier];
  const limit = limits[endpointClass];
  const endsAt = full === 'day' ? dayEndsAt : minuteEndsAt;
  return {
    endpointClass,
    limit,
    remaining: Math.max(0, limit - minuteCount),
    resetSeconds: secondsUntil(minuteEndsAt, now),
    exceeded: full && {
      window: full,
      limit: full === 'day' ? limits.writesADay : limit,
      resetsAt: new Date(endsAt),
      resetSeconds: secondsUntil(endsAt, now),
    },
  };
}

function secondsUntil(endsAt: number, now: number): number {
  return Math.max(1, Math.ceil((endsAt - now) / 1_000));
}
