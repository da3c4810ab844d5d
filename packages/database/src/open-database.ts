import { mkdir } from 'node:fs/promises';
import type { RateLimiter, Repository } from '@layers-content/core';
import type { Database } from './database.ts';
import { migrate } from './migrate.ts';
import { prepareCluster } from './pglite/data-directory.ts';
import { lockDirectory } from './pglite/directory-lock.ts';
import { PgliteDatabase } from './pglite/pglite-database.ts';
import { PostgresDatabase } from './postgres-database.ts';
import type { PostgresOptions } from './postgres-database.ts';
import { rateLimiterOver } from './rate-limiter.ts';
import { repositoryOver } from './repository/repository.ts';

/** `creating` happens once in the life of a data directory and takes seconds; `migrating` follows `opening`. */
export type OpeningStage = 'creating' | 'opening' | 'migrating' | 'ready';

export type DatabaseOptions = {
  readonly onProgress?: (stage: OpeningStage) => void;
  /** Told once, before `ready`, how many migrations were applied. */
  readonly onMigrated?: (applied: number) => void;
} & (
  | {
      readonly engine: 'pglite';
      /** A directory for the database alone; made when absent. */
      readonly dataDir: string;
    }
  | ({ readonly engine: 'postgres' } & PostgresOptions)
);

/** The repository, and the limiter that counts in the same database. */
export interface OpenedDatabase extends Repository {
  readonly rateLimiter: RateLimiter;
}

/**
 * Opens the database, brings its schema up to date and gives the repository over it.
 * @throws DataDirectoryInUseError when another process holds the directory; SchemaTooNewError when a newer version of the
 *   service migrated it; UnavailableError when the engine does not start or answer.
 */
export async function openDatabase(options: DatabaseOptions): Promise<OpenedDatabase> {
  const onProgress = options.onProgress ?? (() => undefined);
  const database =
    options.engine === 'pglite' ? await openDirectory(options.dataDir, onProgress) : openServer(options, onProgress);
  try {
    onProgress('migrating');
    const applied = await migrate(database);
    options.onMigrated?.(applied);
  } catch (error) {
    await database.close();
    throw error;
  }
  onProgress('ready');
  return { ...repositoryOver(database), rateLimiter: rateLimiterOver(database) };
}

function openServer(options: PostgresOptions, onProgress: (stage: OpeningStage) => void): Database {
  onProgress('opening');
  return new PostgresDatabase(options);
}

async function openDirectory(dataDir: string, onProgress: (stage: OpeningStage) => void): Promise<Database> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const release = await lockDirectory(dataDir);
  try {
    const cluster = await prepareCluster(dataDir, () => {
      onProgress('creating');
    });
    onProgress('opening');
    return await PgliteDatabase.open(cluster, release);
  } catch (error) {
    await release();
    throw error;
  }
}
