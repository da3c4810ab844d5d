import { execFile, fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const sources = fileURLToPath(new URL('peers/', import.meta.url));
const cache = fileURLToPath(new URL('../../../.ci/cache/', import.meta.url));

/** Another program that does a part of our work, in a process of its own. */
export interface Peer {
  readonly pid: number;
  readonly baseUrl: string;
  end(): void;
}

/**
 * Installs the peers into the cache, once for these versions and programs: nobody who installs the workspace needs
 * them. No script of a package is run. Returns the folder.
 */
export async function installPeers(): Promise<string> {
  const digest = createHash('sha256');
  for (const name of (await readdir(sources)).sort()) digest.update(await readFile(path.join(sources, name)));
  const folder = path.join(cache, `bench-peers-${digest.digest('hex').slice(0, 16)}`);
  if (existsSync(folder)) return folder;
  const unfinished = `${folder}.new`;
  await rm(unfinished, { recursive: true, force: true });
  await cp(sources, unfinished, { recursive: true });
  const install = ['install', '--ignore-scripts', '--no-package-lock', '--no-audit', '--no-fund', '--loglevel=error'];
  await promisify(execFile)('npm', install, { cwd: unfinished, shell: process.platform === 'win32' });
  await rename(unfinished, folder);
  return folder;
}

/** Starts `<name>.mjs` of the folder; it tells its port. @throws Error when it ends instead. */
export async function startPeer(folder: string, name: string, argument: string): Promise<Peer> {
  const child = fork(path.join(folder, `${name}.mjs`), [argument], {
    cwd: folder,
    execArgv: [],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    // As it runs for whoever uses it.
    env: { ...process.env, NODE_ENV: 'production' },
  });
  let output = '';
  child.stderr?.on('data', (text) => (output += String(text)));
  const port: unknown = await new Promise((resolve) => {
    child.once('message', resolve).once('exit', resolve);
  });
  const { pid } = child;
  if (child.exitCode !== null || pid === undefined || typeof port !== 'number') {
    throw new Error(`${name} did not start: ${output}`);
  }
  return { pid, baseUrl: `http://127.0.0.1:${port}`, end: () => child.disconnect() };
}
