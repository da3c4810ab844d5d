import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { isObject } from '@layers-content/contract';
import type { JsonObject } from '@layers-content/contract';

/** Where the contract is written. */
export const contractFolder = fileURLToPath(new URL('../../../openapi', import.meta.url));
const tool = path.join(
  path.dirname(createRequire(path.join(contractFolder, 'package.json')).resolve('@redocly/cli/package.json')),
  'bin/cli.js',
);

/** The contract of a folder as it stands there now. @throws ContractFault when it cannot be bundled. */
export async function bundleContract(folder: string, signal: AbortSignal): Promise<JsonObject> {
  const heading = 'The contract cannot be bundled; the last one that could be is still shown.';
  const scratch = await mkdtemp(path.join(tmpdir(), 'contract-'));
  const output = path.join(scratch, 'openapi.json');
  try {
    await runTool(['bundle', 'openapi.yaml', '--output', output, '--component-renaming-conflicts-severity', 'off'], {
      cwd: folder,
      signal,
      heading,
    });
    const bundle: unknown = JSON.parse(await readFile(output, 'utf8'));
    if (!isObject(bundle)) throw new ContractFault(heading);
    return bundle;
  } finally {
    await rm(scratch, { recursive: true });
  }
}

/** Holds the contract of a folder against the rules of its `redocly.yaml`. @throws ContractFault. */
export async function lintContract(folder: string, signal: AbortSignal): Promise<void> {
  await runTool(['lint', 'openapi.yaml', 'upload.arazzo.yaml'], {
    cwd: folder,
    signal,
    heading: 'The contract is shown, with these faults:',
  });
}

/** What a tool found wrong with the contract, in its words. */
export class ContractFault extends Error {
  override readonly name = 'ContractFault';
}

/** Changes whenever a file of the folder does: names, sizes and times, for asking again and again. */
export async function contractFingerprint(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !file.includes(`${path.sep}node_modules${path.sep}`));
  return (await Promise.all(files.map(stampOf))).sort().join('\n');
}

async function stampOf(file: string): Promise<string> {
  try {
    const { mtimeMs, size } = await stat(file);
    return `${file} ${mtimeMs} ${size}`;
  } catch (error) {
    // An editor's temporary file, gone since it was listed.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return file;
    throw error;
  }
}

const run = promisify(execFile);
const maxOutputBytes = 64 * 1_024 * 1_024;

interface RunOptions {
  readonly cwd: string;
  readonly signal: AbortSignal;
  /** What stands above the tool's words when it fails. */
  readonly heading: string;
}

async function runTool(args: readonly string[], { cwd, signal, heading }: RunOptions): Promise<void> {
  try {
    const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
    await run(process.execPath, [tool, ...args], { cwd, signal, maxBuffer: maxOutputBytes, env });
  } catch (error) {
    signal.throwIfAborted();
    throw new ContractFault(`${heading}\n${wordsOf(error)}`, { cause: error });
  }
}

/** Faults stand on stdout, else on stderr among framed notices of the tool about itself. */
function wordsOf(error: unknown): string {
  if (!(error instanceof Error && 'stdout' in error && 'stderr' in error)) return String(error);
  return String(error.stdout === '' ? error.stderr : error.stdout)
    .replaceAll(/^\s*[╔║╚].*\n/gm, '')
    .trim();
}
