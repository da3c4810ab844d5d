import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type { ObjectStore, PlatformRules } from '@layers-content/core';
import { examineDatabase } from '@layers-content/database';
import type { DatabaseOptions, DatabaseState } from '@layers-content/database';
import { examineDirectory, examineS3Store, openDirectoryStore, openS3Store } from '@layers-content/object-store';
import type { DirectoryFinding, StoreFinding } from '@layers-content/object-store';
import { createPlatformJudge } from '@layers-content/platform-fit';
import type { Config } from './config/config.ts';

export type { DatabaseState } from '@layers-content/database';

/** Looks at what the service stands on, for the doctor. Nothing is changed that stays. */
export interface Examinations {
  /** @throws UnavailableError, DataDirectoryInUseError. */
  database(): Promise<DatabaseState>;
  store(): Promise<readonly (StoreFinding | DirectoryFinding)[]>;
  platformRules(): readonly PlatformRules[];
  now(): Date;
}

/** Looks without a running service at what one with these settings would stand on. */
export function examinationsOf(config: Config): Examinations {
  const { objects, dataDir, mediaBaseUrl, corsOrigins } = config;
  return {
    database: () => examineDatabase(databaseOptionsOf(config, () => undefined)),
    store: () =>
      objects.kind === 's3'
        ? examineS3Store(objects, { mediaBaseUrl, corsOrigins })
        : examineDirectory(objectsFolderOf(dataDir)),
    platformRules: () => createPlatformJudge().rules(),
    now: () => new Date(),
  };
}

/** The store alone, to look at; on a directory also beside the process that has it. It signs and takes no URL. */
export async function openStoreToExamine({
  objects,
  dataDir,
  publicUrl,
}: Config): Promise<{ readonly store: ObjectStore; close(): Promise<void> }> {
  if (objects.kind === 's3') {
    const store = await openS3Store(objects);
    return { store, close: async () => store.close() };
  }
  const store = await openDirectoryStore({ root: objectsFolderOf(dataDir), publicUrl, urlKeys: [randomBytes(32)] });
  return { store, close: () => Promise.resolve() };
}

/** Where the embedded database lies. */
export function databaseFolderOf({ dataDir }: Pick<Config, 'dataDir'>): string {
  return path.join(dataDir, 'database');
}

/** Where a store on a directory keeps its objects. */
export function objectsFolderOf(dataDir: string): string {
  return path.join(dataDir, 'objects');
}

/** The database that the settings name. @param tell one line for a person. */
export function databaseOptionsOf(config: Config, tell: (line: string) => void): DatabaseOptions {
  const { database } = config;
  if (database.kind === 'postgres') return { engine: 'postgres', url: database.url, poolSize: database.poolSize };
  return {
    engine: 'pglite',
    dataDir: databaseFolderOf(config),
    onProgress: (stage) => {
      if (stage === 'creating') tell('Creating the database; this happens once and takes a few seconds.');
    },
  };
}
