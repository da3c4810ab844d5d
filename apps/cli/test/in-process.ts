import path from 'node:path';
import { Writable } from 'node:stream';
import { readEnvironment } from '../src/config.ts';
import { runCli } from '../src/run-cli.ts';
import type { Output } from '../src/terminal.ts';
import type { Ended } from './program.ts';

/** What a terminal looks like: none, or one so wide. */
interface Looks {
  readonly columns?: number;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the CLI within this process: the same from the command line on, without the start of a program. */
export async function runHere(cwd: string, args: readonly string[], { columns, env = {} }: Looks = {}): Promise<Ended> {
  const [stdout, stderr] = [collector(columns), collector(columns)];
  const code = await runCli(args, {
    environment: readEnvironment(
      { XDG_STATE_HOME: path.join(cwd, '.state'), ...env },
      { platform: 'linux', homeFolder: cwd },
    ),
    workingDirectory: cwd,
    stdout: stdout.output,
    stderr: stderr.output,
    onInterrupt: () => () => undefined,
  });
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}

function collector(columns: number | undefined): { readonly output: Output; readonly text: () => string } {
  let written = '';
  const stream = new Writable({
    write: (chunk, _encoding, done) => {
      written += String(chunk);
      done();
    },
  });
  const looks = columns === undefined ? {} : { isTTY: true, columns, hasColors: () => true };
  return { output: Object.assign(stream, looks), text: () => written };
}
