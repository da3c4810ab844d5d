import { Option } from 'commander';
import { addCommand } from '../shell.ts';
import type { Shell } from '../shell.ts';
import { runCaption, runGet, runList, runProgress } from './content.ts';
import type { ListFlags } from './content.ts';
import { runOpen } from './open.ts';
import { wholeNumber } from './whole-number.ts';

const approvals = ['not_required', 'pending', 'approved', 'rejected'] as const;
const statuses = ['queued', 'processing', 'completed', 'failed', 'canceled'] as const;

/** What is asked of items, and changed of them. */
export function addItemCommands(shell: Shell): void {
  const { call } = shell;
  addCommand(shell, 'list', "list a project's items, newest first")
    .addOption(new Option('--status <status...>', 'only items in one of these states').choices(statuses))
    .addOption(new Option('--approval <status...>', 'only items that stand so in review').choices(approvals))
    .option('--limit <number>', 'items on a page, 1 to 200', wholeNumber(200))
    .option('--all', 'read all pages')
    .option('--project <id>', 'project to list')
    .action((flags: ListFlags) => runList(call, flags));
  addCommand(shell, 'get', 'show one item')
    .argument('<containerId>')
    .action((containerId: string) => runGet(call, containerId));
  addCommand(shell, 'progress', 'show what an item is at while the service checks it')
    .argument('<containerId>')
    .action((containerId: string) => runProgress(call, containerId));
  addCommand(shell, 'caption', 'correct the caption of an upload')
    .argument('<containerId>')
    .argument('<text>', 'the new caption, published exactly as written')
    .action((containerId: string, text: string) => runCaption(call, containerId, text));
  addCommand(shell, 'open', 'show the console, or one item, in the browser')
    .argument('[containerId]')
    .option('--no-browser', 'print the address instead')
    .action((containerId: string | undefined, flags: { browser: boolean }) => runOpen(call, containerId, flags));
}
