import { conflictOf, ConflictError } from '../content/errors.ts';
import type { PlatformJudge } from '../platform-fit/platform-judge.ts';
import type { TenantRepository } from '../repository.ts';
import type { ObjectStore } from './object-store.ts';
import { openUploads, urlsExpireAt } from './upload-session.ts';
import type { SessionTimes, UploadSession } from './upload-session.ts';
import { requireUpload } from './upload.ts';

export interface RefreshUploadUrlsPorts {
  readonly repository: TenantRepository;
  readonly store: ObjectStore;
  readonly judge: PlatformJudge;
  readonly times: SessionTimes;
}

/**
 * Signs the URLs of an open item anew, for the same staging keys; no store call.
 * @throws NotFoundError; ConflictError when the item is not `queued` or its session is about to end.
 */
export async function refreshUploadUrls(
  { repository, store, judge, times }: RefreshUploadUrlsPorts,
  contentId: string,
): Promise<UploadSession> {
  const { item, upload, now } = requireUpload(await repository.findContent(contentId));
  if (upload.state !== 'queued') {
    throw conflictOf(
      item,
      'Upload URLs are given only while the item is queued. Start a new session for a new upload.',
    );
  }
  const expiresAt = urlsExpireAt(upload.sessionExpiresAt, now, times);
  if (expiresAt <= now) {
    throw new ConflictError('The session is about to expire. Start a new session.', {
      status: item.status,
      lastErrorCode: null,
    });
  }
  return {
    contentIds: [contentId],
    files: openUploads({ store, judge }, { ...upload, id: contentId }, { now, expiresAt }),
    uploadUrlsExpireAt: expiresAt,
    sessionExpiresAt: upload.sessionExpiresAt,
  };
}
