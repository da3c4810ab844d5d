import type { Quotas } from '../account/quotas.ts';
import { assetIdOf } from '../content/content-item.ts';
import type { DeclaredFile } from '../content/content-item.ts';
import { isVideoType } from '../content/media-info.ts';
import { ValidationError } from '../errors.ts';
import type { Ids } from '../ids.ts';
import type { PlatformJudge } from '../platform-fit/platform-judge.ts';
import type { TenantRepository } from '../repository.ts';
import { PayloadTooLargeError } from './errors.ts';
import { capBytesOf, slideshowMinImages } from './limits.ts';
import type { ObjectStore } from './object-store.ts';
import { openItems, planItem } from './open-items.ts';
import { openUploads } from './upload-session.ts';
import type { SessionTimes, UploadSession } from './upload-session.ts';

export interface SessionRequest {
  readonly projectId: string;
  readonly files: readonly DeclaredFile[];
  /** One item of all files, or one item a file. */
  readonly slideshow: boolean;
}

export interface CreateUploadSessionPorts {
  readonly repository: TenantRepository;
  readonly store: ObjectStore;
  readonly judge: PlatformJudge;
  readonly ids: Ids;
  readonly times: SessionTimes;
  readonly quotas: Quotas;
  /** Uploads are discarded there, so they reserve no bytes. */
  readonly sandbox: boolean;
}

/**
 * Opens an upload session: decides by limits, writes all its items in one transaction, then signs one URL a file.
 * @throws ValidationError a slideshow that is not one; PayloadTooLargeError a declared size over its cap;
 *   NotFoundError, ConflictError for the project.
 */
export async function createUploadSession(
  { repository, store, judge, ids, times, quotas, sandbox }: CreateUploadSessionPorts,
  { projectId, files, slideshow }: SessionRequest,
): Promise<UploadSession> {
  checkSlideshow(files, slideshow);
  files.forEach((file, index) => {
    checkDeclaredSize(file, index, slideshow);
  });
  const items = (slideshow ? [files] : files.map((file) => [file])).map((group) => planItem(group, { ids, sandbox }));
  const { sessionTtlMs } = times;
  const opened = await openItems(repository, { projectId, items, slideshow, sessionTtlMs, quotas });
  const expiresAt = new Date(opened.now.getTime() + times.uploadUrlTtlMs);
  return {
    contentIds: items.map((item) => item.id),
    files: items.flatMap((item) =>
      openUploads({ store, judge }, { ...item, slideshow }, { now: opened.now, expiresAt }),
    ),
    uploadUrlsExpireAt: expiresAt,
    sessionExpiresAt: opened.sessionExpiresAt,
  };
}

function checkSlideshow(files: readonly DeclaredFile[], slideshow: boolean): void {
  if (!slideshow) return;
  const issues = files.flatMap((file, index) =>
    isVideoType(file.contentType)
      ? [{ path: `body/files/${index}/contentType`, message: 'a slideshow takes images only' }]
      : [],
  );
  if (files.length < slideshowMinImages) {
    issues.push({ path: 'body/files', message: `a slideshow takes at least ${slideshowMinImages} images` });
  }
  if (issues.length > 0) {
    throw new ValidationError(
      'A slideshow is one item of two to ten images. Correct the files, or use grouping "per-file".',
      {
        issues,
      },
    );
  }
}

function checkDeclaredSize(file: DeclaredFile, index: number, slideshow: boolean): void {
  const limitBytes = capBytesOf(file.contentType);
  if (file.sizeBytes <= limitBytes) return;
  throw new PayloadTooLargeError(
    `files[${index}] is declared with ${file.sizeBytes} bytes; ${file.contentType} may have at most ${limitBytes}. Make the file smaller and start again.`,
    {
      assetId: assetIdOf(slideshow ? index + 1 : 1),
      limitBytes,
      declaredBytes: file.sizeBytes,
      actualBytes: null,
    },
  );
}
