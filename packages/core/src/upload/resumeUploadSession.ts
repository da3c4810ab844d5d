import type { ObjectStore } from './object-store.ts';
import type { PlatformJudge } from '../platform-fit/platform-judge.ts';
import type { TenantRepository } from '../repository.ts';
import { requireUpload } from './upload.ts';
import { openUploads, urlsExpireAt } from './upload-session.ts';
import type { SessionTimes, UploadSession } from './upload-session.ts';

/**
 * The session of an earlier request, told again: the same items in the same order, with URLs signed afresh, since
 * none is kept. What happened to the items meanwhile does not matter: what is put to a settled one is refused, or on
 * S3 taken and removed by reconcile.
 * @throws NotFoundError when an item is gone.
 */
export async function resumeUploadSession(
  ports: {
    readonly repository: TenantRepository;
    readonly store: ObjectStore;
    readonly judge: PlatformJudge;
    readonly times: SessionTimes;
  },
  contentIds: readonly string[],
): Promise<UploadSession> {
  const uploads = await Promise.all(
    contentIds.map(async (id) => requireUpload(await ports.repository.findContent(id))),
  );
  const [first] = uploads;
  if (!first) throw new Error('a session has at least one item');
  const { now, upload } = first;
  const expiresAt = urlsExpireAt(upload.sessionExpiresAt, now, ports.times);
  return {
    contentIds,
    files: uploads.flatMap((stored) =>
      openUploads(ports, { ...stored.upload, id: stored.item.id }, { now, expiresAt }),
    ),
    uploadUrlsExpireAt: expiresAt,
    sessionExpiresAt: upload.sessionExpiresAt,
  };
}
