import type { ApprovedContent, ContentReviewPolicy, RejectedContent as WireRejected } from '@layers-content/contract';
import type { ApiKey, DecidedContent, ProjectReview, RejectedContent } from '@layers-content/core';
import { containerIdOf } from '../ids.ts';
import { timeOf } from './times.ts';

/** A project's policy; what it does not have stays absent. */
export function presentReviewPolicy(review: ProjectReview): ContentReviewPolicy {
  return {
    projectId: `prj_${review.projectId}`,
    policy: review.policy,
    ...(review.firstN !== null && { firstN: review.firstN }),
    pendingCount: review.pendingCount,
    ...(review.updatedAt !== null && { updatedAt: timeOf(review.updatedAt) }),
  };
}

export function presentApproved({ item, decidedAt }: DecidedContent, by: ApiKey): ApprovedContent {
  return {
    id: containerIdOf(item.id),
    approvalStatus: 'approved',
    approvedAt: timeOf(decidedAt),
    approvedBy: `api_key_${by.id}`,
  };
}

export function presentRejected({ item, decidedAt, reason }: RejectedContent, by: ApiKey): WireRejected {
  return {
    id: containerIdOf(item.id),
    approvalStatus: 'rejected',
    rejectedAt: timeOf(decidedAt),
    rejectedBy: `api_key_${by.id}`,
    reason,
  };
}
