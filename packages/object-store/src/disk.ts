import { StorageFullError, UnavailableError } from '@layers-content/core';
import type { DirectoryEntry, FileSystem, NewFile, OpenFile, PathStat } from './file-system.ts';

/**
 * The file system with answers instead of error codes: what is absent or already there is told as a value,
 * no room is a `StorageFullError`, everything else could not be asked and is an `UnavailableError`.
 */
export interface Disk {
  create(path: string): Promise<NewFile>;
  open(path: string): Promise<OpenFile | 'absent'>;
  stat(path: string): Promise<PathStat | 'absent'>;
  /** `absent`: the source or the target's directory. */
  link(from: string, to: string): Promise<'done' | 'exists' | 'absent'>;
  rename(from: string, to: string): Promise<'done' | 'absent'>;
  unlink(path: string): Promise<'done' | 'absent'>;
  makeDirectory(path: string): Promise<'done' | 'exists' | 'absent'>;
  removeDirectory(path: string): Promise<'done' | 'not empty' | 'absent'>;
  syncDirectory(path: string): Promise<'done' | 'absent'>;
  /** Nothing for a directory that is gone. */
  entries: FileSystem['entries'];
  space: FileSystem['space'];
}

const absent = { ENOENT: 'absent', ENOTDIR: 'absent' } as const;

/** Gives every outcome of the file system its name. */
export function diskOf(files: FileSystem): Disk {
  return {
    create: (path) => asking(async () => namedFile(await files.create(path))),
    open: (path) => answering(absent, async () => namedOpenFile(await files.open(path))),
    stat: (path) => answering(absent, () => files.stat(path)),
    link: (from, to) => answering({ ...absent, EEXIST: 'exists' }, () => done(files.link(from, to))),
    rename: (from, to) => answering(absent, () => done(files.rename(from, to))),
    unlink: (path) => answering(absent, () => done(files.unlink(path))),
    makeDirectory: (path) => answering({ ...absent, EEXIST: 'exists' }, () => done(files.makeDirectory(path))),
    removeDirectory: (path) =>
      answering({ ...absent, ENOTEMPTY: 'not empty', EEXIST: 'not empty' }, () => done(files.removeDirectory(path))),
    syncDirectory: (path) => answering(absent, () => done(files.syncDirectory(path))),
    entries: (path) => namedEntries(files, path),
    space: (path) => asking(() => files.space(path)),
  };
}

async function done(work: Promise<void>): Promise<'done'> {
  await work;
  return 'done';
}

/** Runs a call whose error codes in `answers` are answers; the rest is a named fault. */
async function answering<T, A extends string>(
  answers: Readonly<Record<string, A>>,
  ask: () => Promise<T>,
): Promise<T | A> {
  try {
    return await ask();
  } catch (cause) {
    const answer = answers[errnoOf(cause)];
    if (answer !== undefined) return answer;
    throw storeFault(cause);
  }
}

async function asking<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (cause) {
    throw storeFault(cause);
  }
}

function errnoOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

function storeFault(cause: unknown): StorageFullError | UnavailableError {
  const errno = errnoOf(cause);
  return errno === 'ENOSPC' || errno === 'EDQUOT'
    ? new StorageFullError({ cause })
    : new UnavailableError('object store', { cause });
}

function namedFile(file: NewFile): NewFile {
  return {
    write: (pieces) => asking(() => file.write(pieces)),
    syncData: () => asking(() => file.syncData()),
    sync: () => asking(() => file.sync()),
    stat: () => asking(() => file.stat()),
    close: () => asking(() => file.close()),
  };
}

function namedOpenFile(file: OpenFile): OpenFile {
  return {
    read: (buffer, offset, position) => asking(() => file.read(buffer, offset, position)),
    stream: (range) => file.stream(range),
    close: () => asking(() => file.close()),
  };
}

async function* namedEntries(files: FileSystem, path: string): AsyncGenerator<DirectoryEntry> {
  try {
    yield* files.entries(path);
  } catch (cause) {
    if (!(errnoOf(cause) in absent)) throw storeFault(cause);
  }
}
