export const reviewPolicyNames = ['auto_approve', 'review_first_n', 'review_all'] as const;

/** What a project asks of its items when they are completed (contract: Review). */
export interface ReviewPolicy {
  readonly policy: (typeof reviewPolicyNames)[number];
  /** How many items are to be decided on until others need it no more, 1–50; null but for `review_first_n`. */
  readonly firstN: number | null;
}
