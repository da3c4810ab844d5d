import type { RateLimitTier } from './api-key.ts';

/** `read-light` = GET, `write-light` = the rest (contract.md, "Rate limits"). */
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

/** Counts requests by key and class: fixed windows of 60 seconds from the first request, writes also by UTC day. */
export interface RateLimiter {
  /** Counts one request. @throws UnavailableError when a shared counter cannot be asked. */
  take(keyId: string, endpointClass: EndpointClass, tier: RateLimitTier): Promise<RateLimitState>;
}
