import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

const segment = /^[0-9A-F]{24}$/;

/** Writes one file's bytes (or one directory's names) through to the disk. */
export async function syncPath(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Syncs every file and directory below `directory`. */
export async function syncTree(directory: string): Promise<void> {
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    await (entry.isDirectory() ? syncTree(path) : syncPath(path));
  }
  await syncPath(directory);
}

/**
 * PGlite writes its WAL at every commit but never calls fsync. This does it: the WAL segments, and after a checkpoint,
 * which lets go of older WAL, the whole data directory. Between checkpoint and sync a power cut may still do harm
 * (docs: use PostgreSQL where that matters).
 */
export function walSyncOf(dataDir: string, sync = { path: syncPath, tree: syncTree }): () => Promise<void> {
  const walDir = join(dataDir, 'pg_wal');
  const control = join(dataDir, 'global', 'pg_control');
  // Opening may have ended in a checkpoint of its own.
  let checkpointedAt = 0;
  let names = '';
  return async () => {
    const { mtimeMs } = await stat(control);
    const segments = (await readdir(walDir)).filter((name) => segment.test(name)).sort();
    await Promise.all(segments.map((name) => sync.path(join(walDir, name))));
    if (segments.join() !== names) await sync.path(walDir);
    names = segments.join();
    if (checkpointedAt !== mtimeMs) await sync.tree(dataDir);
    checkpointedAt = mtimeMs;
  };
}
