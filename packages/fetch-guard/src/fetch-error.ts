/** Why a request came to nothing. What a stranger may be told of it is for the caller to choose. */
export type FetchFailure =
  /** Not https, credentials in it, a port that is not open, no host. */
  | 'url_refused'
  /** The host is, or one of its addresses is, none that may be asked. */
  | 'address_refused'
  | 'name_unknown'
  | 'connection_failed'
  | 'certificate_refused'
  /** One redirect more than allowed, or one that leads nowhere. */
  | 'redirect_refused'
  | 'encoding_refused'
  | 'too_large'
  | 'too_slow'
  /** What came is no HTTP, or ended before its time. */
  | 'answer_broken'
  /** The caller's own signal. */
  | 'stopped';

/** The one error of this package: whatever keeps a request from its answer. */
export class FetchError extends Error {
  override readonly name = 'FetchError';
  readonly reason: FetchFailure;
  /** Of the answer that was a redirect too many; else null. */
  readonly status: number | null;

  constructor(reason: FetchFailure, options?: ErrorOptions & { readonly status?: number }) {
    super(`Nothing could be fetched: ${reason}`, options);
    this.reason = reason;
    this.status = options?.status ?? null;
  }
}

/** What Node throws becomes the failure it stands for; our own errors stay. */
export function fetchError(error: unknown, reason: FetchFailure): FetchError {
  return error instanceof FetchError ? error : new FetchError(reason, { cause: error });
}
