import type { ContentType, MediaFaultReason } from '../content/media-info.ts';
import { DomainError, ValidationError } from '../errors.ts';

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

type TooLargeDetails =
  | {
      readonly assetId: string;
      readonly limitBytes: number;
      readonly declaredBytes: number;
      readonly actualBytes: number | null;
    }
  /** Of an import: which of `media`, from 0. */
  | { readonly index: number; readonly limitBytes: number; readonly actualBytes: number | null };

/** A declared or stored object is over its cap, or larger than it was declared. */
export class PayloadTooLargeError extends DomainError {
  readonly code = 'PAYLOAD_TOO_LARGE';
  override readonly details: TooLargeDetails;

  constructor(message: string, details: TooLargeDetails) {
    super(message, { details });
    this.details = details;
  }
}

/**
 * A stored file that is not what it was declared to be. Thrown by the prober without an asset; the use case names it.
 */
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
export class MediaRefusedError extends ValidationError {
  readonly assetId: string;
  readonly fault: MediaFault;

  constructor({ assetId, contentType }: { assetId: string; contentType: ContentType }, fault: MediaFault) {
    super(`${assetId}: ${fault.message} Upload the right file to the same URL and finalize again.`, {
      assetId,
      declaredType: contentType,
      detectedType: fault.detectedType,
      reason: fault.reason,
    });
    this.assetId = assetId;
    this.fault = fault;
  }
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
