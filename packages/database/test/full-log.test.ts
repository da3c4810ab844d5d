/** @module-tag process */
import { mkdir, mkdtemp, rm, rmdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Queryable } from '../src/database.ts';
import { openEngine } from '../src/pglite/open-engine.ts';
import { PgliteDatabase } from '../src/pglite/pglite-database.ts';
import { sessionsOver } from '../src/pglite/sessions.ts';
import { copyPreparedDirectory } from '../src/testing/prepared-directory.ts';

/** A log that cannot grow is a PANIC of PostgreSQL; what PGlite is asked after that may spin for ever. */
let directory: string;
let cluster: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'layers-content-log-'));
  await copyPreparedDirectory(directory);
  cluster = join(directory, 'pglite');
});
afterEach(() => rm(directory, { recursive: true }));

/** Puts a folder where the next segment of the log belongs; returns its path. */
async function blockLog(database: Queryable): Promise<string> {
  const [row] = await database.query('SELECT pg_walfile_name(pg_current_wal_insert_lsn()) AS name');
  const current = String(row?.['name']);
  const next = (BigInt(`0x${current}`) + 1n).toString(16).toUpperCase().padStart(current.length, '0');
  const path = join(cluster, 'pg_wal', next);
  await rm(path, { force: true });
  await mkdir(path);
  return path;
}

const tooMuch = 'INSERT INTO filled SELECT n FROM generate_series(1, 400000) n';

it('the engine runs nothing after it', async () => {
  const engine = await openEngine(cluster);
  const database = sessionsOver((statement) => engine.run(statement));
  await database.script('CREATE TABLE filled (n integer)');
  await blockLog(database);
  const panic = database.query(tooMuch);
  let wasRun = false;
  const end = (): void => {
    wasRun = true;
  };
  database.query('SELECT 1').then(end, end);
  await expect(panic).rejects.toMatchObject({ severity: 'PANIC' });
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(wasRun).toBe(false);
});

it('the handle is unavailable for all who wait, then recovers by itself', async () => {
  const database = await PgliteDatabase.open(cluster, () => Promise.resolve());
  await database.script('CREATE TABLE filled (n integer)');
  const blocked = await blockLog(database);
  for (const outcome of await Promise.allSettled([database.query(tooMuch), database.query('SELECT 1')])) {
    expect(outcome).toMatchObject({
      status: 'rejected',
      reason: { code: 'UNAVAILABLE', cause: { severity: 'PANIC' } },
    });
  }
  await rmdir(blocked);
  expect(await database.query('SELECT count(*) AS count FROM filled')).toEqual([{ count: 0 }]);
  await database.query('INSERT INTO filled VALUES (1)');
  await database.close();
});
