import type { Database, Queryable } from './database.ts';

/** Does `work` and answers what it answers. `name` says what a statement does to which table, and no value. */
export type ObserveStatement = <T>(name: string, work: () => Promise<T>) => Promise<T>;

/**
 * The same database; each statement and each whole transaction, the wait for its connection included, is shown to
 * `observe`.
 */
export function observedDatabase(database: Database, observe: ObserveStatement): Database {
  return {
    ...observedQueryable(database, observe),
    transaction: (work) =>
      observe('transaction', () =>
        database.transaction((transaction) => work(observedQueryable(transaction, observe))),
      ),
    tend: () => database.tend(),
    close: () => database.close(),
  };
}

function observedQueryable(queryable: Queryable, observe: ObserveStatement): Queryable {
  return {
    query: (sql, params) => observe(statementName(sql), () => queryable.query(sql, params)),
    script: (sql) => observe('script', () => queryable.script(sql)),
  };
}

/**
 * `UPDATE content_items`: the first table a statement changes, or else reads; of `FOR UPDATE` and `DO UPDATE` nothing
 * is said.
 */
export function statementName(sql: string): string {
  const [, verb, table] = /(?<!FOR |DO )\b(INSERT INTO|UPDATE|DELETE FROM)\s+(\w+)/.exec(sql) ?? [];
  if (verb !== undefined && table !== undefined) return `${verb} ${table}`;
  return `SELECT ${/\bFROM\s+(\w+)/.exec(sql)?.[1] ?? ''}`.trimEnd();
}
