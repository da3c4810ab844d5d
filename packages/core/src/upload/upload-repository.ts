import type { DomainEvent } from '../account/audit.ts';
import type { QuotaName, Quotas, Usage } from '../account/quotas.ts';
import type { Asset, CancelReason, ContentItem, UploadFile } from '../content/content-item.ts';
import type { MediaInfo } from '../content/media-info.ts';
import type { Refusal } from '../content/upload-record.ts';
import type { PlatformFit } from '../content/platform-fit.ts';

export interface NewUploadItem {
  readonly id: string;
  readonly files: readonly UploadFile[];
  /**
   * What the item takes of the stored-bytes quota until it is settled: declared sizes and `putSlackBytes` a file; 0
   * in the sandbox.
   */
  readonly reservedBytes: number;
}

export interface NewUploadSession {
  readonly projectId: string;
  /** Created one millisecond apart in this order. */
  readonly items: readonly NewUploadItem[];
  readonly slideshow: boolean;
  readonly sessionTtlMs: number;
  readonly quotas: Quotas;
  /** What is recorded of the session once it is opened. */
  readonly event: Extract<DomainEvent, { type: 'upload_session.created' }>;
}

export type OpenedSession =
  | { readonly outcome: 'opened'; readonly now: Date; readonly sessionExpiresAt: Date }
  | { readonly outcome: 'project_absent' }
  | { readonly outcome: 'project_archived' }
  /** Nothing was opened or reserved. */
  | { readonly outcome: 'quota_exceeded'; readonly quota: QuotaName; readonly usage: Usage };

export interface UploadClaim {
  readonly contentId: string;
  /** The fence as it was read; the claim raises it by one and fails when it has moved. */
  readonly fence: number;
  /** Where this claim's copies will lie (`frozenKeyOf` with `fence + 1`); recorded before any copy starts. */
  readonly frozenKeys: readonly string[];
  readonly leaseMs: number;
}

/** A claim as its worker holds it. */
export interface HeldClaim {
  readonly contentId: string;
  /** Its own: one more than was read before it. */
  readonly fence: number;
  readonly frozenKeys: readonly string[];
}

export interface Verdict {
  readonly contentId: string;
  readonly fence: number;
  readonly caption: string;
  readonly assets: readonly Asset[];
  readonly media: readonly MediaInfo[];
  readonly platformFit: readonly PlatformFit[];
}

export type CancelOutcome =
  /** `changed` is false when it was canceled before. */
  | { readonly outcome: 'canceled'; readonly item: ContentItem; readonly changed: boolean }
  | { readonly outcome: 'busy' }
  | { readonly outcome: 'generated' }
  | { readonly outcome: 'absent' };

/** The steps of an upload that are whole by themselves, in a transaction or outside. */
export interface UploadRepository {
  /** Opens all items of a session or none, reserves their share of the quotas and records the session's event. */
  createUploadSession(session: NewUploadSession): Promise<OpenedSession>;
  /**
   * The files of a `queued` upload as they turned out, and what they take of the quota now; false when it is not
   * queued any more.
   */
  declareFiles(contentId: string, files: readonly UploadFile[], reservedBytes: number): Promise<boolean>;
  /**
   * `queued` (session still open) or lapsed `processing` → `processing`; false when the item was not claimable or the
   * fence moved. A lapsed claim's frozen keys go to the outbox; an earlier refusal is forgotten.
   */
  claimUpload(claim: UploadClaim): Promise<boolean>;
  /** `processing` with this fence → `publishing`, decided by whoever asks; false when the race was lost. */
  commitVerdict(verdict: Verdict): Promise<boolean>;
  /**
   * `processing` by this very claim → `queued`; frozen keys go to the outbox; a refusal is kept for waiting
   * finalizes. False for a claim that was not made, also where another's has the same fence.
   */
  releaseUpload(claim: HeldClaim, refusal: Refusal | null): Promise<boolean>;
}

/** The writes of uploads that belong into a transaction. */
export interface UploadUnit {
  /**
   * `publishing` with this fence → `completed` now; staging and frozen keys go to the outbox. Null when another was
   * first.
   */
  completePublishing(contentId: string, fence: number): Promise<ContentItem | null>;
  /** Sets the caption of a completed upload and its `completedAt` to now; null when it is not one. */
  updateCaption(contentId: string, caption: string, platformFit: readonly PlatformFit[]): Promise<ContentItem | null>;
  /**
   * Open → `canceled`, its keys to the outbox; `absent` when it is not open any more, `busy` while a finalize holds
   * it.
   */
  cancelOpenUpload(contentId: string, reason: CancelReason): Promise<CancelOutcome>;
  /**
   * The staging keys of a canceled upload to the outbox once more, since bytes arrived after it was canceled; of no
   * other.
   */
  discardStaged(contentId: string): Promise<void>;
  /**
   * Open or completed → `canceled`, its keys to the outbox; a canceled item stays as it is; `busy` while a finalize
   * holds it.
   */
  cancelContent(
    contentId: string,
    reasons: { readonly open: CancelReason; readonly completed: CancelReason },
  ): Promise<CancelOutcome>;
}
