import { expect, test } from 'vitest';
import type { Database } from './database.ts';
import { observedDatabase, statementName } from './observed-database.ts';

test.each([
  ['SELECT service_now() AS now', 'SELECT'],
  ['SELECT * FROM content_items WHERE state = $1 FOR UPDATE SKIP LOCKED', 'SELECT content_items'],
  [
    'UPDATE object_deletions SET x = 1 WHERE key IN (SELECT key FROM object_deletions FOR UPDATE SKIP LOCKED)',
    'UPDATE object_deletions',
  ],
  [
    'INSERT INTO secret_check AS kept (value) VALUES ($1) ON CONFLICT (single) DO UPDATE SET value = excluded.value',
    'INSERT INTO secret_check',
  ],
  [
    '\n  WITH old AS MATERIALIZED (SELECT c.* FROM content_items c),\n changed AS (\n UPDATE content_items c SET state = $1)',
    'UPDATE content_items',
  ],
  ['WITH replies AS (DELETE FROM idempotency_replies WHERE TRUE)', 'DELETE FROM idempotency_replies'],
])('%s', (sql, name) => {
  expect(statementName(sql)).toBe(name);
});

test('shows each statement once, and the transaction around them; answers and faults pass through', async () => {
  const seen: string[] = [];
  const fault = new Error('a fault');
  const inner = {
    query: async (sql: string) => {
      if (sql.includes('bad')) throw fault;
      return [{ sql }];
    },
    script: async () => undefined,
  };
  const database: Database = {
    ...inner,
    transaction: (work) => work(inner),
    tend: async () => ({}),
    close: async () => undefined,
  };
  const observed = observedDatabase(database, async (name, work) => {
    seen.push(name);
    return work();
  });
  expect(await observed.query('SELECT 1 FROM one')).toEqual([{ sql: 'SELECT 1 FROM one' }]);
  expect(await observed.transaction(async (transaction) => (await transaction.query('DELETE FROM two'), 'done'))).toBe(
    'done',
  );
  await observed.script('anything');
  await expect(observed.query('SELECT bad')).rejects.toBe(fault);
  expect(seen).toEqual(['SELECT one', 'transaction', 'DELETE FROM two', 'script', 'SELECT']);
});
