import type { TenantRepository } from '../repository.ts';
import { requireDecided } from './decided.ts';
import type { DecidedContent } from './decided.ts';

/**
 * Approves a completed item that waits for it.
 * @param note for the audit log and whoever is told of it; null for none.
 * @throws NotFoundError; ConflictError for an item that does not wait.
 */
export function approveContent(
  repository: TenantRepository,
  contentId: string,
  note: string | null,
): Promise<DecidedContent> {
  return repository.transaction(async (unit) => {
    const decided = requireDecided(await unit.decideContent(contentId, 'approved'));
    const { id, projectId } = decided.item;
    await unit.record({ type: 'content.approved', projectId, data: { contentId: id, note } });
    return decided;
  });
}
