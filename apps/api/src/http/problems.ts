import { DomainError } from '@layers-content/core';
import type { DomainErrorCode } from '@layers-content/core';

/** Codes of what goes wrong before a use case is asked. */
type HttpErrorCode =
  | 'MALFORMED_REQUEST'
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN_SCOPE'
  | 'METHOD_NOT_ALLOWED'
  | 'REQUEST_TIMEOUT'
  | 'UNSUPPORTED_MEDIA_TYPE'
  | 'RANGE_NOT_SATISFIABLE'
  | 'HEADERS_TOO_LARGE'
  | 'INTERNAL';

export type ErrorCode = DomainErrorCode | HttpErrorCode;

/** Every code has one status (the contract). */
const statusOf: Readonly<Record<ErrorCode, number>> = {
  MALFORMED_REQUEST: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN_SCOPE: 403,
  UPLOAD_URL_INVALID: 403,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  REQUEST_TIMEOUT: 408,
  IDEMPOTENCY_CONFLICT: 409,
  IDEMPOTENCY_IN_PROGRESS: 409,
  UPLOAD_INCOMPLETE: 409,
  CONFLICT: 409,
  FINALIZE_IN_PROGRESS: 409,
  PAYLOAD_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  RANGE_NOT_SATISFIABLE: 416,
  VALIDATION: 422,
  QUOTA_EXCEEDED: 429,
  RATE_LIMITED: 429,
  HEADERS_TOO_LARGE: 431,
  INTERNAL: 500,
  KILL_SWITCH: 503,
  UNAVAILABLE: 503,
  STORAGE_FULL: 507,
};

interface ProblemOptions {
  readonly details?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cause?: unknown;
}

/** An answer of the HTTP layer itself. */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem';
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, unknown>> | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: ErrorCode, message: string, { details, headers, cause }: ProblemOptions = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.details = details;
    this.headers = headers ?? {};
  }
}

/** What is sent for an error: the envelope's parts and the status. */
export interface Problem {
  readonly status: number;
  readonly code: ErrorCode;
  readonly message: string;
  readonly details: Readonly<Record<string, unknown>> | undefined;
  readonly headers: Readonly<Record<string, string>>;
}

/** Turns whatever was thrown into an answer; what is neither ours nor known is a 500 that shows nothing of itself. */
export function problemOf(error: unknown): Problem {
  if (error instanceof HttpProblem) {
    const { code, message, details, headers } = error;
    return { status: statusOf[code], code, message, details, headers };
  }
  if (error instanceof DomainError) {
    const { code, message, details, retryAfterSeconds } = error;
    const headers: Record<string, string> = {};
    if (retryAfterSeconds !== undefined) headers['Retry-After'] = String(retryAfterSeconds);
    return { status: statusOf[code], code, message, details, headers };
  }
  return {
    status: statusOf.INTERNAL,
    code: 'INTERNAL',
    message: 'Something went wrong on our side. Try again; if it stays, report the request id.',
    details: undefined,
    headers: {},
  };
}

/** The one error envelope, as it goes over the wire. */
export function envelopeOf({ code, message, details }: Problem, requestId: string): string {
  return JSON.stringify({ error: { code, message, requestId, ...(details && { details }) } });
}
