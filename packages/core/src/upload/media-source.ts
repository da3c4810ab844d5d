/** What a URL answered, its bytes still on the way. */
export interface OpenedMedia {
  /** The answer's Content-Type as it came; null without one. */
  readonly contentType: string | null;
  /** How many bytes were promised; null when nothing was. */
  readonly sizeBytes: number | null;
  /** @throws SourceFault when they stop coming. */
  readonly bytes: AsyncIterable<Uint8Array>;
  /** For whoever does not read to the end. */
  close(): void;
}

/** Where media lie that a client names by URL. */
export interface MediaSource {
  /** Judges a URL by itself, and asks nobody. Answers its host. @throws SourceFault */
  check(url: string): string;
  /**
   * Asks a URL, and where it redirects to.
   * @param onHost told each host before it is asked; what it throws ends it.
   * @throws SourceFault
   */
  open(
    url: string,
    options: { readonly signal: AbortSignal; readonly onHost: (host: string) => void },
  ): Promise<OpenedMedia>;
}

/**
 * `url`: none that may be asked. `unreachable`: all that can go wrong between two machines; a client is told no more.
 */
export class SourceFault extends Error {
  override readonly name = 'SourceFault';
  readonly reason: 'url' | 'unreachable';

  constructor(reason: SourceFault['reason'], options?: ErrorOptions) {
    super(`the source cannot be read: ${reason}`, options);
    this.reason = reason;
  }
}
