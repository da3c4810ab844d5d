import type { ContentItem } from '../content-item.ts';
import type { ContentQuery, Page, TenantRepository } from '../ports/repository.ts';
import { projectNotFound } from '../project.ts';

/** A page of a project's items, newest first. @throws NotFoundError for the project. */
export async function listContent(repository: TenantRepository, query: ContentQuery): Promise<Page<ContentItem>> {
  const page = await repository.listContent(query);
  if (!page) throw projectNotFound();
  return page;
}
