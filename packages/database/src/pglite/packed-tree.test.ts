import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { packTree, unpackTree } from './packed-tree.ts';

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'packed-tree-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

test('a tree comes out as it went in: bytes, empty files, empty folders', async () => {
  const [from, to] = [await newFolder(), await newFolder()];
  await mkdir(join(from, 'base', '1'), { recursive: true });
  await mkdir(join(from, 'empty'));
  const files = { 'base/1/112': '', 'base/1/113': '\n\u0000bytes', base2: 'x'.repeat(70_000), z: 'last' };
  for (const [name, text] of Object.entries(files)) await writeFile(join(from, name), text);
  await unpackTree(await packTree(from), to);
  expect((await readdir(to, { recursive: true })).sort()).toEqual(
    ['base', 'base/1', 'empty', ...Object.keys(files)].sort(),
  );
  for (const [name, text] of Object.entries(files)) expect(await readFile(join(to, name), 'utf8')).toBe(text);
});
