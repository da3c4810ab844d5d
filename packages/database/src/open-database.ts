import { mkdir } from 'node:fs/promises';
import type { RateLimiter, Repository } from '@layers-content/core';
import type { Database } from './database.ts';
import { examine } from './examine.ts';
import type { DatabaseState } from './examine.ts';
import { migrate } from './migrate.ts';
import { observedDatabase } from './observed-database.ts';
import type { ObserveStatement } from './observed-database.ts';
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
  /** Looks on at every statement of the repository; nobody does unless told. */
  readonly observe?: ObserveStatement;
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
  /** Looks at the database itself and changes nothing. @throws UnavailableError. */
  examine(): Promise<DatabaseState>;
}

/**
 * Opens the database, brings its schema up to date and gives the repository over it.
 * @throws DataDirectoryInUseError when another process holds the directory; SchemaTooNewError when a newer version of
 *   the service migrated it; UnavailableError when the engine does not start or answer.
 */
export async function openDatabase(options: DatabaseOptions): Promise<OpenedDatabase> {
  const database = await openMigrated(options);
  const observed = options.observe ? observedDatabase(database, options.observe) : database;
  return { ...repositoryOver(observed), rateLimiter: rateLimiterOver(observed), examine: () => examine(database) };
}

/** The handle below the repository; throws likewise. */
export async function openMigrated(options: DatabaseOptions): Promise<Database> {
  const onProgress = options.onProgress ?? (() => undefined);
  const database = await openEngine(options, onProgress);
  try {
    onProgress('migrating');
    const applied = await migrate(database);
    options.onMigrated?.(applied);
  } catch (error) {
    await database.close();
    throw error;
  }
  onProgress('ready');
  return database;
}

/**
 * Opens the database, looks at it and closes it; it is not migrated.
 * @throws DataDirectoryInUseError, UnavailableError.
 */
export async function examineDatabase(options: DatabaseOptions): Promise<DatabaseState> {
  const database = await openEngine(options, () => undefined);
  try {
    return await examine(database);
  } finally {
    await database.close();
  }
}

async function openEngine(options: DatabaseOptions, onProgress: (stage: OpeningStage) => void): Promise<Database> {
  if (options.engine === 'pglite') return openDirectory(options.dataDir, onProgress);
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
