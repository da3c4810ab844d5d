import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { digestOfMigrations } from '../migrate.ts';
import { Connection } from './connection.ts';
import { syncPath } from './wal-sync.ts';

/** Where the build keeps what a first start would make (`writePreparedCluster`). From source there is none. */
const builtFolder = fileURLToPath(new URL('../prepared/', import.meta.url));

/**
 * The cluster below a data directory that this process holds the lock of; made on the first call: from one that was
 * prepared by the same migrations, or anew, which takes seconds. It is made aside and renamed when whole, so that a
 * start that was killed leaves none behind.
 */
export async function prepareCluster(
  dataDir: string,
  onCreate: () => void,
  preparedFolder = builtFolder,
): Promise<string> {
  const cluster = join(dataDir, 'pglite');
  if (await exists(cluster)) return cluster;
  onCreate();
  const unfinished = join(dataDir, 'pglite.new');
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true });
  const prepared = join(preparedFolder, `${await digestOfMigrations()}.br`);
  // In a worker of its own: its several hundred megabytes go with it.
  const creation = await Connection.open({
    dataDir: unfinished,
    task: 'create',
    prepared: (await exists(prepared)) ? prepared : undefined,
  });
  await creation.kill();
  await rename(unfinished, cluster);
  await syncPath(dataDir);
  return cluster;
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}
