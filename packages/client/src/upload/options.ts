import type { ContentItem, UploadSession } from '@layers-content/contract';
import type { JudgeOptions } from '../judge/judge-content.ts';
import type { UploadProgress } from './progress.ts';
import type { RetryPolicy, RetryWait } from './retry.ts';
import type { UploadSource } from './source.ts';
import type { Grouping } from './token.ts';

export interface UploadContentOptions {
  readonly projectId: string;
  /** Of a `per-file` upload any number: every ten are a session of their own. */
  readonly files: readonly (UploadSource | File)[];
  /** At most 2,200 UTF-16 code units; published byte for byte. May be empty. A list has one for each item. */
  readonly caption: string | readonly string[];
  /** `per-file` unless said otherwise. */
  readonly grouping?: Grouping | undefined;
  /**
   * Looks at the files before a byte is sent, by the rules of the service: `true` refuses those that are no whole
   * media;
   * `accept` is shown the verdicts and may say no. Wants the packages media-probe and platform-fit.
   */
  readonly judge?: boolean | JudgeOptions | undefined;
  /**
   * Goes on with an upload of the same files, as told by `onToken` or `token()`: what was sent whole is not sent
   * again.
   */
  readonly token?: string | undefined;
  /**
   * Takes the upload back with its reason: what was sent is canceled, items that were finished meanwhile are deleted.
   */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: UploadProgress) => void) | undefined;
  /** Told each new token, which is to be kept for after a reload or a crash. It holds ids alone, no key and no URL. */
  readonly onToken?: ((token: string) => void) | undefined;
  /**
   * Called for each session, before a byte of it is sent; its `files[].platformFit` is a first verdict, which is
   * advice only.
   */
  readonly onSession?: ((session: UploadSession) => void) | undefined;
  /** Called when a step failed and is tried again after a wait, as when a rate limit is reached. */
  readonly onWait?: ((wait: RetryWait) => void) | undefined;
  /** For each session, PUT and finalize: five tries, half a second before the second, unless said otherwise. */
  readonly retries?: RetryPolicy | undefined;
}

/** In the order of the files; a slideshow is one. */
export type FinishedItems = readonly [ContentItem, ...ContentItem[]];

/** An upload under way: awaited, it is the finished, judged items. */
export interface ContentUpload extends Promise<FinishedItems> {
  /** Breaks off what is being sent; the service may finish what it is already looking at. */
  readonly pause: () => void;
  /** Goes on; a file that was broken off starts anew. */
  readonly resume: () => void;
  /** What to go on with elsewhere; null before a session is open. */
  readonly token: () => string | null;
}
