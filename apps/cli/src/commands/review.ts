import { printAnswer } from '../call.ts';
import type { Call } from '../call.ts';
import { UsageError } from '../errors/usage-error.ts';
import { renderDecision, renderReviewPolicy } from '../render-review.ts';
import { openSession } from '../session.ts';

export interface PolicyFlags {
  readonly project?: string;
  readonly set?: 'auto_approve' | 'review_first_n' | 'review_all';
  readonly firstN?: number;
}

export async function runApprove(call: Call, containerId: string, { note }: { readonly note?: string }): Promise<void> {
  const body = note === undefined ? {} : { note };
  printAnswer(call, await openSession(call).client.approveContent(containerId, body), renderDecision);
}

export async function runReject(
  call: Call,
  containerId: string,
  { reason }: { readonly reason: string },
): Promise<void> {
  printAnswer(call, await openSession(call).client.rejectContent(containerId, { reason }), renderDecision);
}

/** Shows the policy, or sets it first. */
export async function runReviewPolicy(call: Call, flags: PolicyFlags): Promise<void> {
  const policy = policyOf(flags);
  const { client, projectId } = openSession(call);
  const id = await projectId(flags.project);
  const review =
    policy === null ? await client.getContentReviewPolicy(id) : await client.updateContentReviewPolicy(id, policy);
  printAnswer(call, review, renderReviewPolicy);
}

function policyOf({ set, firstN }: PolicyFlags) {
  if (set === 'review_first_n') {
    if (firstN === undefined) throw new UsageError('review_first_n wants --first-n: how many items to look at.');
    return { policy: set, firstN };
  }
  if (firstN !== undefined) throw new UsageError('--first-n belongs to --set review_first_n.');
  return set === undefined ? null : { policy: set };
}
