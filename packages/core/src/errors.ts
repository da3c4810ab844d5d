import type { ContentItem, ContentStatus } from './content-item.ts';
import type { ContentType, MediaFaultReason } from './media-info.ts';

/** Every code a use case or a port may answer with; the HTTP layer maps each to one status. */
export type DomainErrorCode =
  | 'NOT_FOUND'
  | 'CONFLICT'
  | 'UPLOAD_INCOMPLETE'
  | 'FINALIZE_IN_PROGRESS'
  | 'PAYLOAD_TOO_LARGE'
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
