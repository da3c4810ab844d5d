import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, readFile, readdir, rm, symlink, unlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operationTable } from '../src/index.ts';

const { resolve } = createRequire(import.meta.url);
const contractFolder = dirname(resolve('@layers-content/openapi/package.json'));
const bundler = join(dirname(resolve('@redocly/cli/package.json')), 'bin/cli.js');
const operationIds = Object.keys(operationTable).sort();

describe('the files of the contract', () => {
  it('in operations/ are the operations', async () => {
    expect(await readdir(join(contractFolder, 'operations'))).toEqual(operationIds.map((id) => `${id}.yaml`));
  });

  it('in examples/ are one an operation, and those that belong to none', async () => {
    const shared = ['README.md', 'any-operation.yaml', 'platform-rules.yaml', 'problems.yaml'];
    const files = await readdir(join(contractFolder, 'examples'));
    expect(files.sort()).toEqual([...shared, ...operationIds.map((id) => `${id}.yaml`)].sort());
  });

  it('in samples/ are three an operation', async () => {
    const kebab = (id: string): string => id.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    const samples = operationIds.map(kebab).flatMap((id) => [`${id}.sh`, `${id}.ts`, `${id.replaceAll('-', '_')}.py`]);
    expect((await readdir(join(contractFolder, 'samples'))).sort()).toEqual(samples.sort());
  });
});

describe('a fault in what the plugin attaches', () => {
  let folder: string;
  const change = async (file: string, from: string, to: string): Promise<void> => {
    const text = await readFile(join(folder, file), 'utf8');
    expect(text).toContain(from);
    await writeFile(join(folder, file), text.replace(from, to));
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'contract-'));
    await cp(contractFolder, folder, { recursive: true, filter: (source) => !source.endsWith('node_modules') });
    await symlink(join(contractFolder, 'node_modules'), join(folder, 'node_modules'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('is told by lint with the file it stands in', { timeout: 60_000 }, async () => {
    await change('examples/getContent.yaml', '\n      status: completed', '\n      status: done');
    await change('examples/getAsset.yaml', '\n  status: 200', '\n  status: 418');
    await change('examples/getProject.yaml', '\n    summary: ', '\n    summary: "');
    await change('operations/getUsage.yaml', 'content:read', 'content:reed');
    await change('operations/createProject.yaml', "'201':", "'201':\n    headers: { X-Own: { $ref: '#/nowhere' } }");
    await change('operations/listAuditLog.yaml', 'security:\n  - bearerAuth: [org:admin]', 'security: []');
    await writeFile(join(folder, 'examples/listProjects.yaml'), '');
    await unlink(join(folder, 'examples/listContent.yaml'));
    await unlink(join(folder, 'samples/whoami.sh'));
    const env = { ...process.env, REDOCLY_TELEMETRY: 'off' };
    const lint = [bundler, 'lint', 'content@v1', '--max-problems', '1000'];
    const { stdout: words } = spawnSync(process.execPath, lint, { cwd: folder, env, encoding: 'utf8' });
    expect(words).toMatch(/examples\/getContent\.yaml:\d+:\d+ at #\/\w+\/response\/value\/status/);
    expect(words).toMatch(/operations\/getAsset\.yaml:1:1[^[]*examples\/getAsset\.yaml shows \S+ with status 418/);
    expect(words).toMatch(/examples\/getProject\.yaml:\d+:\d+ \s*Failed to parse/);
    expect(words).toMatch(/operations\/getUsage\.yaml:\d+:\d+ at #\/responses\/403\s+Can't resolve/);
    expect(words).toMatch(/operations\/createProject\.yaml:\d+:\d+ at #\/responses\/201\/headers\/X-Own/);
    expect(words).toMatch(/operations\/listContent\.yaml:1:1[^[]*examples\/listContent\.yaml is missing/);
    expect(words).toMatch(/operations\/whoami\.yaml:\d+:\d+ at #\/x-codeSamples\/0\/source/);
  });
});
