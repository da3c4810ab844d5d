/** @module-tag process */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UnavailableError } from '@layers-content/core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, test } from 'vitest';
import type { Database } from '../src/database.ts';
import { DataDirectoryInUseError, openDatabase, SqlError } from '../src/index.ts';
import type { OpeningStage } from '../src/index.ts';
import { listMigrations, migrate } from '../src/migrate.ts';
import { prepareCluster } from '../src/pglite/data-directory.ts';
import { PgliteDatabase } from '../src/pglite/pglite-database.ts';
import { writePreparedCluster } from '../src/prepared-cluster.ts';

describe('openDatabase on PGlite', () => {
  let directory: string;
  const stages: OpeningStage[] = [];

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'layers-content-'));
    const repository = await openDatabase({
      engine: 'pglite',
      dataDir: directory,
      onProgress: (stage) => stages.push(stage),
    });
    expect(await repository.isEmpty()).toBe(true);
    await expect(openDatabase({ engine: 'pglite', dataDir: directory })).rejects.toThrow(DataDirectoryInUseError);
    await repository.close();
  }, 120_000);
  afterAll(() => rm(directory, { recursive: true, force: true }));

  const openHandle = () => PgliteDatabase.open(join(directory, 'pglite'), () => Promise.resolve());

  it('tells the stages of the first opening', () => {
    expect(stages).toEqual(['creating', 'opening', 'migrating', 'ready']);
  });

  it('opens a migrated directory again', async () => {
    const again: OpeningStage[] = [];
    const repository = await openDatabase({
      engine: 'pglite',
      dataDir: directory,
      onProgress: (stage) => again.push(stage),
    });
    expect(again).toEqual(['opening', 'migrating', 'ready']);
    await repository.ping();
    await repository.close();
  });

  it('refuses a database that a newer version migrated', async () => {
    const later = await openHandle();
    await later.script("INSERT INTO schema_migrations (version, name) VALUES (9999, 'later')");
    await later.close();
    await expect(openDatabase({ engine: 'pglite', dataDir: directory })).rejects.toThrow('newer version');
  });
});

test('a cluster that the build prepared is one that was migrated and closed in order', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'layers-content-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const prepared = join(folder, 'prepared');
  await writePreparedCluster(prepared);
  const clusters = [
    await prepareCluster(join(folder, 'one'), () => undefined, prepared),
    await prepareCluster(join(folder, 'other'), () => undefined, join(folder, 'nothing')),
  ];
  const applied = clusters.map(async (cluster) => {
    const database = await PgliteDatabase.open(cluster, () => Promise.resolve());
    const count = await migrate(database);
    await database.close();
    return count;
  });
  expect(await Promise.all(applied)).toEqual([0, (await listMigrations()).length]);
}, 120_000);

describe('the handle on PGlite', () => {
  let directory: string;
  let database: PgliteDatabase;
  let closed = 0;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'layers-content-'));
    database = await PgliteDatabase.open(await prepareCluster(directory, () => undefined), () => {
      closed++;
      return Promise.resolve();
    });
  });
  afterAll(() => rm(directory, { recursive: true, force: true }));

  it('answers the same JavaScript values for every column type in use', async () => {
    const [row] = await database.query(
      `SELECT 9007199254740991::bigint AS big, $1::timestamptz AS moment, '{"b":1,"a":2}'::json AS json, $2::bytea AS bytes, $3::text[] AS texts, NULL AS nothing`,
      [new Date('2026-06-12T14:02:11.123Z'), new Uint8Array([0, 255]), ['a,"b"', '\\c', '']],
    );
    expect(row).toEqual({
      big: 9007199254740991,
      moment: new Date('2026-06-12T14:02:11.123Z'),
      json: '{"b":1,"a":2}',
      bytes: new Uint8Array([0, 255]),
      texts: ['a,"b"', '\\c', ''],
      nothing: null,
    });
  });

  it('keeps transactions apart and rolls a failed one back', async () => {
    await database.script(
      'CREATE TABLE IF NOT EXISTS counter (n integer); DELETE FROM counter; INSERT INTO counter VALUES (0)',
    );
    await Promise.all(Array.from({ length: 20 }, (_, index) => addOne(database, index % 4 === 0)));
    expect(await database.query('SELECT n FROM counter')).toEqual([{ n: 15 }]);
  });

  it('tells a refused statement from an outage', async () => {
    await expect(database.query('SELECT nonsense')).rejects.toThrow(SqlError);
    await expect(database.query('SELECT 1 AS one')).resolves.toEqual([{ one: 1 }]);
  });

  it('is unavailable while its worker is dead, then recovers by itself', async () => {
    await database.script('CREATE TABLE IF NOT EXISTS kept (n integer); DELETE FROM kept; INSERT INTO kept VALUES (1)');
    const lost = database.transaction(async (transaction) => {
      await transaction.query('INSERT INTO kept VALUES (2)');
      await database.kill();
      expect(await database.query('SELECT n FROM kept')).toEqual([{ n: 1 }]);
      await transaction.query('INSERT INTO kept VALUES (3)');
    });
    await expect(lost).rejects.toThrow(UnavailableError);
    expect(await database.query('SELECT n FROM kept')).toEqual([{ n: 1 }]);
  });

  it('keeps more than its page cache holds, also when its worker dies', async () => {
    expect(await database.query('SHOW shared_buffers')).toEqual([{ shared_buffers: '32MB' }]);
    await database.script('CREATE TABLE wide (n integer, text text)');
    await database.query('INSERT INTO wide SELECT n, repeat(md5(n::text), 60) FROM generate_series(1, 25000) n');
    await database.query("UPDATE wide SET text = 'changed' WHERE n % 2 = 0");
    await database.kill();
    const [row] = await database.query(
      `SELECT count(*) AS rows, count(*) FILTER (WHERE text = 'changed') AS changed,
              count(*) FILTER (WHERE text = repeat(md5(n::text), 60)) AS unchanged, pg_table_size('wide') AS bytes FROM wide`,
    );
    expect(row).toMatchObject({ rows: 25_000, changed: 12_500, unchanged: 12_500 });
    expect(row?.['bytes']).toBeGreaterThan(40_000_000);
  });

  it('answers nothing after close, which may be called again', async () => {
    await database.close();
    await database.close();
    expect(closed).toBe(1);
    await expect(database.query('SELECT 1')).rejects.toThrow(UnavailableError);
  });

  it('is unavailable while its worker spins, then recovers by itself', async () => {
    const hasty = await PgliteDatabase.open(join(directory, 'pglite'), () => Promise.resolve(), 4_000);
    await hasty.script('CREATE TABLE IF NOT EXISTS kept (n integer); DELETE FROM kept; INSERT INTO kept VALUES (1)');
    const spinning = hasty.query('DO $$ BEGIN LOOP END LOOP; END $$');
    const waiting = hasty.query('SELECT 1');
    await expect(spinning).rejects.toThrow(UnavailableError);
    await expect(waiting).rejects.toThrow(UnavailableError);
    expect(await hasty.query('SELECT n FROM kept')).toEqual([{ n: 1 }]);
    await hasty.close();
  });
});

async function addOne(database: Database, fail: boolean): Promise<void> {
  const done = database.transaction(async (transaction) => {
    const [row] = await transaction.query('SELECT n FROM counter');
    await transaction.query('UPDATE counter SET n = $1::integer', [Number(row?.['n']) + 1]);
    if (fail) throw new Error('changed its mind');
  });
  await (fail ? expect(done).rejects.toThrow('changed its mind') : done);
}
