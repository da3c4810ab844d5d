/** @module-tag process */
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { isObject } from '@layers-content/contract';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { childrenOf } from '../e2e/process-list.ts';
import { freePort } from '../free-port.ts';

/** What is published, packed by npm and by pnpm, installed by npm as a stranger would, and run with plain node. */
const packages = {
  '@layers-content/api': 'apps/api',
  '@layers-content/cli': 'apps/cli',
  '@layers-content/client': 'packages/client',
  '@layers-content/contract': 'packages/contract',
  '@layers-content/mcp': 'apps/mcp',
  '@layers-content/media-probe': 'packages/media-probe',
  '@layers-content/platform-fit': 'packages/platform-fit',
} as const;
const root = fileURLToPath(new URL('../../../../', import.meta.url));
const tools = path.join(root, 'node_modules/.bin');
const film = path.join(root, 'packages/media-probe/fixtures/teaser.mp4');
const picture = path.join(root, 'packages/media-probe/fixtures/slide-1.jpg');
const run = promisify(execFile);
/** Nothing of the tester's own settings, nor of the package manager that started the test. */
const env = { PATH: process.env['PATH'], HOME: process.env['HOME'] };
const packers = ['npm', 'pnpm'] as const;
type Packer = (typeof packers)[number];
let folder: string;
let tarballs: Readonly<Record<Packer, ReadonlyMap<string, string>>>;
/** Where the command line is installed, and nothing else. */
let commandLine: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'layers-content-tarballs-'));
  tarballs = { npm: await packAll('npm'), pnpm: await packAll('pnpm') };
  await run('npm', ['install', '--no-audit', '--no-fund', ...tarballs.npm.values()], { cwd: folder, env });
  // Outside of the other folder, whose packages Node would find too.
  commandLine = await mkdtemp(path.join(tmpdir(), 'layers-content-cli-'));
  const alone = tarballs.npm.get('@layers-content/cli') ?? '';
  await run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', alone], { cwd: commandLine, env });
});
afterAll(() => Promise.all([folder, commandLine].map((each) => rm(each, { recursive: true, force: true }))));

async function packAll(packer: Packer): Promise<ReadonlyMap<string, string>> {
  const packed = new Map<string, string>();
  for (const [name, directory] of Object.entries(packages)) {
    const into = await mkdtemp(path.join(folder, `${packer}-`));
    await run(packer, ['pack', '--pack-destination', into], { cwd: path.join(root, directory), env });
    const [tarball = ''] = await readdir(into);
    packed.set(name, path.join(into, tarball));
  }
  return packed;
}

