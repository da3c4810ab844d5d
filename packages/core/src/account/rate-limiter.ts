import type { ApiKey, RateLimitTier } from './api-key.ts';

/** `read-light` = GET, `write-light` = the rest (the contract, "Rate limits"). */
export type EndpointClass = 'read-light' | 'write-light';

/** How a key stands in its present minute after this request was counted. */
export interface RateLimitState {
  readonly endpointClass: EndpointClass;
  /** Requests a minute. */
  readonly limit: number;
  readonly remaining: number;
  /** Whole seconds until the window ends, at least 1. */
  readonly resetSeconds: number;
  /** Null when the request may go on. */
  readonly exceeded: {
    readonly window: 'minute' | 'day';
    readonly limit: number;
    readonly resetsAt: Date;
    readonly resetSeconds: number;
  } | null;
}

/** A key as a request presents it. */
export interface PresentedKey {
  readonly handle: string;
  readonly environment: string;
  /** What its secret hashes to, under each secret of the service that is in force. */
  readonly secretHashes: readonly Uint8Array[];
}

/** Counts requests by key and class: fixed windows of 60 seconds from the first request, writes also by UTC day. */
export interface RateLimiter {
  /** Counts one request. @throws UnavailableError when a shared counter cannot be asked. */
  take(keyId: string, endpointClass: EndpointClass, tier: RateLimitTier): Promise<RateLimitState>;
  /**
   * The key of this handle, and if it is what was presented and still in force, its request counted as by `take`;
   * else nothing is counted and `state` is null. Absent where keys and counters lie in different places, so that this
   * would save nothing.
   * @throws UnavailableError.
   */
  readonly findAndTake?: (
    presented: PresentedKey,
    endpointClass: EndpointClass,
  ) => Promise<{ readonly apiKey: ApiKey | null; readonly state: RateLimitState | null }>;
}
