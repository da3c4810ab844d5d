import type { BigIntStats } from 'node:fs';
import { link, mkdir, open, opendir, rename, rmdir, stat, statfs, unlink } from 'node:fs/promises';
import type { Readable } from 'node:stream';

/** What the store needs to know of a path. */
export interface PathStat {
  readonly isFile: boolean;
  readonly inode: bigint;
  readonly sizeBytes: number;
  readonly modifiedNs: bigint;
}

export interface DirectoryEntry {
  readonly name: string;
  readonly isDirectory: boolean;
}

export interface NewFile {
  /** Writes all of the pieces at the end. */
  write(pieces: readonly Uint8Array[]): Promise<void>;
  /** Makes the bytes survive a power cut, though not the times of the file. */
  syncData(): Promise<void>;
  sync(): Promise<void>;
  stat(): Promise<PathStat>;
  close(): Promise<void>;
}

export interface OpenFile {
  /** Fills the buffer from `position` on; resolves with the bytes read, 0 at the end. */
  read(buffer: Uint8Array, offset: number, position: number): Promise<number>;
  /** Bytes `start` to `end`, both inclusive; the stream closes the file when it ends or is destroyed. */
  stream(range: { readonly start?: number; readonly end?: number }): Readable;
  close(): Promise<void>;
}

/**
 * The system calls of the directory store, and nothing else: everything that reaches the disk, every sync included,
 * passes here, so that a test can watch it or let it fail. Rejects with Node's own errors.
 */
export interface FileSystem {
  /** Creates a file that must not exist yet. */
  create(path: string): Promise<NewFile>;
  open(path: string): Promise<OpenFile>;
  link(from: string, to: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  unlink(path: string): Promise<void>;
  makeDirectory(path: string): Promise<void>;
  removeDirectory(path: string): Promise<void>;
  /** Makes the names in a directory survive a power cut. */
  syncDirectory(path: string): Promise<void>;
  stat(path: string): Promise<PathStat>;
  entries(path: string): AsyncIterable<DirectoryEntry>;
  space(path: string): Promise<{ readonly freeBytes: number; readonly totalBytes: number }>;
}

/** The real disk. */
export const nodeFileSystem: FileSystem = {
  create: createFile,
  open: openFile,
  link,
  rename,
  unlink,
  makeDirectory: (path) => mkdir(path, { mode: 0o700 }),
  removeDirectory: (path) => rmdir(path),
  syncDirectory,
  stat: async (path) => pathStatOf(await stat(path, { bigint: true })),
  entries,
  space,
};

async function createFile(path: string): Promise<NewFile> {
  const handle = await open(path, 'wx', 0o600);
  return {
    async write(pieces) {
      for (let left = pieces; left.length > 0;) {
        const { bytesWritten } = await handle.writev(left);
        left = piecesBehind(left, bytesWritten);
      }
    },
    syncData: () => handle.datasync(),
    sync: () => handle.sync(),
    stat: async () => pathStatOf(await handle.stat({ bigint: true })),
    close: () => handle.close(),
  };
}

/** What is left of the pieces once so many bytes of them are written. */
export function piecesBehind(pieces: readonly Uint8Array[], writtenBytes: number): readonly Uint8Array[] {
  let first = 0;
  let skipBytes = writtenBytes;
  for (const { byteLength } of pieces) {
    if (byteLength > skipBytes) break;
    skipBytes -= byteLength;
    first += 1;
  }
  return pieces.slice(first).map((piece, index) => (index === 0 ? piece.subarray(skipBytes) : piece));
}

async function openFile(path: string): Promise<OpenFile> {
  const handle = await open(path, 'r');
  return {
    async read(buffer, offset, position) {
      const { bytesRead } = await handle.read(buffer, offset, buffer.byteLength - offset, position);
      return bytesRead;
    },
    stream: (range) => handle.createReadStream(range),
    close: () => handle.close(),
  };
}

async function syncDirectory(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function pathStatOf(found: BigIntStats): PathStat {
  return { isFile: found.isFile(), inode: found.ino, sizeBytes: Number(found.size), modifiedNs: found.mtimeNs };
}

async function* entries(path: string): AsyncIterable<DirectoryEntry> {
  for await (const entry of await opendir(path)) yield { name: entry.name, isDirectory: entry.isDirectory() };
}

async function space(path: string): Promise<{ freeBytes: number; totalBytes: number }> {
  const { bsize, bavail, blocks } = await statfs(path);
  return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
}
