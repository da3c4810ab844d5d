import type { TenantRepository } from '../repository.ts';
import { requireDecided } from './decided.ts';
import type { DecidedContent } from './decided.ts';

/** An item that was rejected just now, and why. */
export interface RejectedContent extends DecidedContent {
  readonly reason: string;
}

/**
 * Rejects a completed item that waits for approval.
 * @param reason for the answer, the audit log and whoever is told of it.
 * @throws NotFoundError; ConflictError for an item that does not wait.
 */
export function rejectContent(
  repository: TenantRepository,
  contentId: string,
  reason: string,
): Promise<RejectedContent> {
  return repository.transaction(async (unit) => {
    const decided = requireDecided(await unit.decideContent(contentId, 'rejected'));
    const { id, projectId } = decided.item;
    await unit.record({ type: 'content.rejected', projectId, data: { contentId: id, reason } });
    return { ...decided, reason };
  });
}
