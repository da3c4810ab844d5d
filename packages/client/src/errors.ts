import type { components } from '@layers-content/contract';

type Schemas = components['schemas'];
type CodeOf<Schema> = Schema extends { error: { code: infer Code } } ? Code : never;

/** The codes the contract documents. A newer service may send others. */
export type LayersErrorCode = { [Name in keyof Schemas]: CodeOf<Schemas[Name]> }[keyof Schemas];

/** What `LayersApiError` is made of. */
export interface LayersApiErrorFields {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly requestId: string | null;
  readonly details: Readonly<Record<string, unknown>> | null;
  readonly retryAfterSeconds: number | null;
  readonly body: unknown;
}

/** The service answered, and not with success. `message` says what to do next; go by `code` in programs. */
export class LayersApiError extends Error {
  override readonly name = 'LayersApiError';
  /** HTTP status. */
  readonly status: number;
  /** Stable, one of the documented codes; `UNEXPECTED_RESPONSE` when what answered does not speak this API. */
  readonly code: LayersErrorCode | 'UNEXPECTED_RESPONSE' | (string & Record<never, never>);
  /** `req_…`, to quote when reporting a fault; null when the answer named none. */
  readonly requestId: string | null;
  readonly details: Readonly<Record<string, unknown>> | null;
  /** From the `Retry-After` header. */
  readonly retryAfterSeconds: number | null;
  /** The answer's JSON as it came; its text when it was no JSON. */
  readonly body: unknown;

  constructor({ message, ...fields }: LayersApiErrorFields) {
    super(message);
    this.status = fields.status;
    this.code = fields.code;
    this.requestId = fields.requestId;
    this.details = fields.details;
    this.retryAfterSeconds = fields.retryAfterSeconds;
    this.body = fields.body;
  }
}

/** No answer came: the service cannot be reached, or the connection broke. `cause` is what the runtime said. */
export class LayersNetworkError extends Error {
  override readonly name = 'LayersNetworkError';
  /** Scheme, host and port that were tried. */
  readonly origin: string;

  constructor(origin: string, cause: unknown) {
    super(`No answer from ${origin}. Check that the service runs and that the address is right.`, { cause });
    this.origin = origin;
  }
}

/** The file's type is none the API takes, or cannot be told from its name. */
export class UnsupportedFileTypeError extends Error {
  override readonly name = 'UnsupportedFileTypeError';
  readonly filename: string;

  constructor(filename: string, reason: string) {
    super(`${filename}: ${reason}`);
    this.filename = filename;
  }
}

/** The file cannot be read, or was changed since it was opened. */
export class FileUnreadableError extends Error {
  override readonly name = 'FileUnreadableError';
  readonly filename: string;

  constructor(filename: string, cause: unknown) {
    super(`${filename}: the file cannot be read, or was changed while it was sent.`, { cause });
    this.filename = filename;
  }
}
