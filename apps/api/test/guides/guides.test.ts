/** @module-tag process */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { mediaFixture } from '@layers-content/media-probe/testing';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createInstallation } from '../e2e/service-process.ts';
import type { Installation } from '../e2e/service-process.ts';
import { fromSource } from '../from-source.ts';

/** The programs that the guides print, run as they stand; below each stands what it says. */
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
const docs = path.join(import.meta.dirname, '../../../../docs');

let installation: Installation;
let folder: string;

beforeAll(async () => {
  installation = await createInstallation();
  await installation.start();
  // Inside the package, where the client is found.
  folder = await mkdtemp(path.join(import.meta.dirname, '.run-'));
  await symlink(installation.dataDir, path.join(folder, '.data'));
  for (const name of ['teaser.mp4', 'slide-1.jpg', 'slide-2.jpg'] as const)
    await writeFile(path.join(folder, name), mediaFixture(name));
});
afterAll(async () => {
  await installation.remove();
  await rm(folder, { recursive: true });
});

const commands = { ts: ['program.mts', process.execPath, ...fromSource], py: ['program.py', 'python3'] } as const;

test.each([
  ['quickstart.md', 'ts'],
  ['quickstart.md', 'py'],
  ['slideshows.md', 'ts'],
  ['errors.md', 'ts'],
] as const)('the program of %s in %s says what is printed below it', async (page, language) => {
  const printed = await readFile(path.join(docs, page), 'utf8');
  const [, program = '', said] =
    new RegExp(`\`\`\`${language}\\n(.*?)\`\`\`\\n\\n\`\`\`\\n(.*?)\`\`\``, 's').exec(printed) ?? [];
  const [name, command, ...args] = commands[language];
  await writeFile(path.join(folder, name), program);
  const { stdout } = await promisify(execFile)(command, [...args, name], { cwd: folder });
  expect(stdout).toBe(said);
});
