import { Argument } from 'commander';
import { completionScript, shells } from '../completion.ts';
import type { ShellName } from '../completion.ts';
import { addCommand } from '../shell.ts';
import type { Shell } from '../shell.ts';
import { printLine } from '../terminal.ts';
import { runKey } from './key.ts';

/** What sets this program up, or signs people in elsewhere. */
export function addSetupCommands(shell: Shell): void {
  const { call, program } = shell;
  addCommand(shell, 'key', 'tell which key is used, or copy it')
    .option('--copy', 'put the key into the clipboard, such as for the sign-in of the console')
    .option('--show', 'print the key')
    .action((flags: { copy?: boolean; show?: boolean }) => runKey(call, flags));
  addCommand(shell, 'completion', 'print a script of completions for your shell')
    .addArgument(new Argument('<shell>').choices(shells))
    .action((name: ShellName) => printLine(call.stdout, completionScript(name, program)));
}
