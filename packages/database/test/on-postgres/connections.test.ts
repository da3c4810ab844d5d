/** @module-tag process */
import { UnavailableError } from '@layers-content/core';
import { expect, it, onTestFinished } from 'vitest';
import { PostgresDatabase } from '../../src/postgres-database.ts';
import type { PostgresOptions } from '../../src/postgres-database.ts';
import { repositoryOver } from '../../src/repository/repository.ts';
import { createDatabase, serverUrl } from './server.ts';

function open(options: Partial<PostgresOptions> = {}): PostgresDatabase {
  const database = new PostgresDatabase({ url: serverUrl, ...options });
  onTestFinished(() => database.close());
  return database;
}

it('a statement with parameters is parsed once a connection, whatever its values', async () => {
  const database = open({ poolSize: 1, applicationName: 'counted' });
  for (const n of [1, 2, 3]) expect(await database.query('SELECT $1::integer AS n', [n])).toEqual([{ n }]);
  const prepared = await database.query("SELECT statement FROM pg_prepared_statements WHERE statement LIKE '%AS n'");
  expect(prepared).toEqual([{ statement: 'SELECT $1::integer AS n' }]);
  expect(await database.query("SELECT current_setting('application_name') AS name")).toEqual([{ name: 'counted' }]);
});

it('what was prepared before a migration of another process works after it', async () => {
  const url = await createDatabase();
  const running = open({ url, poolSize: 3 });
  await running.script('CREATE TABLE t (a integer); INSERT INTO t VALUES (1)');
  const read = () => running.query('SELECT * FROM t WHERE a = $1', [1]);
  await Promise.all([read(), read(), read()]);
  await open({ url }).script('ALTER TABLE t ADD COLUMN b text');
  expect(await Promise.all([read(), read(), read()])).toEqual([1, 2, 3].map(() => [{ a: 1, b: null }]));
});

it('within a transaction a migration of another process is told once, and the next one works', async () => {
  const url = await createDatabase();
  const running = open({ url, poolSize: 1 });
  await running.script('CREATE TABLE t (a integer); INSERT INTO t VALUES (1)');
  const inTransaction = () =>
    running.transaction((transaction) => transaction.query('SELECT * FROM t WHERE a = $1', [1]));
  expect(await inTransaction()).toEqual([{ a: 1 }]);
  await open({ url }).script('ALTER TABLE t ADD COLUMN b text');
  await expect(inTransaction()).rejects.toThrow(UnavailableError);
  expect(await inTransaction()).toEqual([{ a: 1, b: null }]);
});

it('options of the URL hold beside the limits of this service, and not before them', async () => {
  const url = new URL(serverUrl);
  url.searchParams.set('options', '-c lock_timeout=0 -c search_path=elsewhere');
  const names = ['lock_timeout', 'statement_timeout', 'idle_in_transaction_session_timeout', 'TimeZone', 'search_path'];
  const [row] = await open({ url: url.href }).query(
    `SELECT ${names.map((name) => `current_setting('${name}') AS "${name}"`).join()}`,
  );
  expect(names.map((name) => row?.[name])).toEqual(['2s', '15s', '10s', 'UTC', 'elsewhere']);
});

it('a server that only reads is an outage to whoever writes, and to whoever asks whether it works', async () => {
  const database = open({ poolSize: 1 });
  const { ping } = repositoryOver(database);
  await ping();
  await database.script('SET default_transaction_read_only = on');
  await expect(ping()).rejects.toThrow(UnavailableError);
  await expect(database.query('CREATE TABLE written (a integer)')).rejects.toThrow(UnavailableError);
});

it('a statement over its time is an outage', async () => {
  await expect(open({ statementTimeoutMs: 100 }).query('SELECT pg_sleep(30)')).rejects.toThrow(UnavailableError);
});

it('a script takes as long as it takes when it says so', async () => {
  await open({ statementTimeoutMs: 100 }).script('SET statement_timeout = 0; SELECT pg_sleep(0.3)');
});

it('whoever finds all connections taken is told in time', async () => {
  const database = open({ poolSize: 1, connectTimeoutMs: 100 });
  await database.transaction(async () => {
    await expect(database.query('SELECT 1')).rejects.toThrow(UnavailableError);
    await expect(database.transaction(() => Promise.resolve())).rejects.toThrow(UnavailableError);
  });
  expect(await database.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

it('a connection that ends within a transaction, at work or between statements, is an outage and nothing more', async () => {
  const [database, other] = [open(), open()];
  const killed = (meanwhile: (kill: () => Promise<unknown>) => Promise<unknown>) =>
    database.transaction(async (transaction) => {
      const [row] = await transaction.query('SELECT pg_backend_pid() AS pid');
      const pid = Number(row?.['pid']);
      await meanwhile(async () => {
        await other.query('SELECT pg_terminate_backend($1)', [pid]);
        await expect.poll(() => other.query('SELECT pid FROM pg_stat_activity WHERE pid = $1', [pid])).toEqual([]);
      });
      await transaction.query('SELECT 1');
    });
  await expect(killed((kill) => kill())).rejects.toThrow(UnavailableError);
  await expect(
    database.transaction((transaction) => transaction.query('SELECT pg_terminate_backend(pg_backend_pid())')),
  ).rejects.toThrow(UnavailableError);
  expect(await database.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

it('a server that is not there is an outage', async () => {
  await expect(open({ url: 'postgres://nobody@127.0.0.1:1/none' }).query('SELECT 1')).rejects.toThrow(UnavailableError);
});
