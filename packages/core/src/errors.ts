import type { ContentItem, ContentStatus } from './content/content-item.ts';
import type { ContentType, MediaFaultReason } from './content/media-info.ts';

/** Every code a use case or a port may answer with; the HTTP layer maps each to one status. */
export type DomainErrorCode =
  | 'NOT_FOUND'
  | 'CONFLICT'
  | 'UPLOAD_INCOMPLETE'
  | 'FINALIZE_IN_PROGRESS'
  | 'IDEMPOTENCY_CONFLICT'
  | 'IDEMPOTENCY_IN_PROGRESS'
  | 'KILL_SWITCH'
  | 'PAYLOAD_TOO_LARGE'
  | 'QUOTA_EXCEEDED'
  | 'RATE_LIMITED'
  | 'VALIDATION'
  | 'UPLOAD_URL_INVALID'
  | 'STORAGE_FULL'
  | 'UNAVAILABLE';

/** An answer the contract knows. `message` says what to do next; `details` is the contract's own object. */
export abstract class DomainError extends Error {
  abstract readonly code: DomainErrorCode;
  readonly details: Readonly<Record<string, unknown>> | undefined;
  /** Seconds after which trying again makes sense. */
  readonly retryAfterSeconds: number | undefined;

  constructor(
    message: string,
    options: { details?: Readonly<Record<string, unknown>>; retryAfterSeconds?: number; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = new.target.name;
    this.details = options.details;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

/** Absent, of another tenant, or not an upload: the three look the same from outside. */
export class NotFoundError extends DomainError {
  readonly code = 'NOT_FOUND';
}

/** What was looked for. @throws `absent()` when there is none. */
export function found<T>(value: T | null | undefined, absent: () => NotFoundError): T {
  if (value === null || value === undefined) throw absent();
  return value;
}

/** This can no longer, or not yet, be done in the item's state. */
export class ConflictError extends DomainError {
  readonly code = 'CONFLICT';

  constructor(message: string, details: { status: ContentStatus | 'archived'; lastErrorCode: string | null }) {
    super(message, { details });
  }
}

/** The conflict of an item with what its state no longer, or not yet, allows. */
export function conflictOf(item: ContentItem, message: string): ConflictError {
  return new ConflictError(message, { status: item.status, lastErrorCode: item.lastError?.code ?? null });
}

/** A declared file is not in storage yet (public Layers API, finalize-upload: the public key is named). */
export class UploadIncompleteError extends DomainError {
  readonly code = 'UPLOAD_INCOMPLETE';

  constructor(publicKey: string) {
    super(`Upload not found in storage — did the PUT complete? key=${publicKey}`);
  }
}

/** Another finalize is still at work after the waiting time. */
export class FinalizeInProgressError extends DomainError {
  readonly code = 'FINALIZE_IN_PROGRESS';

  constructor() {
    super('Another finalize of this item is still at work. Try again in a few seconds.', { retryAfterSeconds: 5 });
  }
}

/** A declared or stored object is over its cap, or larger than it was declared. */
export class PayloadTooLargeError extends DomainError {
  readonly code = 'PAYLOAD_TOO_LARGE';

  constructor(
    message: string,
    details: { assetId: string; limitBytes: number; declaredBytes: number; actualBytes: number | null },
  ) {
    super(message, { details });
  }
}

/** What was sent cannot be accepted as it is. */
export class ValidationError extends DomainError {
  readonly code = 'VALIDATION';

  constructor(message: string, details: Readonly<Record<string, unknown>>) {
    super(message, { details });
  }
}

/** One fault of a request, as `details.issues` tells it. */
export interface Issue {
  readonly path: string;
  readonly message: string;
}

/** The most faults that one answer tells (the contract), and the most characters of a text that the client sent. */
const maxIssues = 20;
const maxTextLength = 512;

/**
 * The refusal of a request by its first faults, each told once: its size is bounded, whatever was sent.
 * @param message instead of one that names the first fault, where more can be said of what to do.
 */
export function refusalOfIssues(issues: readonly Issue[], message?: string): ValidationError {
  const told = new Map<string, Issue>();
  for (const issue of issues) {
    if (told.size === maxIssues) break;
    const bounded = { path: shortened(issue.path), message: shortened(issue.message) };
    told.set(JSON.stringify(bounded), bounded);
  }
  return new ValidationError(message ?? summaryOf([...told.values()]), { issues: [...told.values()] });
}

/** Many clients show the message alone. */
function summaryOf([first, ...others]: readonly Issue[]): string {
  if (first === undefined) throw new RangeError('A refusal without a fault.');
  const fault = `${first.path} ${first.message}`;
  if (others.length === 0) return `${fault}.`;
  return `${fault}, and ${others.length} more ${others.length === 1 ? 'issue' : 'issues'}: see details.issues.`;
}

/** A text of the client's as an answer may repeat it. */
export function shortened(text: string): string {
  if (text.length <= maxTextLength) return text;
  // Half a surrogate pair is no text.
  return `${text.slice(0, maxTextLength).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** A stored file that is not what it was declared to be. Thrown by the prober without an asset; the use case names it. */
export class MediaFault extends Error {
  override readonly name = 'MediaFault';
  readonly reason: MediaFaultReason;
  /** The type the bytes speak of, if any; may be one this service does not take. */
  readonly detectedType: string | null;

  constructor(reason: MediaFaultReason, message: string, detectedType: string | null = null, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
    this.detectedType = detectedType;
  }
}

/** The 422 of finalize: which asset, what was declared, what was found, and why it was refused. */
export function mediaRefused(asset: { assetId: string; contentType: ContentType }, fault: MediaFault): ValidationError {
  return new ValidationError(`${asset.assetId}: ${fault.message} Upload the right file to the same URL and finalize again.`, {
    assetId: asset.assetId,
    declaredType: asset.contentType,
    detectedType: fault.detectedType,
    reason: fault.reason,
  });
}

/** The upload URL was not made by this service, has expired, or is used with another type. */
export class UploadUrlInvalidError extends DomainError {
  readonly code = 'UPLOAD_URL_INVALID';
}

/** The store has no room; it changed nothing. */
export class StorageFullError extends DomainError {
  readonly code = 'STORAGE_FULL';

  constructor(options: { cause?: unknown } = {}) {
    super('The storage is full. Nothing was stored; try again later.', { retryAfterSeconds: 60, ...options });
  }
}

/** Database, store or prober could not be asked. Never means "absent". */
export class UnavailableError extends DomainError {
  readonly code = 'UNAVAILABLE';

  constructor(part: 'database' | 'object store' | 'media prober' | 'finalize' | 'service', options: { cause?: unknown } = {}) {
    super(`The ${part} cannot answer right now. Nothing was changed; try again in a few seconds.`, {
      retryAfterSeconds: 5,
      ...options,
    });
  }
}

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
    super(`The quota ${quota} is used up: ${used} of ${limit}. Finish or delete something, or ask your operator for more.`, {
      details: { quota, limit, used, resetsAt: resetsAt && `${resetsAt.toISOString().slice(0, 19)}Z` },
    });
  }
}

/** As much is at work at once as one share allows; nothing was claimed, and the same request is good again later. */
export class ConcurrencyLimitError extends DomainError {
  readonly code = 'RATE_LIMITED';

  /** @param what is limited, such as "PUTs to one URL". */
  constructor(what: string, limit: number) {
    super(`At most ${limit} ${what} are taken at once. Try again when one of them has ended.`, {
      details: { window: 'concurrent', limit, resetsAt: null },
      retryAfterSeconds: 1,
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
