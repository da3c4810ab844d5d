import path from 'node:path';
import { UnavailableError } from '@layers-content/core';
import { CommanderError } from 'commander';
import { ConfigError } from '../config/config.ts';
import type { Config } from '../config/config.ts';
import { faultText } from '../fault-text.ts';
import { AdminFault, exitCodes } from './fault.ts';
import type { ExitCode } from './fault.ts';
import type { Outcome } from './outcome.ts';
import { createProgram } from './program.ts';
import type { GlobalOptions } from './program.ts';
import { runRequest } from './run-request.ts';

/** Where the command line was started. */
export interface Terminal {
  /** Read when a command needs it. @throws ConfigError. */
  readonly readConfig: () => Config;
  readonly workingDirectory: string;
  /** Results only. */
  readonly stdout: NodeJS.WritableStream;
  /** Everything else. */
  readonly stderr: NodeJS.WritableStream;
}

const patienceMs = 20_000;

/** Runs one command line, without the program's name; says on stderr what went wrong and what to do. */
export async function runAdmin(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { stdout, stderr } = terminal;
  const tell = (line: string) => stderr.write(`${line}\n`);
  let code: ExitCode = exitCodes.ok;
  const program = createProgram({
    run: async (request, options) => {
      const outcome = await runRequest(request, { config: configFor(options, terminal), tell, patienceMs });
      for (const line of linesOf(outcome, options)) stdout.write(`${line}\n`);
      outcome.notes.forEach(tell);
      if (outcome.failed) code = exitCodes.refused;
    },
    writeOut: (text) => stdout.write(text),
    writeErr: (text) => stderr.write(text),
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    // Commander has said on its own what it had to say.
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
    tell(`error: ${faultText(error)}`);
    return exitCodeOf(error);
  }
}

function configFor({ dataDir }: GlobalOptions, { readConfig, workingDirectory }: Terminal): Config {
  const config = readConfig();
  return dataDir === undefined ? config : { ...config, dataDir: path.resolve(workingDirectory, dataDir) };
}

function linesOf({ data, lines }: Outcome, { json }: GlobalOptions): readonly string[] {
  return json === true ? [JSON.stringify(data)] : lines;
}

function exitCodeOf(error: unknown): ExitCode {
  if (error instanceof AdminFault) return exitCodes[error.kind];
  if (error instanceof ConfigError) return exitCodes.usage;
  if (error instanceof UnavailableError) return exitCodes.unreachable;
  return exitCodes.refused;
}
