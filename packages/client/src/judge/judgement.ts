import type { CheckedPlatformFit, DeclaredContentType, MediaDescription } from '@layers-content/contract/schemas';

/** Why a file is no whole medium of its declared type; the `reason` is in the words of the service. */
export interface MediaFault {
  readonly reason: string;
  /** One sentence that says what is wrong. */
  readonly message: string;
  /** What the bytes speak of, be it taken or not; null when they speak of nothing known. */
  readonly detectedType: string | null;
}

/** What was found out about one file by reading some of it here. */
export interface FileJudgement {
  readonly filename: string;
  readonly contentType: DeclaredContentType;
  readonly sizeBytes: number;
  /** Size, length, codecs; null when the file was refused. Can be sent to `checkPlatformFit` as it is. */
  readonly media: MediaDescription | null;
  readonly fault: MediaFault | null;
  /**
   * False for a picture of which only the structure was read, for want of a decoder: damage within may show at the
   * service.
   */
  readonly decoded: boolean;
}

/** What the platforms will say to one post: one file, or the whole slideshow. */
export interface PostJudgement {
  readonly files: readonly FileJudgement[];
  /** One verdict a platform, as on a completed item; empty when a file of it was refused. */
  readonly platformFit: CheckedPlatformFit['platformFit'];
}

/** What is known of an upload before a byte of it is sent. */
export interface Judgement {
  /**
   * `service`: by the rules `listPlatformRules` answers now. `bundled`: it could not be reached, so by those this
   * package came with.
   */
  readonly rules: 'service' | 'bundled';
  /** Ids of rules that measure what this version cannot; the service judges by them too. */
  readonly skippedRules: readonly string[];
  /** In the order of the files; one of all files for a slideshow. */
  readonly posts: readonly PostJudgement[];
}