/** What a tarball holds, by name. */
async function unpacked(packer: Packer, name: string): Promise<Readonly<Record<string, string>>> {
  const into = await mkdtemp(path.join(folder, 'unpacked-'));
  const tarball = tarballs[packer].get(name) ?? '';
  await run('tar', ['-xzf', tarball, '-C', into]);
  const entries = await readdir(into, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  const read = files.map(async (file) => [path.relative(into, file), await readFile(file, 'latin1')] as const);
  return Object.fromEntries(await Promise.all(read));
}

describe.each(Object.keys(packages))('%s', (name) => {
  test('is the same, packed by npm or by pnpm', async () => {
    const [byNpm, byPnpm] = await Promise.all(packers.map((packer) => unpacked(packer, name)));
    // pnpm ends the manifest without a line break.
    const manifest = 'package/package.json';
    expect({ ...byNpm, [manifest]: byNpm?.[manifest]?.trimEnd() }).toEqual(byPnpm);
    expect(Object.keys(byNpm ?? {})).toEqual(
      expect.arrayContaining([manifest, 'package/README.md', 'package/LICENSE']),
    );
  });

  test('names nothing that only this repository has', async () => {
    const files = await unpacked('npm', name);
    expect(files['package/package.json']).not.toMatch(/workspace:|catalog:/);
    const manifest: unknown = JSON.parse(files['package/package.json'] ?? '');
    const dependencies = isObject(manifest) ? JSON.stringify(manifest['dependencies'] ?? {}) : '';
    expect(dependencies).not.toContain('@layers-content/');
    const peers = isObject(manifest) && isObject(manifest['peerDependencies']) ? manifest['peerDependencies'] : {};
    const types = Object.entries(files).flatMap(([file, text]) => (/\.d\.[cm]?ts$/.test(file) ? [text] : []));
    const ours = types.flatMap((text) => [...text.matchAll(/\bfrom ?["'](@layers-content\/[\w-]+)/g)]);
    expect(ours.map(([, imported = '']) => imported).filter((imported) => !(imported in peers))).toEqual([]);
    expect(Object.keys(files).filter((file) => /(?<!\.d)\.[cm]?ts$/.test(file))).toEqual([]);
    expect(Object.keys(files).some((file) => file.startsWith('package/dist/'))).toBe(true);
  });

  test('is what npm and Node expect of a package', async () => {
    const installed = path.join(folder, 'node_modules', name);
    await run(path.join(tools, 'publint'), ['run', installed, '--strict', '--pack', 'false'], { env });
  });
});

test('the command line alone is one package of ours, with nothing native', async () => {
  const installed = await readdir(path.join(commandLine, 'node_modules'), { recursive: true });
  expect(installed.filter((file) => file.endsWith('.node') || /^(sharp$|@img\/)/.test(file))).toEqual([]);
  expect(installed.filter((file) => /^@layers-content\/\w+$/.test(file))).toEqual(['@layers-content/cli']);
});

/** What tests take of a package is in no tarball. */
const hidden = ['--exclude-entrypoints', './testing'];

test.each(Object.entries(packages).filter(([, directory]) => !/^apps\/(api|cli)$/.test(directory)))(
  '%s has types wherever it can be imported',
  async (name) => {
    const tarball = tarballs.npm.get(name) ?? '';
    await run(path.join(tools, 'attw'), [tarball, '--profile', 'esm-only', ...hidden], { env });
  },
);

/** Everything but the service and its commands, as a stranger would write it. */
const program = `
import { open } from 'node:fs/promises';
import { createClient } from '@layers-content/client';
import { listExamples, operationTable, readBundle } from '@layers-content/contract';
import document from '@layers-content/contract/openapi.json' with { type: 'json' };
import { probeMedia } from '@layers-content/media-probe';
import { openProbePool } from '@layers-content/media-probe/pool';
import { createPlatformJudge } from '@layers-content/platform-fit';

const file = await open(process.argv[2]);
const { size: sizeBytes } = await file.stat();
const reader = {
  sizeBytes,
  async read(offset, length) {
    const { buffer, bytesRead } = await file.read(new Uint8Array(length), 0, length, offset);
    return buffer.subarray(0, bytesRead);
  },
};
const pool = await openProbePool();
const { info } = await pool.probe(reader, 'video/mp4', AbortSignal.timeout(60_000));
const here = await probeMedia(reader, 'video/mp4', { decode: () => Promise.reject(new Error('no picture')) });
await pool.close();
await file.close();
const asset = { assetId: 'upload-1', contentType: 'video/mp4', sizeBytes, info };
const verdicts = createPlatformJudge().judge({ caption: '', slideshow: false, assets: [asset] });
console.log(JSON.stringify({
  client: typeof createClient({ baseUrl: 'http://127.0.0.1', apiKey: 'none' }).getContent,
  contract: readBundle().openapi === document.openapi && listExamples().length > Object.keys(operationTable).length,
  probe: [info.width, info.height, here.durationMs === info.durationMs],
  platforms: verdicts.map(({ platform }) => platform),
}));
`;

describe.each(['20.19', '22', '24', '26'])('on Node %s', (version) => {
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

  test('the packages do what they are for', async () => {
    const script = path.join(folder, 'program.mjs');
    await writeFile(script, program);
    const { stdout } = await run(node, [script, film], { cwd: folder, env });
    expect(JSON.parse(stdout)).toEqual({
      client: 'function',
      contract: true,
      probe: [1080, 1920, true],
      platforms: ['tiktok', 'instagram'],
    });
  });

  test('the command line alone judges files', async () => {
    const bin = path.join(commandLine, 'node_modules/.bin/layers-content');
    const { stdout, stderr } = await run(node, [bin, 'fit', film, picture], { cwd: commandLine, env });
    expect(stdout).toMatch(/^tiktok +fits\ninstagram +fits$/m);
    expect(stderr).toContain('no service was asked');
    expect(stderr).toContain('the structure alone was read');
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
      expect(await uploadAsAgent(node, bin('layers-content-mcp'), cwd)).toContain('1 of 1 completed.');
      expect(await command('layers-content-admin', 'keys', 'list')).toContain('First live key');
      await command('layers-content-admin', 'fsck');
      await expectPlainNode(server.pid ?? 0);
    } finally {
      server.kill('SIGTERM');
    }
    expect(await ended).toBe(0);
  });
});

/**
 * What the tools for agents say to the upload of the film, started with the first keys of the service that runs in a
 * folder.
 */
async function uploadAsAgent(node: string, bin: string, cwd: string): Promise<string> {
  const credentials: unknown = JSON.parse(await readFile(path.join(cwd, '.data/credentials.json'), 'utf8'));
  const { liveKey, baseUrl, projectId } = isObject(credentials) ? credentials : {};
  const client = new Client({ name: 'tarballs', version: '1' });
  const args = [bin, '--root', path.dirname(film)];
  const keys = { LAYERS_API_KEY: String(liveKey), LAYERS_BASE_URL: String(baseUrl) };
  await client.connect(new StdioClientTransport({ command: node, args, cwd, env: { ...keys, PATH: env.PATH ?? '' } }));
  const given = { projectId: String(projectId), paths: [path.basename(film)], caption: 'By an agent.' };
  const answer = await client.callTool({ name: 'upload_content', arguments: given });
  await client.close();
  return JSON.stringify(answer.content);
}

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
