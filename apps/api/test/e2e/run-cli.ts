import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { Installation } from './service-process.ts';
import { fromSource } from '../from-source.ts';

const main = fileURLToPath(new URL('../../../cli/src/main.ts', import.meta.url));
const timeoutMs = 100_000;

/** Runs `layers-content`, which finds its credentials by DATA_DIR, as a person would beside the service. */
export async function runCli(
  { dataDir }: Installation,
  args: readonly string[],
): Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }> {
  const child = spawn(process.execPath, [...fromSource, main, ...args], {
    cwd: dataDir,
    env: { PATH: process.env['PATH'], DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: timeoutMs,
  });
  const code = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await code, stdout, stderr };
}
