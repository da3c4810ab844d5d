import type { EndpointClass, RateLimiter, RateLimitState, RateLimitTier } from '@layers-content/core';

/** Requests a minute by class, and writes a UTC day. */
const tiers: Readonly<Record<RateLimitTier, Readonly<Record<EndpointClass | 'writesADay', number>>>> = {
  standard: { 'read-light': 120, 'write-light': 60, writesADay: 10_000 },
  pilot: { 'read-light': 1_200, 'write-light': 600, writesADay: 100_000 },
  partner: { 'read-light': 6_000, 'write-light': 3_000, writesADay: 500_000 },
};

const minuteMs = 60_000;
const dayMs = 86_400_000;

interface Window {
  readonly endsAt: number;
  count: number;
}

/**
 * Counts in this process. A window begins with its first request; windows that ended are swept out, so that memory holds
 * only keys at work. @param now epoch milliseconds; tests give their own.
 */
export class MemoryRateLimiter implements RateLimiter {
  readonly #windows = new Map<string, Window>();
  readonly #now: () => number;
  #sweptAt = 0;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  take(keyId: string, endpointClass: EndpointClass, tier: RateLimitTier): Promise<RateLimitState> {
    const now = this.#now();
    this.#sweep(now);
    const limit = tiers[tier][endpointClass];
    const minute = this.#window(`${keyId} ${endpointClass}`, now, now + minuteMs);
    const day = endpointClass === 'write-light' ? this.#window(`${keyId} day`, now, nextMidnight(now)) : null;
    const dayLimit = tiers[tier].writesADay;
    const full = minute.count >= limit ? 'minute' : day && day.count >= dayLimit ? 'day' : null;
    // A refused request takes nothing: whoever goes on knocking is let in as soon as the window ends.
    if (full === null) {
      minute.count += 1;
      if (day) day.count += 1;
    }
    const ending = full === 'day' && day ? day : minute;
    return Promise.resolve({
      endpointClass,
      limit,
      remaining: Math.max(0, limit - minute.count),
      resetSeconds: secondsUntil(minute.endsAt, now),
      exceeded: full && {
        window: full,
        limit: full === 'day' ? dayLimit : limit,
        resetsAt: new Date(ending.endsAt),
        resetSeconds: secondsUntil(ending.endsAt, now),
      },
    });
  }

  #window(name: string, now: number, endsAt: number): Window {
    const open = this.#windows.get(name);
    if (open && open.endsAt > now) return open;
    const opened = { endsAt, count: 0 };
    this.#windows.set(name, opened);
    return opened;
  }

  #sweep(now: number): void {
    if (now - this.#sweptAt < minuteMs) return;
    this.#sweptAt = now;
    for (const [name, { endsAt }] of this.#windows) if (endsAt <= now) this.#windows.delete(name);
  }
}

function nextMidnight(now: number): number {
  return (Math.floor(now / dayMs) + 1) * dayMs;
}

function secondsUntil(endsAt: number, now: number): number {
  return Math.max(1, Math.ceil((endsAt - now) / 1_000));
}
