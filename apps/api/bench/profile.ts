import type { ContentType } from '@layers-content/core';
import { openDatabase } from '@layers-content/database';
import type { DatabaseOptions } from '@layers-content/database';
import { openMigrated } from '@layers-content/database/testing';
import type { Database } from '@layers-content/database/testing';
import type { Secrets } from '../src/config/secrets.ts';
import type { ServiceProcess } from '../test/e2e/service-process.ts';
import { seedItems, seedTenant } from './seed.ts';
import type { SeededTenant } from './seed.ts';

/** A running service over many items, and plain ways to its database and store. */
export interface Profile {
  readonly name: string;
  readonly items: number;
  readonly service: ServiceProcess;
  readonly tenant: SeededTenant;
  readonly secrets: Secrets;
  /** Statements alone, on the rows the service has. */
  readonly sql: Database;
  /** Whether files are put to the service itself. */
  readonly takesPuts: boolean;
  /** What any program must do to keep a file; told by `plainKeeping`. */
  keepPlainly(bytes: Uint8Array, contentType: ContentType): Promise<void>;
  readonly plainKeeping: string;
  remove(): Promise<void>;
}

/** As a service is run, but for limits and quotas, which would stop it. */
export const settings = {
  RATE_LIMITS: 'off',
  QUOTA_OPEN_UPLOADS: '0',
  QUOTA_STORED_BYTES: '0',
  QUOTA_ITEMS_PER_DAY: '0',
} as const;

/** What users start, below apps/api; `npm run bench` builds it first. */
export const builtService = 'bin/layers-content-server.mjs';

/** What is undone at the end, the last first. */
export type Undo = (() => Promise<void>)[];

export async function undoAll(undo: Undo): Promise<void> {
  for (const step of undo.toReversed()) await step();
}

/** What was opened before a step failed is removed. */
export async function opened(open: (undo: Undo) => Promise<Profile>): Promise<Profile> {
  const undo: Undo = [];
  try {
    return await open(undo);
  } catch (error) {
    await undoAll(undo);
    throw error;
  }
}

/** Fills a database that nobody has open. */
export async function seeded(options: DatabaseOptions, secrets: Secrets, items: number): Promise<SeededTenant> {
  const repository = await openDatabase(options);
  const tenant = await seedTenant(repository, secrets);
  await repository.close();
  const database = await openMigrated(options);
  await seedItems(database, tenant, items);
  await database.close();
  return tenant;
}
