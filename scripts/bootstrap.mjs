import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { capture, run } from './child.mjs';

export const root = fileURLToPath(new URL('..', import.meta.url));
const stampFile = join(root, 'node_modules', '.installed-lockfile');

/**
 * Our environment without what npm adds to it: pnpm would read `npm_config_*` as its own settings.
 * Telemetry of the build tools is off, and so is the S3 client's advice on Node versions, which is ours to heed.
 */
export function cleanEnvironment(from = process.env) {
  const kept = Object.entries(from).filter(([name]) => !/^npm_(config|lifecycle|package)_/i.test(name));
  return {
    ...Object.fromEntries(kept),
    TURBO_TELEMETRY_DISABLED: '1',
    REDOCLY_TELEMETRY: 'off',
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  };
}

/** Returns an environment in which `pnpm` is the pinned one. */
export async function withPnpm(env) {
  const version = pinnedPnpm();
  if ((await pnpmVersion(env)) === version) return env;
  console.log(`Getting pnpm ${version} through npm …`);
  const [npm, npmArgs] = npmCommand();
  const askPath = ['exec', '--yes', `--package=pnpm@${version}`, '--', 'node', '-p', 'process.env.PATH'];
  const { code, output } = await capture(npm, [...npmArgs, ...askPath], { cwd: root, env });
  const folder = output.split(delimiter).find((entry) => existsSync(join(entry, 'pnpm')));
  if (code !== 0 || folder === undefined) {
    throw new Error(`npm could not provide pnpm ${version}. Is the network there? Or install it: npm install --global pnpm@${version}`);
  }
  return { ...env, PATH: `${folder}${delimiter}${env.PATH}` };
}

/** Installs when node_modules is missing or is not the one this lockfile describes. Resolves with an exit code. */
export async function install(env) {
  if (isInstalled()) return 0;
  console.log('Installing dependencies (only when the lockfile changed) …');
  const code = await run('pnpm', ['install', '--frozen-lockfile', '--prefer-offline'], { cwd: root, env });
  if (code === 0) writeFileSync(stampFile, fingerprint());
  else console.error('\nThe installation failed. After a change to a package.json, run `pnpm install` once and commit the lockfile.');
  return code;
}

export function isInstalled() {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === fingerprint();
}

/** The wanted lockfile, and the one pnpm noted when it last installed: an install by hand changes the second. */
function fingerprint() {
  const files = ['pnpm-lock.yaml', join('node_modules', '.pnpm', 'lock.yaml')].map((name) => join(root, name));
  const hash = createHash('sha256');
  for (const file of files) hash.update(existsSync(file) ? readFileSync(file) : 'missing').update('\0');
  return hash.digest('hex');
}

function pinnedPnpm() {
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return /^pnpm@([^+]+)/.exec(packageManager)[1];
}

/** Asked outside the project: inside, another pnpm would fetch the pinned one and answer with that version. */
async function pnpmVersion(env) {
  const { output } = await capture('pnpm', ['--version'], { cwd: tmpdir(), env });
  return output;
}

/** The npm that started us, else the one on PATH. */
function npmCommand() {
  const started = process.env.npm_execpath;
  if (started !== undefined && basename(started) === 'npm-cli.js') return [process.execPath, [started]];
  return ['npm', []];
}
