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

/** The caller's key was killed (the contract: 503, on every operation). */
export class KillSwitchError extends DomainError {
  readonly code = 'KILL_SWITCH';

  constructor() {
    super('This API key was killed. Ask your operator for a new one.', { details: { scope: 'key' } });
  }
}

/** What the organization can do about each quota. Only the number of endpoints is the same for everybody. */
const quotaRemedies = {
  openUploads: 'Finish or cancel an open upload, or ask your operator for more.',
  storedBytes: 'Delete content that is no longer needed, or ask your operator for more.',
  itemsPerDay: 'Wait for the next UTC day, or ask your operator for more.',
  webhookEndpoints: 'Delete an endpoint that is no longer needed.',
};

export interface QuotaState {
  readonly quota: keyof typeof quotaRemedies;
  readonly limit: number;
  readonly used: number;
  readonly resetsAt: Date | null;
}

/** A share of the organization's quotas that is not there. */
export class QuotaExceededError extends DomainError {
  readonly code = 'QUOTA_EXCEEDED';

  constructor({ quota, limit, used, resetsAt }: QuotaState) {
    super(`The quota ${quota} is used up: ${used} of ${limit}. ${quotaRemedies[quota]}`, {
      details: { quota, limit, used, resetsAt: resetsAt && `${resetsAt.toISOString().slice(0, 19)}Z` },
    });
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
