import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { digestOfMigrations } from '../migrate.ts';
import { openDatabase } from '../open-database.ts';

/**
 * Fills `dataDir`, which must not exist, with an empty database that was closed in order: what a first start leaves,
 * for tests that start the service and look at something else. Made once on a machine for these migrations, then kept
 * among the temporary files.
 */
export async function copyPreparedDirectory(dataDir: string): Promise<void> {
  const kept = join(tmpdir(), `layers-content-directory-${await digestOfMigrations()}`);
  if (!existsSync(kept)) await makeDirectory(kept);
  await cp(kept, dataDir, { recursive: true, errorOnExist: true });
}

async function makeDirectory(kept: string): Promise<void> {
  const unfinished = `${kept}.${randomUUID()}`;
  await (await openDatabase({ engine: 'pglite', dataDir: unfinished })).close();
  const [renamed] = await Promise.allSettled([rename(unfinished, kept)]);
  if (renamed.status === 'fulfilled') return;
  await rm(unfinished, { recursive: true });
  // Another test file may have been faster.
  if (!existsSync(kept)) throw renamed.reason;
}
