import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

const segment = /^[0-9A-F]{24}$/;
/** How often a sync is begun anew; what is missing even then was not taken away by a checkpoint. */
const mostRounds = 1_000;

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
  const entries = await readdir(directory, { withFileTypes: true });
  const paths = entries.map((entry) => ({ path: join(directory, entry.name), isDirectory: entry.isDirectory() }));
  await Promise.all(paths.map(({ path, isDirectory }) => (isDirectory ? syncTree(path) : syncPath(path))));
  await syncPath(directory);
}

/**
 * PGlite writes its WAL at every commit but never calls fsync. This does it: first for all that opening and its
 * recovery wrote; then, with each call of the returned function, for the WAL segments and, after a checkpoint, which
 * lets go of older WAL, for the whole data directory. Between a checkpoint and its sync a power cut may still do harm
 * (docs: use PostgreSQL where that matters).
 */
export async function openWalSync(dataDir: string): Promise<() => Promise<void>> {
  const walDir = join(dataDir, 'pg_wal');
  const checkpointedAt = async () => (await stat(join(dataDir, 'global', 'pg_control'))).mtimeMs;
  const listSegments = async () => (await readdir(walDir)).filter((name) => segment.test(name)).sort();
  let lastCheckpoint = await checkpointedAt();
  let lastNames = (await listSegments()).join();
  await syncTree(dataDir);
  const syncOnce = async (): Promise<void> => {
    const segments = await listSegments();
    await Promise.all(segments.map((name) => syncPath(join(walDir, name))));
    if (segments.join() !== lastNames) await syncPath(walDir);
    // Asked last: a checkpoint that came before has let go of WAL that was not synced here.
    const checkpoint = await checkpointedAt();
    if (checkpoint !== lastCheckpoint) await syncTree(dataDir);
    lastNames = segments.join();
    lastCheckpoint = checkpoint;
  };
  return async () => {
    for (let round = 1; ; round += 1) {
      try {
        await syncOnce();
        return;
      } catch (error) {
        // A checkpoint let go of what was listed. It is in the data files now, which the next round syncs for that
        // checkpoint.
        if (!isGone(error) || round >= mostRounds) throw error;
      }
    }
  };
}

function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
