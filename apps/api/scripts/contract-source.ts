import { execFile } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const contractFolder = fileURLToPath(new URL('../../../openapi', import.meta.url));
const bundleScript = fileURLToPath(new URL('../../../packages/contract/scripts/bundle.ts', import.meta.url));

/** Bundles the contract as it stands in `openapi/`. @throws ContractFault. */
export async function bundleContract(signal: AbortSignal): Promise<string> {
  const heading = 'The contract cannot be bundled; the last one that could be is still shown.';
  return runNode(['--import', 'tsx', bundleScript], { cwd: path.dirname(bundleScript), signal, heading });
}

/** Holds the contract against the rules of `openapi/redocly.yaml`. @throws ContractFault. */
export async function lintContract(signal: AbortSignal): Promise<void> {
  const manifest = createRequire(path.join(contractFolder, 'package.json')).resolve('@redocly/cli/package.json');
  await runNode([path.join(path.dirname(manifest), 'bin/cli.js'), 'lint', 'openapi.yaml', 'upload.arazzo.yaml'], {
    cwd: contractFolder,
    signal,
    heading: 'The contract is shown, with these faults:',
  });
}

/** What a tool found wrong with the contract, in its words. */
export class ContractFault extends Error {
  override readonly name = 'ContractFault';
}

/** Changes whenever a file of the contract does: names, sizes and times, for asking again and again. */
export async function contractFingerprint(): Promise<string> {
  const entries = await readdir(contractFolder, { recursive: true, withFileTypes: true });
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

async function runNode(args: readonly string[], { cwd, signal, heading }: RunOptions): Promise<string> {
  try {
    const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
    const { stdout } = await run(process.execPath, args, { cwd, signal, maxBuffer: maxOutputBytes, env });
    return stdout;
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
