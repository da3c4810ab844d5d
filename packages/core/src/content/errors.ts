import { DomainError, NotFoundError } from '../errors.ts';
import type { ContentItem, ContentStatus } from './content-item.ts';

/** This can no longer, or not yet, be done in the item's state. */
export class ConflictError extends DomainError {
  readonly code = 'CONFLICT';

  constructor(
    message: string,
    details: { status: ContentStatus | 'archived'; lastErrorCode: string | null; approvalStatus?: string },
  ) {
    super(message, { details });
  }
}

/** The conflict of an item with what its state no longer, or not yet, allows. */
export function conflictOf(item: ContentItem, message: string): ConflictError {
  return new ConflictError(message, { status: item.status, lastErrorCode: item.lastError?.code ?? null });
}

/** What every 404 for an item says; absent, foreign and generated look the same. */
export function contentNotFound(): NotFoundError {
  return new NotFoundError('There is no such content item. Check the container id.');
}
