import { contentNotFound } from '../content/errors.ts';
import { itemPlatforms } from '../content/platform-fit.ts';
import type { PlatformFit } from '../content/platform-fit.ts';
import { found } from '../errors.ts';
import type { TenantRepository } from '../repository.ts';
import { judgedPost } from './judged-post.ts';
import type { PlatformJudge } from './platform-judge.ts';

/** An item and what platforms will say to it. */
export interface ContentFit {
  readonly contentId: string;
  readonly verdicts: readonly PlatformFit<string>[];
}

/**
 * Judges an item by the rules of today, from its caption as it is now and what was measured when it was finalized. No
 * verdict on what was never measured here: an upload that is not completed, a generated item.
 * @param platforms in any order; those of an item where none are named.
 * @throws NotFoundError.
 */
export async function getPlatformFit(
  { repository, judge }: { readonly repository: Pick<TenantRepository, 'findContent'>; readonly judge: PlatformJudge },
  contentId: string,
  platforms: readonly string[] = itemPlatforms,
): Promise<ContentFit> {
  const { item, upload } = found(await repository.findContent(contentId), contentNotFound);
  if (upload?.state !== 'completed') return { contentId: item.id, verdicts: [] };
  const post = judgedPost({ ...upload, caption: item.caption ?? '' });
  return { contentId: item.id, verdicts: judge.judge(post, platforms) };
}
