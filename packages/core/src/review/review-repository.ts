import type { ContentItem } from '../content/content-item.ts';
import type { ReviewPolicy } from './review-policy.ts';

/** A project's policy and what waits under it. */
export interface ProjectReview extends ReviewPolicy {
  readonly projectId: string;
  /** Completed items that nobody has decided on. */
  readonly pendingCount: number;
  /** Null for a policy that was never set. */
  readonly updatedAt: Date | null;
}

/** One way: what was decided stays so. */
export type Decision = 'approved' | 'rejected';

export type DecisionOutcome =
  | { readonly outcome: 'decided'; readonly item: ContentItem; readonly decidedAt: Date }
  /** It does not wait for a decision; nothing was changed. */
  | { readonly outcome: 'refused'; readonly item: ContentItem }
  | { readonly outcome: 'absent' };

/** The reads of review. */
export interface ReviewRepository {
  /** Null when the project is absent. */
  getReview(projectId: string): Promise<ProjectReview | null>;
}

/** The writes of review, in a transaction. */
export interface ReviewUnit {
  /** For items that are completed from now on. Null when the project is absent. */
  setReviewPolicy(projectId: string, policy: ReviewPolicy): Promise<ProjectReview | null>;
  /** A completed item that waits → decided; of many at once one. */
  decideContent(contentId: string, decision: Decision): Promise<DecisionOutcome>;
}
