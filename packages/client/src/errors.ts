import type { components, ContentItem } from '@layers-content/contract';
import type { Judgement } from './judge/judgement.ts';

type Schemas = components['schemas'];
type CodeOf<Schema> = Schema extends { error: { code: infer Code } } ? Code : never;

/** The codes the contract documents. A newer service may send others. */
export type LayersErrorCode = { [Name in keyof Schemas]: CodeOf<Schemas[Name]> }[keyof Schemas];

/** The details that come with a code; null where it has none. */
type DetailsOf<Code> =
  Extract<Schemas[keyof Schemas], { code: Code; message: string }> extends infer Documented
    ? Documented extends { details: infer Details }
      ? Details
      : null
    : never;

/** A refusal of the service with this code, and with the details the contract gives it. */
export type LayersRefusal<Code extends LayersErrorCode = LayersErrorCode> = {
  [Each in Code]: LayersApiError & { readonly code: Each; readonly details: DetailsOf<Each> };
}[Code];

/**
 * Whatever this package throws on purpose, to be told apart by `code`: `switch (error.code)` narrows to the error's
 * class, and a refusal of the service to its `details`. A newer service may send codes that are not listed: keep a
 * `default`.
 */
export type LayersError =
  | LayersRefusal
  | (LayersApiError & { readonly code: 'UNEXPECTED_RESPONSE' })
  | LayersNetworkError
  | UnsupportedFileTypeError
  | FileUnreadableError
  | FileChangedError
  | UploadTokenError
  | PostInvalidError
  | UploadsFailedError
  | MediaRefusedError
  | UploadDeclinedError
  | JudgeMissingError;

/** Whether something that was caught is an error of this package; from then on its `code` narrows it. */
export function isLayersError(error: unknown): error is LayersError {
  return error instanceof LayersApiError || clientErrors.some((known) => error instanceof known);
}

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
  readonly code = 'NO_ANSWER';
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
  readonly code = 'FILE_TYPE_UNSUPPORTED';
  readonly filename: string;

  constructor(filename: string, reason: string) {
    super(`${filename}: ${reason}`);
    this.filename = filename;
  }
}

/** The file cannot be read, or was changed since it was opened. */
export class FileUnreadableError extends Error {
  override readonly name = 'FileUnreadableError';
  readonly code = 'FILE_UNREADABLE';
  readonly filename: string;

  constructor(filename: string, cause: unknown) {
    super(`${filename}: the file cannot be read, or was changed while it was sent.`, { cause });
    this.filename = filename;
  }
}

/** An upload is to go on with a file that is not the one it began with. */
export class FileChangedError extends Error {
  override readonly name = 'FileChangedError';
  readonly code = 'FILE_CHANGED';
  readonly filename: string;

  constructor(filename: string, began: string) {
    super(`${filename}: this is not the file the upload began with, which was ${began}. Give that one, or begin anew.`);
    this.filename = filename;
  }
}

/** A token that cannot be gone on with: damaged, of another project, or of other files. */
export class UploadTokenError extends Error {
  override readonly name = 'UploadTokenError';
  readonly code = 'UPLOAD_TOKEN_INVALID';
}

/** Why what was given makes no posts. */
export type PostFault =
  | 'no_files'
  | 'captions_miscounted'
  | 'caption_too_long'
  | 'video_in_slideshow'
  | 'slideshow_too_long'
  | 'platforms_unclear'
  | 'platform_unknown';

/** Files, captions or platforms from which no posts can be made; `message` says what to do. Nothing was sent. */
export class PostInvalidError extends Error {
  override readonly name = 'PostInvalidError';
  readonly code = 'POST_INVALID';
  readonly reason: PostFault;

  constructor(reason: PostFault, message: string) {
    super(message);
    this.reason = reason;
  }
}

/** How one item of an upload ended. */
export type UploadOutcome =
  | { readonly filenames: readonly string[]; readonly item: ContentItem; readonly error: null }
  | { readonly filenames: readonly string[]; readonly item: null; readonly error: unknown };

/** Some items of an upload were completed and others not; `cause` is the first failure. */
export class UploadsFailedError extends Error {
  override readonly name = 'UploadsFailedError';
  readonly code = 'UPLOADS_FAILED';
  /** Of every item, in the order of the files. */
  readonly outcomes: readonly UploadOutcome[];

  constructor(outcomes: readonly UploadOutcome[]) {
    const failed = outcomes.filter(({ item }) => item === null);
    const names = failed.flatMap(({ filenames }) => filenames).join(', ');
    super(`${failed.length} of ${outcomes.length} items were not completed: ${names}.`, { cause: failed[0]?.error });
    this.outcomes = outcomes;
  }
}

/** A file is no whole medium of its type: the service would refuse it, so nothing was sent. */
export class MediaRefusedError extends Error {
  override readonly name = 'MediaRefusedError';
  readonly code = 'MEDIA_REFUSED';
  readonly judgement: Judgement;

  constructor(judgement: Judgement) {
    const faults = judgement.posts.flatMap(({ files }) =>
      files.flatMap(({ filename, fault }) => (fault === null ? [] : [`${filename}: ${fault.message}`])),
    );
    super(faults.join('\n'));
    this.judgement = judgement;
  }
}

/** `judge.accept` said no to what was judged; nothing was sent. */
export class UploadDeclinedError extends Error {
  override readonly name = 'UploadDeclinedError';
  readonly code = 'UPLOAD_DECLINED';
  readonly judgement: Judgement;

  constructor(judgement: Judgement) {
    super('The upload was declined after its files were judged.');
    this.judgement = judgement;
  }
}

/** Files are to be judged here, and the packages that do it are not installed. */
export class JudgeMissingError extends Error {
  override readonly name = 'JudgeMissingError';
  readonly code = 'JUDGE_MISSING';

  constructor(cause: unknown) {
    super('To judge files here, install @layers-content/media-probe and @layers-content/platform-fit.', { cause });
  }
}

const clientErrors = [
  LayersNetworkError,
  UnsupportedFileTypeError,
  FileUnreadableError,
  FileChangedError,
  UploadTokenError,
  PostInvalidError,
  UploadsFailedError,
  MediaRefusedError,
  UploadDeclinedError,
  JudgeMissingError,
];
