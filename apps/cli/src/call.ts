import type { ExitCode } from './exit-codes.ts';
import type { Invocation } from './invocation.ts';
import { printLine } from './terminal.ts';
import type { Terminal } from './terminal.ts';

/** One run of the program: where it was started, and with what. */
export interface Call extends Terminal {
  readonly invocation: Invocation;
}

/** What a command ends with; nothing is 0. */
export type Outcome = ExitCode | undefined;

/** An answer on stdout: as it came with `--json`, else in words. */
export function printAnswer<Answer>({ stdout, invocation }: Call, answer: Answer, inWords: (answer: Answer) => string) {
  printLine(stdout, invocation.options.json ? JSON.stringify(answer) : inWords(answer));
}

/** A remark for people; programs read answers and errors. */
export function remark({ stderr, invocation }: Call, text: string): void {
  if (!invocation.options.json) printLine(stderr, text);
}
