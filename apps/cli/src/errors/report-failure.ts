import type { Call } from '../call.ts';
import { exitCodes } from '../exit-codes.ts';
import type { ExitCode } from '../exit-codes.ts';
import { summaryOf } from '../files/summary.ts';
import { commandLine } from '../invocation.ts';
import { paintFor, printable, printLine } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';
import { explain } from './failure.ts';
import type { Failure } from './failure.ts';
import type { NextCommand } from './next-command.ts';

/** What is known where it failed. */
export interface Circumstances {
  /** What the failure is about, where the command goes on with others. */
  readonly files?: readonly string[];
  /** Instead of what the error alone would suggest. */
  readonly next?: NextCommand;
}

/**
 * Says on stderr what went wrong and what to type next: for people in a few lines, with `--json` in one line of JSON.
 */
export function reportFailure(error: unknown, call: Call, { files = [], next: known }: Circumstances = {}): ExitCode {
  const { invocation, environment, stderr } = call;
  const explained = explain(error, invocation);
  const failure = { ...explained, next: known ?? explained.next };
  const next = commandLine(failure.next.args, invocation.options, environment);
  const text = invocation.options.json
    ? JSON.stringify({ error: failure.error, exitCode: failure.exitCode, next, ...(files.length > 0 && { files }) })
    : inWords(failure, next, call, files);
  printLine(stderr, text);
  return failure.exitCode;
}

function inWords(
  { exitCode, error, lines, next: { why } }: Failure,
  next: string,
  { stderr, environment }: Terminal,
  files: readonly string[],
): string {
  const paint = paintFor(stderr, environment);
  const about = files.length > 0 ? `${summaryOf(files)}: ` : '';
  // Whoever pressed Ctrl-C made no mistake.
  const label = exitCode === exitCodes.interrupted ? paint('yellow', 'stopped:') : paint('red', 'error:');
  return [
    `${label} ${printable(about + error.message)}`,
    ...lines.map((line) => `       ${printable(line)}`),
    `${paint('bold', 'next:')}  ${printable(next)}  ${paint('dim', `# ${why}`)}`,
  ].join('\n');
}
