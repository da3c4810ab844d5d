import type { ContentType, MediaInfo } from '../content/media-info.ts';

/** Ranged access to one object's bytes; reads are cut at the end. */
export interface RangeReader {
  readonly sizeBytes: number;
  read(offset: number, length: number): Promise<Uint8Array>;
}

export interface MediaProber {
  /**
   * Tells the truth about a file, or refuses it.
   * @throws MediaFault when the bytes are not a whole file of the declared type.
   * @throws UnavailableError when it could not be found out (child died, deadline, store fault): never the file's
   *   fault.
   */
  probe(source: RangeReader, declaredType: ContentType, signal: AbortSignal): Promise<MediaInfo>;
}
