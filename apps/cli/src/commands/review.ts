import { renderDecision, renderReviewPolicy } from '../render-review.ts';
import type { Decision } from '../render-review.ts';
import { openSession } from '../session.ts';
import type { GlobalOptions } from '../session.ts';
import { UsageError } from '../exit-codes.ts';
import { printLine } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';

interface PolicyFlags extends GlobalOptions {
  readonly project?: string;
  readonly set?: 'auto_approve' | 'review_first_n' | 'review_all';
  readonly firstN?: number;
}

export async function runApprove(
  containerId: string,
  flags: GlobalOptions & { readonly note?: string },
  terminal: Terminal,
): Promise<void> {
  const body = flags.note === undefined ? {} : { note: flags.note };
  printDecision(await openSession(flags, terminal).client.approveContent(containerId, body), flags, terminal);
}

export async function runReject(
  containerId: string,
  flags: GlobalOptions & { readonly reason: string },
  terminal: Terminal,
): Promise<void> {
  const { reason } = flags;
  printDecision(await openSession(flags, terminal).client.rejectContent(containerId, { reason }), flags, terminal);
}

/** Shows the policy, or sets it first. */
export async function runReviewPolicy(flags: PolicyFlags, terminal: Terminal): Promise<void> {
  const policy = policyOf(flags);
  const { client, projectId } = openSession(flags, terminal);
  const id = await projectId(flags.project);
  const review =
    policy === null ? await client.getContentReviewPolicy(id) : await client.updateContentReviewPolicy(id, policy);
  printLine(terminal.stdout, flags.json === true ? JSON.stringify(review) : renderReviewPolicy(review));
}

function policyOf({ set, firstN }: PolicyFlags) {
  if (set === 'review_first_n') {
    if (firstN === undefined) throw new UsageError('review_first_n wants --first-n: how many items to look at.');
    return { policy: set, firstN };
  }
  if (firstN !== undefined) throw new UsageError('--first-n belongs to --set review_first_n.');
  return set === undefined ? null : { policy: set };
}

function printDecision(decision: Decision, { json }: GlobalOptions, { stdout }: Terminal): void {
  printLine(stdout, json === true ? JSON.stringify(decision) : renderDecision(decision));
}
