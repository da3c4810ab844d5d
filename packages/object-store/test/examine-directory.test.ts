import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { examineDirectory, nodeFileSystem } from '../src/index.ts';
import type { DirectoryFinding, FileSystem } from '../src/index.ts';
import { newRoot, openStore } from './opened-store.ts';
import { watchedFileSystem } from './watched-file-system.ts';
import type { Operation } from './watched-file-system.ts';

const gibibyte = 1_073_741_824;
const disk = { freeBytes: 100 * gibibyte, totalBytes: 200 * gibibyte };

/** The real disk, but for its size. */
function withSpace(fileSystem: FileSystem, space = disk): FileSystem {
  return { ...fileSystem, space: async () => space };
}

function failing(operation: Operation, code: string, within = ''): FileSystem {
  return watchedFileSystem({
    before: (call) => {
      if (call.operation === operation && call.path.includes(within))
        throw Object.assign(new Error(`${code}: ${call.path}`), { code });
    },
  });
}

function lacking(findings: readonly DirectoryFinding[]): readonly string[] {
  for (const { verdict, advice } of findings) expect(advice === null).toBe(verdict === 'ok');
  return findings
    .filter(({ verdict }) => verdict !== 'ok')
    .map(({ check, importance, seen }) => `${check} (${importance}): ${seen}`);
}

async function filesBelow(root: string): Promise<readonly string[]> {
  return (await readdir(root, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
}

test('a good directory lacks nothing, and is left as it was found', async () => {
  const { root } = await openStore();
  const findings = await examineDirectory(root, { fileSystem: withSpace(nodeFileSystem) });
  expect(findings.map(({ check }) => check)).toEqual([
    'writing',
    'hard-links',
    'directory-sync',
    'free-space',
    'spare-space',
  ]);
  expect(lacking(findings)).toEqual([]);
  expect(await filesBelow(root)).toEqual([]);
});

test.each([
  ['create', 'EACCES', ['writing (required): EACCES', 'hard-links (required): ENOENT']],
  ['write', 'ENOSPC', ['writing (required): ENOSPC']],
  ['syncFile', 'EIO', ['writing (required): EIO']],
  ['link', 'EPERM', ['hard-links (required): EPERM']],
  ['syncDirectory', 'EINVAL', ['directory-sync (required): EINVAL']],
] as const)('%s failing with %s is found out', async (operation, code, expected) => {
  const { root } = await openStore();
  expect(lacking(await examineDirectory(root, { fileSystem: withSpace(failing(operation, code)) }))).toEqual(expected);
  expect(await filesBelow(root)).toEqual([]);
});

test('a part of it on another file system is found out', async () => {
  const { root } = await openStore();
  const fileSystem = withSpace(failing('link', 'EXDEV', 'public-media'));
  expect(lacking(await examineDirectory(root, { fileSystem }))).toEqual(['hard-links (required): EXDEV']);
  expect(await filesBelow(root)).toEqual([]);
});

test('a file system that copies where it should link is found out', async () => {
  const { root } = await openStore();
  const copying: FileSystem = {
    ...nodeFileSystem,
    link: async (_from, path) => (await nodeFileSystem.create(path)).close(),
  };
  expect(lacking(await examineDirectory(root, { fileSystem: withSpace(copying) }))).toEqual([
    'hard-links (required): copies instead of links',
  ]);
});

test.each([
  [10.1, ['spare-space (advised): 10.1 GiB free, the floor is 10.0 GiB']],
  [
    9.9,
    [
      'free-space (required): 9.9 GiB free, the floor is 10.0 GiB',
      'spare-space (advised): 9.9 GiB free, the floor is 10.0 GiB',
    ],
  ],
] as const)('%s GiB free of 200', async (free, expected) => {
  const { root } = await openStore();
  const space = { ...disk, freeBytes: free * gibibyte };
  expect(lacking(await examineDirectory(root, { fileSystem: withSpace(nodeFileSystem, space) }))).toEqual(expected);
});

test('a directory that no service has made yet is no fault', async () => {
  expect(lacking(await examineDirectory(join(await newRoot(), 'objects')))).toEqual(['directory (advised): ENOENT']);
});
