import { spawn } from 'node:child_process';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { Installation } from './service-process.ts';
import { fromSource } from '../from-source.ts';

const main = fileURLToPath(new URL('../../../cli/src/main.ts', import.meta.url));
const timeoutMs = 100_000;

/** What a command line came to. */
export interface CliRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `layers-content`, which finds its credentials by DATA_DIR, as a person would beside the service. */
export function runCli({ dataDir }: Installation, args: readonly string[]): Promise<CliRun> {
  return startCli({ dataDir }, args).ended;
}

/** Starts it, to be stopped by Ctrl-C. `says` waits for what it writes to stderr. */
export function startCli({ dataDir }: Pick<Installation, 'dataDir'>, args: readonly string[]) {
  const child = spawn(process.execPath, [...fromSource, main, ...args], {
    cwd: dataDir,
    env: { PATH: process.env['PATH'], DATA_DIR: dataDir, XDG_STATE_HOME: path.join(dataDir, 'state') },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: timeoutMs,
  });
  const code = new Promise<number | null>((resolve) => child.once('close', resolve));
  const ended = Promise.all([code, text(child.stdout), text(child.stderr)]);
  return {
    ended: ended.then(([exitCode, stdout, stderr]): CliRun => ({ code: exitCode, stdout, stderr })),
    says: (word: string) =>
      new Promise<void>((resolve) => {
        child.stderr.on('data', (chunk) => {
          if (String(chunk).includes(word)) resolve();
        });
      }),
    interrupt: () => child.kill('SIGINT'),
  };
}
