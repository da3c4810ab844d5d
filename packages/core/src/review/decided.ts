import { ConflictError, contentNotFound } from '../content/errors.ts';
import type { ContentItem } from '../content/content-item.ts';
import type { DecisionOutcome } from './review-repository.ts';

/** An item that was decided on just now. */
export interface DecidedContent {
  readonly item: ContentItem;
  readonly decidedAt: Date;
}

/** @throws NotFoundError; ConflictError for an item that does not wait for a decision. */
export function requireDecided(attempt: DecisionOutcome): DecidedContent {
  switch (attempt.outcome) {
    case 'decided':
      return attempt;
    case 'absent':
      throw contentNotFound();
    case 'refused': {
      const { status, lastError, approvalStatus } = attempt.item;
      const details = { status, lastErrorCode: lastError?.code ?? null, approvalStatus };
      throw new ConflictError(reasonOf(attempt.item), details);
    }
  }
}

function reasonOf({ status, approvalStatus }: ContentItem): string {
  if (status === 'canceled') return 'The item was canceled; there is nothing to decide on any more.';
  if (status !== 'completed') return 'Only a completed item can be approved or rejected. Finalize the upload first.';
  if (approvalStatus === 'not_required')
    return 'The item needs no approval: the review policy of its project asked for none when it was completed.';
  return `The item is ${approvalStatus} already, and a decision stays.`;
}
