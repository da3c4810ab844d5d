/** @module-tag process */
import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { describeSchema } from '../../scripts/describe-schema.ts';
import { examineDatabase, openDatabase, SchemaTooNewError } from '../../src/index.ts';
import { migrate } from '../../src/migrate.ts';
import { PostgresDatabase } from '../../src/postgres-database.ts';
import { runChild } from '../processes.ts';
import { createDatabase } from './server.ts';

const processes = 8;

it(`${processes} processes that start at once on an empty database migrate it once`, async () => {
  const url = await createDatabase();
  const at = Date.now() + 5_000;
  const started = Array.from({ length: processes }, () => runChild('children/migrator.ts', [url, String(at)]));
  const told = await Promise.all(started.map((process) => process.line((line) => line.startsWith('applied'))));
  expect(await Promise.all(started.map(({ exited }) => exited))).toEqual(started.map(() => 0));
  const applied = told.map((line) => Number(/applied (\d+), empty true/.exec(line)?.[1]));
  const [most = 0, ...others] = applied.sort((one, other) => other - one);
  expect(most).toBeGreaterThan(2);
  expect(others).toEqual(others.map(() => 0));
  const database = new PostgresDatabase({ url });
  expect(await database.query('SELECT count(*) AS count FROM schema_migrations')).toEqual([{ count: most }]);
  expect(await migrate(database)).toBe(0);
  expect(await describeSchema(database)).toBe(await readFile(new URL('../../schema.sql', import.meta.url), 'utf8'));
  await database.close();
});

it('as many handles that migrate at the very same moment do it once', async () => {
  for (let round = 0; round < 3; round++) {
    const url = await createDatabase();
    const databases = Array.from({ length: processes }, () => new PostgresDatabase({ url }));
    await Promise.all(databases.map((database) => database.query('SELECT 1')));
    const applied = await Promise.all(databases.map(migrate));
    expect(applied.filter((count) => count > 0)).toHaveLength(1);
    await Promise.all(databases.map((database) => database.close()));
  }
});

it('a database of a newer version is refused, and left as it is', async () => {
  const url = await createDatabase();
  const empty = await examineDatabase({ engine: 'postgres', url });
  expect(empty).toMatchObject({ encoding: 'UTF8', migrations: { applied: 0, unknown: [] }, secretCheck: null });
  const asked = new PostgresDatabase({ url });
  expect(await asked.query('SHOW fsync')).toEqual([{ fsync: empty.syncs ? 'on' : 'off' }]);
  await asked.close();
  expect(empty.versionNumber).toBeGreaterThan(150_000);
  expect(await examineDatabase({ engine: 'postgres', url })).toMatchObject({
    migrations: { applied: 0, missing: empty.migrations.missing },
  });
  await (await openDatabase({ engine: 'postgres', url })).close();
  const database = new PostgresDatabase({ url });
  await database.query("INSERT INTO schema_migrations (version, name) VALUES (9998, 'later'), (9999, 'last')");
  const refused = await openDatabase({ engine: 'postgres', url }).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(SchemaTooNewError);
  expect(String(refused)).toContain('migration 9998, 9999 is unknown here');
  const { migrations } = await examineDatabase({ engine: 'postgres', url });
  expect(migrations).toEqual({ applied: empty.migrations.missing.length + 2, missing: [], unknown: [9998, 9999] });
  await database.close();
});

it('a migration that fails leaves nothing, and the next start does it all', async () => {
  const url = await createDatabase();
  const database = new PostgresDatabase({ url });
  await database.script('CREATE TABLE audit_events (in_the_way integer)');
  await expect(migrate(database)).rejects.toThrow('audit_events');
  expect(
    await database.query("SELECT to_regclass('schema_migrations') AS versions, to_regclass('organizations') AS tables"),
  ).toEqual([{ versions: null, tables: null }]);
  await database.script('DROP TABLE audit_events');
  expect(await migrate(database)).toBeGreaterThan(2);
  await database.close();
});
