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

/** Database, store or prober could not be asked. Never means "absent". */
export class UnavailableError extends DomainError {
  readonly code = 'UNAVAILABLE';

  constructor(
    part: 'database' | 'object store' | 'media prober' | 'finalize' | 'service',
    options: { cause?: unknown } = {},
  ) {
    super(`The ${part} cannot answer right now. Nothing was changed; try again in a few seconds.`, {
      retryAfterSeconds: 5,
      ...options,
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
