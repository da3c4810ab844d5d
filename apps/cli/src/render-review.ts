import type { ApprovedContent, ContentReviewPolicy, RejectedContent } from '@layers-content/client';
import { line } from './labelled-line.ts';

export type Decision = ApprovedContent | RejectedContent;

export function renderDecision(decision: Decision): string {
  const facts = [line('id', decision.id), line('review', decision.approvalStatus)];
  if (decision.approvalStatus === 'approved') return [...facts, line('since', decision.approvedAt)].join('\n');
  return [...facts, line('since', decision.rejectedAt), line('because', decision.reason)].join('\n');
}

/** A project's policy in words, and how many items wait. */
export function renderReviewPolicy({
  projectId,
  policy,
  firstN,
  pendingCount,
  updatedAt,
}: ContentReviewPolicy): string {
  return [
    line('project', projectId),
    line('policy', firstN === undefined ? policy : `${policy}, ${firstN}`),
    line('waiting', String(pendingCount)),
    ...(updatedAt === undefined ? [] : [line('since', updatedAt)]),
  ].join('\n');
}
