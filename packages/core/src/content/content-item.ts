import type { ContentType } from './media-info.ts';
import type { PlatformFit } from './platform-fit.ts';

export const contentStatuses = ['queued', 'processing', 'completed', 'failed', 'canceled'] as const;
export type ContentStatus = (typeof contentStatuses)[number];

export const contentFormats = ['slideshow-builder', 'ugc-remix', 'video-remix', 'slideshow-remix'] as const;
export type ContentFormat = (typeof contentFormats)[number];

export type CreativeType = 'generated' | 'uploaded';

/** Where an upload stands in review; of generated items other words are shown as they are. */
export type ApprovalStatus = 'not_required' | 'pending' | 'approved' | 'rejected';

/** Why an upload was canceled (contract: `lastError.code`). */
export type CancelReason = 'SESSION_EXPIRED' | 'CANCELED_BY_CLIENT' | 'PROJECT_ARCHIVED' | 'IMPORT_FAILED' | 'DELETED';

export const cancelMessages: Readonly<Record<CancelReason, string>> = {
  SESSION_EXPIRED: 'The upload session expired before it was finalized. Start a new session.',
  CANCELED_BY_CLIENT: 'The upload was canceled by the client before it was finalized.',
  PROJECT_ARCHIVED: 'The project was archived while the upload was open.',
  IMPORT_FAILED: 'The media could not be imported. The answer to the request said why.',
  DELETED: 'The content item was deleted by the client.',
};

/** One sealed file of an item. */
export interface Asset {
  /** `upload-<n>`, n from 1 in declared order. */
  readonly assetId: string;
  readonly kind: 'video' | 'image';
  /** Where it is served: a key of our object store, or the address a generated item came with. */
  readonly location: { readonly key: string } | { readonly url: string };
  readonly thumbnailUrl?: string | null;
  /** Displayed size in pixels. */
  readonly width?: number | null;
  readonly height?: number | null;
  readonly durationMs?: number | null;
  readonly mimeType?: string | null;
  readonly sizeBytes?: number | null;
}

/** One creative, as every reader sees it. */
export interface ContentItem {
  readonly id: string;
  readonly projectId: string;
  readonly creativeType: CreativeType;
  readonly status: ContentStatus;
  readonly format: ContentFormat | null;
  readonly hook: string | null;
  readonly influencerId: string | null;
  readonly sourceTiktokId: string | null;
  readonly mediaId: string | null;
  readonly caption: string | null;
  readonly firstComment: string | null;
  readonly assets: readonly Asset[];
  readonly approvalStatus: string;
  readonly adsEnrollment: string;
  readonly platformFit: readonly PlatformFit[];
  readonly createdAt: Date;
  readonly completedAt: Date | null;
  readonly failedAt: Date | null;
  readonly lastError: { readonly code: string; readonly message: string } | null;
}

/** One file as the client declared it. */
export interface DeclaredFile {
  readonly filename: string;
  readonly contentType: ContentType;
  readonly sizeBytes: number;
  /** 64 lower-case hex digits. */
  readonly checksumSha256: string | null;
}

/** One declared file of an open upload, with the private place its bytes go to. */
export interface UploadFile extends DeclaredFile {
  /** n of `upload-<n>`. */
  readonly position: number;
  readonly stagingKey: string;
}

/** `upload-<n>` (public Layers API, finalize-upload: derived from the stored object key). */
export function assetIdOf(position: number): string {
  return `upload-${position}`;
}
