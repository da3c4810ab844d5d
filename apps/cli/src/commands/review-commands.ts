import { Option } from 'commander';
import { addCommand } from '../shell.ts';
import type { Shell } from '../shell.ts';
import { runApprove, runReject, runReviewPolicy } from './review.ts';
import type { PolicyFlags } from './review.ts';
import { wholeNumber } from './whole-number.ts';

const policies = ['auto_approve', 'review_first_n', 'review_all'] as const;

/** Review of items before they are published. */
export function addReviewCommands(shell: Shell): void {
  const { call } = shell;
  addCommand(shell, 'review-policy', 'show or set what a project asks of its items')
    .addOption(new Option('--set <policy>', 'for the items that are completed from now on').choices(policies))
    .option('--first-n <number>', 'of review_first_n: how many items to look at, 1 to 50', wholeNumber(50))
    .option('--project <id>', 'project whose policy it is')
    .action((flags: PolicyFlags) => runReviewPolicy(call, flags));
  addCommand(shell, 'approve', 'approve an item; a decision stays')
    .argument('<containerId>')
    .option('--note <text>', 'for the audit log')
    .action((containerId: string, flags: { note?: string }) => runApprove(call, containerId, flags));
  addCommand(shell, 'reject', 'reject an item; a decision stays')
    .argument('<containerId>')
    .requiredOption('--reason <text>', 'why, for the audit log')
    .action((containerId: string, flags: { reason: string }) => runReject(call, containerId, flags));
}
