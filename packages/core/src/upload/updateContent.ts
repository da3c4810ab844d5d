import { checkCaption } from '../content/caption.ts';
import { conflictOf, contentNotFound } from '../content/errors.ts';
import type { ContentItem } from '../content/content-item.ts';
import type { StoredContent } from '../content/content-repository.ts';
import { found, ValidationError } from '../errors.ts';
import type { PlatformJudge } from '../platform-fit/platform-judge.ts';
import type { TenantRepository } from '../repository.ts';
import { FinalizeInProgressError } from './errors.ts';
import { judgedPost } from '../platform-fit/judged-post.ts';
import type { StoredUpload } from './upload.ts';

/**
 * Replaces the caption of a completed upload and judges it again; `completedAt` becomes now, also for an equal
 * caption (public Layers API).
 * @throws ValidationError too long, or the item is generated; NotFoundError; ConflictError not completed;
 *   FinalizeInProgressError while a finalize is at work.
 */
export async function updateContent(
  { repository, judge }: { readonly repository: TenantRepository; readonly judge: PlatformJudge },
  contentId: string,
  caption: string,
): Promise<ContentItem> {
  checkCaption(caption);
  const { upload } = requireCompleted(await repository.findContent(contentId));
  const platformFit = judge.judge(judgedPost({ ...upload, caption }));
  const updated = await repository.transaction(async (unit) => {
    const item = await unit.updateCaption(contentId, caption, platformFit);
    if (item)
      await unit.record({ type: 'content.caption_updated', projectId: item.projectId, data: { contentId: item.id } });
    return item;
  });
  if (updated) return updated;
  // It was canceled in between: the row as it is now says why.
  const { item } = requireCompleted(await repository.findContent(contentId));
  throw conflictOf(item, 'The item changed while it was updated. Read it again.');
}

function requireCompleted(stored: StoredContent | null): StoredUpload {
  const { item, upload, now } = found(stored, contentNotFound);
  if (!upload) {
    throw new ValidationError(
      'PATCH is available for uploaded content only. Generated content is corrected by regenerating.',
      { creativeType: item.creativeType },
    );
  }
  if (item.status === 'processing') throw new FinalizeInProgressError();
  if (item.status !== 'completed') {
    throw conflictOf(
      item,
      'Only a completed item has a caption to change. Finalize the upload first, or start a new one.',
    );
  }
  return { item, upload, now };
}
