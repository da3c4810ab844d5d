/** @module-tag process */
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { isObject } from '@layers-content/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { childrenOf } from '../e2e/process-list.ts';
import { freePort } from '../free-port.ts';

/** What is published, packed and installed by npm as a stranger would, and run with plain node. */
const packages = ['apps/api', 'apps/cli', 'packages/client'] as const;
const root = fileURLToPath(new URL('../../../../', import.meta.url));
const film = path.join(root, 'packages/media-probe/fixtures/teaser.mp4');
const run = promisify(execFile);
/** Nothing of the tester's own settings, nor of the package manager that started the test. */
const env = { PATH: process.env['PATH'], HOME: process.env['HOME'] };
let folder: string;
let tarballs: readonly string[];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'layers-content-tarballs-'));
  tarballs = await Promise.all(packages.map((name) => pack(path.join(root, name))));
  await run('npm', ['install', '--no-audit', '--no-fund', ...tarballs], { cwd: folder, env });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function pack(directory: string): Promise<string> {
  const { stdout } = await run('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], {
    cwd: directory,
    env,
  });
  return path.join(folder, stdout.trim());
}

async function manifestOf(name: string): Promise<Readonly<Record<string, unknown>>> {
  const parsed: unknown = JSON.parse(await readFile(path.join(folder, 'node_modules', name, 'package.json'), 'utf8'));
  return isObject(parsed) ? parsed : {};
}

describe.each(['@layers-content/api', '@layers-content/cli', '@layers-content/client'])('%s', (name) => {
  test('depends on nothing that only this repository has', async () => {
    const { dependencies } = await manifestOf(name);
    expect(JSON.stringify(dependencies)).not.toMatch(/workspace:|catalog:|@layers-content\//);
  });

  test('holds no TypeScript but declarations', async () => {
    const { stdout } = await run('tar', [
      '-tzf',
      tarballs.find((file) => file.includes(name.replace(/@(.*)\/(.*)/, '$1-$2'))) ?? '',
    ]);
    expect(stdout.split('\n').filter((file) => /(?<!\.d)\.[cm]?ts$/.test(file))).toEqual([]);
    expect(stdout).toMatch(/^package\/dist\//m);
  });

  test('is what npm and Node expect of a package', async () => {
    const publint = path.join(root, 'apps/api/node_modules/.bin/publint');
    await run(publint, ['run', path.join(folder, 'node_modules', name), '--strict', '--pack', 'false'], { env });
  });
});

describe.each(['20', '22', '24', '26'])('on Node %s', (version) => {
  let node: string;
  beforeAll(async () => {
    const { stdout } = await run(
      'npm',
      ['exec', '--yes', `--package=node@${version}`, '--', 'node', '-p', 'process.execPath'],
      { cwd: folder, env },
    );
    node = stdout.trim().split('\n').at(-1) ?? '';
    expect((await run(node, ['--version'])).stdout).toMatch(`v${version}.`);
  });

  test('the server starts, takes an upload, and is looked after by the operator beside it', async () => {
    const cwd = await mkdtemp(path.join(folder, 'node-'));
    const port = String(await freePort());
    const bin = (name: string) => path.join(folder, 'node_modules/.bin', name);
    const command = async (name: string, ...args: readonly string[]) =>
      (await run(node, [bin(name), ...args], { cwd, env })).stdout;
    const server = spawn(node, [bin('layers-content-server')], {
      cwd,
      env: { ...env, PORT: port },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = new Promise((resolve) => server.once('close', resolve));
    try {
      const output = await untilServing(server.stdout);
      expect(output).toContain(`Layers Content API on http://127.0.0.1:${port} `);
      expect(output).toContain(`data in ${path.join(cwd, '.data')}\n`);
      const uploaded: unknown = JSON.parse(
        await command('layers-content', '--json', 'upload', film, '--caption', 'Packed.'),
      );
      expect(uploaded).toMatchObject({ status: 'completed', caption: 'Packed.' });
      expect(await command('layers-content-admin', 'keys', 'list')).toContain('First live key');
      await command('layers-content-admin', 'fsck');
      await expectPlainNode(server.pid ?? 0);
    } finally {
      server.kill('SIGTERM');
    }
    expect(await ended).toBe(0);
  });
});

/** What a service said until it served; the rest is let go. */
async function untilServing(stdout: NodeJS.ReadableStream): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    stdout.on('data', (chunk) => {
      output += String(chunk);
      if (/^Layers Content API on .*\n/m.test(output)) resolve(output);
    });
    stdout.once('end', () => reject(new Error(`the service ended before it served; it said:\n${output}`)));
  });
}

/** The service and its probing child, each from what is installed, with no loader or compiler beside them. */
async function expectPlainNode(pid: number): Promise<void> {
  const children = await childrenOf(pid);
  expect(children).toHaveLength(1);
  const { stdout } = await run('ps', ['-o', 'args=', '-p', [pid, ...children].join()]);
  for (const line of stdout.trim().split('\n')) expect(line).toContain(path.join(folder, 'node_modules'));
  expect(stdout).not.toMatch(/tsx|esbuild|--import/);
}
