import { CommanderError } from 'commander';
import type { Call } from './call.ts';
import { reportFailure } from './errors/report-failure.ts';
import { commandNames } from './examples.ts';
import { exitCodes } from './exit-codes.ts';
import type { ExitCode } from './exit-codes.ts';
import { readInvocation } from './invocation.ts';
import { createProgram } from './program.ts';
import type { Terminal } from './terminal.ts';

/** Runs one command line, without the program's name. Whatever happens is an exit code, its reason on stderr. */
export async function runCli(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const call: Call = { ...terminal, invocation: readInvocation(args, commandNames) };
  let exitCode: ExitCode = exitCodes.ok;
  const program = createProgram(call, (outcome) => {
    exitCode = outcome ?? exitCodes.ok;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return exitCodes.ok;
    // Without a command the whole help has been printed.
    if (error instanceof CommanderError && error.code === 'commander.help') return exitCodes.usage;
    return reportFailure(error, call);
  }
}
