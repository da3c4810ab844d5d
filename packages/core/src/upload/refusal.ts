import type { Refusal } from '../content/upload-record.ts';
import { DomainError } from '../errors.ts';

/** The answer of another process's finalize, told again word for word. */
class RefusedError extends DomainError {
  readonly code: Refusal['code'];

  constructor({ code, message, details }: Refusal) {
    super(message, details ? { details } : {});
    this.code = code;
  }
}

export function refusedError(refusal: Refusal): DomainError {
  return new RefusedError(refusal);
}

/** The refusal in an error, or null when the error says nothing about the client's files. */
export function refusalOf(error: unknown): Refusal | null {
  if (!(error instanceof DomainError)) return null;
  const { code, message, details } = error;
  switch (code) {
    case 'UPLOAD_INCOMPLETE':
    case 'PAYLOAD_TOO_LARGE':
    case 'VALIDATION':
      return { code, message, details: details ?? null };
    default:
      return null;
  }
}
