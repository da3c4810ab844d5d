import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { digestOfMigrations } from './migrate.ts';
import { openDatabase } from './open-database.ts';
import { packTree } from './pglite/packed-tree.ts';

/**
 * Makes what a first start would, migrated and closed in order, and keeps it packed in `folder`, for
 * `preparedCluster` to find. The build does so: making a cluster takes seconds and several hundred megabytes of
 * memory.
 */
export async function writePreparedCluster(folder: string): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'prepared-cluster-'));
  try {
    await (await openDatabase({ engine: 'pglite', dataDir })).close();
    const packed = await packTree(join(dataDir, 'pglite'));
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, `${await digestOfMigrations()}.br`), packed);
  } finally {
    await rm(dataDir, { recursive: true });
  }
}
