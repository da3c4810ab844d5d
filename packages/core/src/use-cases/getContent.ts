import type { ContentItem } from '../content-item.ts';
import type { TenantRepository } from '../ports/repository.ts';
import { contentNotFound } from '../upload.ts';

/** One item, uploaded or generated. @throws NotFoundError. */
export async function getContent(repository: TenantRepository, contentId: string): Promise<ContentItem> {
  const stored = await repository.findContent(contentId);
  if (!stored) throw contentNotFound();
  return stored.item;
}
