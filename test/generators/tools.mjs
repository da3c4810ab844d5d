import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const here = import.meta.dirname;
const cache = fileURLToPath(new URL('../../.ci/cache/generators', import.meta.url));

/** Those of the programs it wants that no folder of PATH has. */
export function missing({ wants = [] }) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return wants.filter((program) => !folders.some((folder) => existsSync(join(folder, program))));
}

/** Runs a line of bash; resolves with what it prints, rejects with all it said. */
export async function bash(line, options) {
  try {
    const { stdout } = await promisify(execFile)('bash', ['-euc', line], { ...options, maxBuffer: 2 ** 26 });
    return stdout;
  } catch (error) {
    throw new Error(`${line}\n${error.stdout}\n${error.stderr}`);
  }
}

/** A fresh copy of the generator's folder beside the served document, and the environment that has its tools. */
export async function workshop({ name, npm, pip }, document) {
  const cwd = join(cache, 'work', name);
  await rm(cwd, { recursive: true, force: true });
  await mkdir(cwd, { recursive: true });
  for (const file of ['package.json', 'tsconfig.json']) await cp(join(here, file), join(cwd, '..', file));
  if (existsSync(join(here, name))) await cp(join(here, name), cwd, { recursive: true });
  await writeFile(join(cwd, 'openapi.json'), document);
  const bins = [];
  if (npm) {
    const tools = await installed('npm install --silent --no-audit --no-fund --prefix .', npm);
    await symlink(join(tools, 'node_modules'), join(cwd, 'node_modules'));
    bins.push(join(tools, 'node_modules', '.bin'));
  }
  if (pip) {
    const tools = await installed('python3 -m venv . && bin/pip install --quiet --disable-pip-version-check', pip);
    bins.push(join(tools, 'bin'));
  }
  const PATH = [...bins, process.env.PATH].join(delimiter);
  // What crates depend on is compiled once.
  return { cwd, env: { ...process.env, CARGO_TARGET_DIR: join(cache, 'target'), PATH } };
}

/** The folder that holds these packages, each set of versions in one of its own. */
async function installed(command, packages) {
  const line = `${command} ${packages.map((each) => `'${each}'`).join(' ')}`;
  const folder = join(cache, 'tools', createHash('sha256').update(line).digest('hex').slice(0, 16));
  const done = join(folder, 'installed');
  if (existsSync(done)) return folder;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await bash(line, { cwd: folder });
  await writeFile(done, line);
  return folder;
}
