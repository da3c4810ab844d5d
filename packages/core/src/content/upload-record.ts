import type { Actor } from '../actor.ts';
import type { UploadFile } from './content-item.ts';
import type { MediaInfo } from './media-info.ts';

/** The states of an upload (docs/upload-lifecycle.md); readers see `publishing` as `processing`. */
export type UploadState = 'queued' | 'processing' | 'publishing' | 'completed' | 'canceled';

/** A finalize refusal, kept so that finalizes waiting in other processes answer the same. */
export interface Refusal {
  readonly code: 'UPLOAD_INCOMPLETE' | 'PAYLOAD_TOO_LARGE' | 'VALIDATION';
  readonly message: string;
  readonly details: Readonly<Record<string, unknown>> | null;
}

/** The upload behind an item of creative type `uploaded`. */
export interface Upload {
  readonly state: UploadState;
  readonly slideshow: boolean;
  /** In declared order, positions 1…n. */
  readonly files: readonly UploadFile[];
  /** Counts the claims; a worker whose fence is no longer the row's has lost the item. */
  readonly fence: number;
  /** One key a file, in order, of the claim at work or of the verdict to publish; else empty. */
  readonly frozenKeys: readonly string[];
  /** True when the worker that held the claim is past its lease. */
  readonly leaseLapsed: boolean;
  /** What was measured, one entry an asset; empty until judged. */
  readonly media: readonly MediaInfo[];
  /** Whose verdict is being published; null for nobody's, or when it is not known. */
  readonly decidedBy: Actor | null;
  readonly stateChangedAt: Date;
  readonly sessionExpiresAt: Date;
  /** How the claim of this fence was refused, if it was. */
  readonly refusal: { readonly fence: number; readonly answer: Refusal } | null;
}
