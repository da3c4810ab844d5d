import type { MediaFaultReason } from '@layers-content/core';

/** What a probe can find wrong; a checksum is not its business. */
export type ProbeFaultReason = Exclude<MediaFaultReason, 'checksum_mismatch'>;

/** The bytes are not a whole file of the declared type. The message is one sentence that says what is wrong. */
export class ProbeFault extends Error {
  override readonly name = 'ProbeFault';
  readonly reason: ProbeFaultReason;
  /** The MIME type the bytes speak of; may be one this service does not take; `null` when they speak of none. */
  readonly detectedType: string | null;

  constructor(reason: ProbeFaultReason, message: string, detectedType: string | null = null, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
    this.detectedType = detectedType;
  }

  /** The same fault, with the type that was known by the time it was caught. */
  ofType(detectedType: string): ProbeFault {
    return this.detectedType === null
      ? new ProbeFault(this.reason, this.message, detectedType, { cause: this.cause })
      : this;
  }
}

/** The reader gave fewer bytes than the object has there: the store's fault, never the file's. */
export class ShortReadError extends Error {
  override readonly name = 'ShortReadError';

  constructor(offset: number, wantedBytes: number, gotBytes: number) {
    super(`The reader gave ${gotBytes} of ${wantedBytes} bytes at offset ${offset}.`);
  }
}

/** Shorthand of the parsers: the structure contradicts itself or cannot be read. */
export function corrupt(message: string): ProbeFault {
  return new ProbeFault('corrupt', message);
}
