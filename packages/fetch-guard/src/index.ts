export { FetchError } from './fetch-error.ts';
export type { FetchFailure } from './fetch-error.ts';
export { GuardedFetcher } from './fetcher.ts';
export type { FetchedAnswer, FetchLimits, FetchOptions, GetOptions, PostOptions } from './fetcher.ts';
export { systemNetwork } from './network.ts';
export type { Network } from './network.ts';
export type { FetchPolicy } from './url-policy.ts';
