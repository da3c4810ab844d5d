import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { capBytesOf, ownedPrefixes } from '@layers-content/core';
import { nodeFileSystem } from './file-system.ts';
import type { FileSystem } from './file-system.ts';
import type { Finding } from './finding.ts';
import { defaultFreeSpaceFloor } from './free-space.ts';
import type { FreeSpaceFloor } from './free-space.ts';

type DirectoryCheck = 'directory' | 'writing' | 'hard-links' | 'directory-sync' | 'free-space' | 'spare-space';
export type DirectoryFinding = Finding<DirectoryCheck>;

interface ExamineOptions {
  readonly fileSystem?: FileSystem;
  readonly freeSpaceFloor?: FreeSpaceFloor;
}

const advices: Readonly<Record<DirectoryCheck, string>> = {
  directory: 'The first start of the service makes it.',
  writing: 'Give the directory to the user that the service runs as, on a disk that can be written.',
  'hard-links':
    'Keep all of the directory on one file system that knows hard links: no mount below it, no network share without them.',
  'directory-sync':
    'Use a file system that syncs directories: elsewhere a power cut may take the names of files that were acknowledged.',
  'free-space': 'Free some space or move DATA_DIR: PUTs are refused with 507 as long as it is under the floor.',
  'spare-space': 'Free some space soon: under the floor PUTs are refused with 507.',
};

/** A session of ten of the largest files. */
const spareBytes = 10 * capBytesOf('video/mp4');

/**
 * Tries in a store's directory, on files of its own, what uploads and finalizes do there. Never throws for what the
 * disk does.
 */
export async function examineDirectory(
  root: string,
  options: ExamineOptions = {},
): Promise<readonly DirectoryFinding[]> {
  const { fileSystem: files = nodeFileSystem, freeSpaceFloor = defaultFreeSpaceFloor } = options;
  const there = await look('directory', async () => ((await files.stat(root)).isFile ? 'a file' : null));
  if (there.verdict !== 'ok') return [{ ...there, verdict: 'unknown', importance: 'advised' }];
  const file = join(root, 'tmp', randomUUID());
  const links = ownedPrefixes.map((prefix) => join(root, prefix, randomUUID()));
  try {
    return [
      await look('writing', () => write(files, file)),
      await look('hard-links', () => linkAll(files, file, links)),
      await look('directory-sync', () => syncAll(files, root)),
      ...(await lookAtSpace(files, root, freeSpaceFloor)),
    ];
  } finally {
    // What cannot be removed is found by reconcile.
    await Promise.allSettled([file, ...links].map((path) => files.unlink(path)));
  }
}

/** @param work answers null when all is well, else what is not. */
async function look(check: DirectoryCheck, work: () => Promise<string | null>): Promise<DirectoryFinding> {
  const fault = await work().catch((error: unknown) =>
    error instanceof Error && 'code' in error ? String(error.code) : String(error),
  );
  const importance = check === 'spare-space' ? 'advised' : 'required';
  if (fault === null) return { check, verdict: 'ok', importance, seen: 'works', advice: null };
  return { check, verdict: 'lacking', importance, seen: fault, advice: advices[check] };
}

async function write(files: FileSystem, path: string): Promise<null> {
  const file = await files.create(path);
  await file
    .write([new Uint8Array(1)])
    .then(() => file.sync())
    .finally(() => file.close());
  return null;
}

/** From where PUTs are written to wherever they are frozen and published. */
async function linkAll(files: FileSystem, file: string, links: readonly string[]): Promise<string | null> {
  const { inode } = await files.stat(file);
  for (const link of links) {
    await files.link(file, link);
    if ((await files.stat(link)).inode !== inode) return 'copies instead of links';
  }
  return null;
}

async function syncAll(files: FileSystem, root: string): Promise<null> {
  for (const prefix of ownedPrefixes) await files.syncDirectory(join(root, prefix));
  return null;
}

async function lookAtSpace(
  files: FileSystem,
  root: string,
  floor: FreeSpaceFloor,
): Promise<readonly DirectoryFinding[]> {
  const lackOf = async (wantedBytes: number): Promise<string | null> => {
    const { freeBytes, totalBytes } = await files.space(root);
    const floorBytes = Math.max(floor.minimumBytes, floor.minimumShare * totalBytes);
    const gibibytes = (bytes: number) => `${(bytes / 1_073_741_824).toFixed(1)} GiB`;
    return freeBytes - floorBytes >= wantedBytes
      ? null
      : `${gibibytes(freeBytes)} free, the floor is ${gibibytes(floorBytes)}`;
  };
  return [await look('free-space', () => lackOf(0)), await look('spare-space', () => lackOf(spareBytes))];
}
