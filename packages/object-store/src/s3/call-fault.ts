import { StorageFullError, UnavailableError } from '@layers-content/core';

/**
 * Why a call to the store brought no answer. It holds what helps an operator and nothing else of the SDK's error, which
 * may carry signed headers.
 */
export class S3CallError extends Error {
  override readonly name = 'S3CallError';
  readonly operation: string;
  /** Null when no answer came. */
  readonly status: number | null;
  /** The store's error code, or what the connection ended with. */
  readonly code: string;

  constructor(operation: string, status: number | null, code: string, requestId: string | null) {
    const request = requestId === null ? '' : `, request ${requestId}`;
    super(`S3 ${operation}: ${status === null ? '' : `${status} `}${code}${request}`);
    this.operation = operation;
    this.status = status;
    this.code = code;
  }
}

/** Reads the SDK's error without keeping it. */
export function callFaultOf(operation: string, error: unknown): S3CallError {
  if (error instanceof S3CallError) return error;
  const metadata = fieldOf(error, '$metadata');
  const status = fieldOf(metadata, 'httpStatusCode');
  const requestId = fieldOf(metadata, 'requestId');
  // Connection errors have a code (ECONNREFUSED), the store's own answers a name (NoSuchKey).
  const codes = [fieldOf(error, 'code'), fieldOf(error, 'name')];
  return new S3CallError(
    operation,
    typeof status === 'number' ? status : null,
    codes.map((code) => wordOf(code)).find((code) => code !== null) ?? 'unknown fault',
    wordOf(requestId),
  );
}

const fullCodes = ['QuotaExceeded', 'InsufficientStorage', 'StorageFull'];

/** The domain's word for it. */
export function storeFault(cause: S3CallError): StorageFullError | UnavailableError {
  return cause.status === 507 || fullCodes.includes(cause.code)
    ? new StorageFullError({ cause })
    : new UnavailableError('object store', { cause });
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

/** A code, never a sentence: texts of the store may quote what was sent. */
function wordOf(value: unknown): string | null {
  return typeof value === 'string' && /^[\w.:+/=-]{1,80}$/.test(value) ? value : null;
}
