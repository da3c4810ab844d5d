import { assetIdOf } from '../content/content-item.ts';
import type { UploadFile } from '../content/content-item.ts';
import type { PlatformFit } from '../content/platform-fit.ts';
import type { PlatformJudge } from '../platform-fit/platform-judge.ts';
import type { ObjectStore, SignedPut } from './object-store.ts';

export interface SessionTimes {
  /** How long a session may be finalized (contract: 2 hours). */
  readonly sessionTtlMs: number;
  /** How long an upload URL lives (contract: 15 minutes). */
  readonly uploadUrlTtlMs: number;
}

/** A URL dies well before its session is reaped (contract: refreshUploadUrls). */
export const urlMarginMs = 5 * 60_000;

/** When URLs signed now die; not after `now` when the session is about to end. */
export function urlsExpireAt(sessionExpiresAt: Date, now: Date, { uploadUrlTtlMs }: SessionTimes): Date {
  return new Date(Math.min(now.getTime() + uploadUrlTtlMs, sessionExpiresAt.getTime() - urlMarginMs));
}

/** One file a client may now put. */
export interface OpenUpload {
  readonly contentId: string;
  readonly file: UploadFile;
  readonly put: SignedPut;
  /** Judged from declared type and size alone. */
  readonly platformFit: readonly PlatformFit[];
}

export interface UploadSession {
  readonly contentIds: readonly string[];
  /** In request order. */
  readonly files: readonly OpenUpload[];
  readonly uploadUrlsExpireAt: Date;
  readonly sessionExpiresAt: Date;
}

/** Signs one URL for every file of an item; asks no store and no database. */
export function openUploads(
  { store, judge }: { readonly store: ObjectStore; readonly judge: PlatformJudge },
  item: { readonly id: string; readonly slideshow: boolean; readonly files: readonly UploadFile[] },
  times: { readonly now: Date; readonly expiresAt: Date },
): readonly OpenUpload[] {
  const assets = item.files.map(({ position, contentType, sizeBytes }) => ({
    assetId: assetIdOf(position),
    contentType,
    sizeBytes,
    info: null,
  }));
  const verdicts = judge.judge({ caption: null, slideshow: item.slideshow, assets });
  return item.files.map((file) => ({
    contentId: item.id,
    file,
    put: store.signPut({
      key: file.stagingKey,
      contentType: file.contentType,
      sizeBytes: file.sizeBytes,
      checksumSha256: file.checksumSha256,
      ...times,
    }),
    platformFit: verdicts.map((verdict) => verdictOn(assetIdOf(file.position), verdict)),
  }));
}

/** What a verdict on an item says of one of its files. */
function verdictOn(assetId: string, { platform, issues }: PlatformFit): PlatformFit {
  const own = issues.filter((issue) => issue.assetId === assetId);
  return { platform, ok: own.every(({ severity }) => severity !== 'error'), issues: own };
}
