import { DomainError } from '../errors.ts';

/** The key of this request was used before, for something else. */
export class IdempotencyConflictError extends DomainError {
  readonly code = 'IDEMPOTENCY_CONFLICT';

  constructor() {
    super('This Idempotency-Key was used for another request. Send a new key with every new request.');
  }
}

/** A request with this key is being worked on right now. */
export class IdempotencyInProgressError extends DomainError {
  readonly code = 'IDEMPOTENCY_IN_PROGRESS';

  constructor() {
    super('A request with this Idempotency-Key is still at work. Try again in a moment.', { retryAfterSeconds: 1 });
  }
}

/** Somebody else kept a reply under this key first; its transaction is the one that counts. */
export class IdempotencyKeyTakenError extends Error {
  override readonly name = 'IdempotencyKeyTakenError';
}

/** The caller's key was killed (contract.md: 503, on every operation). */
export class KillSwitchError extends DomainError {
  readonly code = 'KILL_SWITCH';

  constructor() {
    super('This API key was killed. Ask your operator for a new one.', { details: { scope: 'key' } });
  }
}

/** A share of the organization's quotas that is not there. */
export class QuotaExceededError extends DomainError {
  readonly code = 'QUOTA_EXCEEDED';

  constructor({ quota, limit, used, resetsAt }: { quota: string; limit: number; used: number; resetsAt: Date | null }) {
    super(
      `The quota ${quota} is used up: ${used} of ${limit}. Finish or delete something, or ask your operator for more.`,
      {
        details: { quota, limit, used, resetsAt: resetsAt && `${resetsAt.toISOString().slice(0, 19)}Z` },
      },
    );
  }
}

/** More requests than the key's tier allows. */
export class RateLimitedError extends DomainError {
  readonly code = 'RATE_LIMITED';

  constructor(window: 'minute' | 'day', limit: number, resets: { readonly at: Date; readonly inSeconds: number }) {
    super(`The limit of ${limit} requests a ${window} is reached. Try again in ${resets.inSeconds} seconds.`, {
      details: { window, limit, resetsAt: `${resets.at.toISOString().slice(0, 19)}Z` },
      retryAfterSeconds: resets.inSeconds,
    });
  }
}
