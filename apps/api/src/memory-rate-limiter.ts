import { rateLimits, rateLimitState, rateWindowMs } from '@layers-content/core';
import type { EndpointClass, RateLimiter, RateLimitState, RateLimitTier } from '@layers-content/core';

const dayMs = 86_400_000;

interface Window {
  readonly endsAt: number;
  count: number;
}

/**
 * Counts in this process. A window begins with its first request; windows that ended are swept out, so that memory
 * holds only keys at work.
 * @param now epoch milliseconds; tests give their own.
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
    const limits = rateLimits[tier];
    const dayEndsAt = (Math.floor(now / dayMs) + 1) * dayMs;
    const minute = this.#window(`${keyId} ${endpointClass}`, now, now + rateWindowMs);
    const day = endpointClass === 'write-light' ? this.#window(`${keyId} day`, now, dayEndsAt) : null;
    const full =
      minute.count >= limits[endpointClass] ? 'minute' : day && day.count >= limits.writesADay ? 'day' : null;
    // A refused request takes nothing: whoever goes on knocking is let in as soon as the window ends.
    if (full === null) {
      minute.count += 1;
      if (day) day.count += 1;
    }
    return Promise.resolve(
      rateLimitState({
        endpointClass,
        tier,
        now,
        minuteCount: minute.count,
        minuteEndsAt: minute.endsAt,
        dayEndsAt,
        full,
      }),
    );
  }

  #window(name: string, now: number, endsAt: number): Window {
    const open = this.#windows.get(name);
    // One that ends much later than a new one would was opened by a clock that ran ahead.
    if (open && open.endsAt > now && open.endsAt <= endsAt + rateWindowMs) return open;
    const opened = { endsAt, count: 0 };
    this.#windows.set(name, opened);
    return opened;
  }

  #sweep(now: number): void {
    if (Math.abs(now - this.#sweptAt) < rateWindowMs) return;
    this.#sweptAt = now;
    for (const [name, { endsAt }] of this.#windows) if (endsAt <= now) this.#windows.delete(name);
  }
}
