import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { isObject } from '@layers-content/contract';
import { expect } from 'vitest';
import { fromSource } from '../from-source.ts';

const main = fileURLToPath(new URL('../../src/operator/main.ts', import.meta.url));
const timeoutMs = 100_000;

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs `layers-content-admin` from source in a process of its own, as an operator would; it finds its data by
 * DATA_DIR.
 */
export async function runLayersContentAdmin(
  dataDir: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const child = spawn(process.execPath, [...fromSource, main, ...args], {
    // The last as the installed program sets it.
    env: {
      PATH: process.env['PATH'],
      DATA_DIR: dataDir,
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: timeoutMs,
  });
  const code = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await code, stdout, stderr };
}

/** The object a command with `--json` printed; fails the test unless it went well. */
export async function adminJson(
  dataDir: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Readonly<Record<string, unknown>>> {
  const { code, stdout, stderr } = await runLayersContentAdmin(dataDir, [...args, '--json'], env);
  expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' });
  const parsed: unknown = JSON.parse(stdout);
  if (!isObject(parsed)) throw new Error(`no object: ${stdout}`);
  return parsed;
}
