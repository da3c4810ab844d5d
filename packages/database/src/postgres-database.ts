import pg from 'pg';
import type { Database, Queryable, Row, SqlValue } from './database.ts';
import { columnParsers } from './database.ts';
import { sqlFault } from './sql-error.ts';

const types = new pg.TypeOverrides();
for (const [oid, parse] of Object.entries(columnParsers)) types.setTypeParser<string | number | Date>(Number(oid), parse);

/**
 * No statement waits longer for a lock: the caller hears of it. Said once a connection, so that it costs no statement; the
 * embedded engine has one connection, and there nobody ever waits for a lock.
 */
const lockTimeoutMs = 2000;

/** PostgreSQL through a pool; a transaction keeps one connection of it. */
export class PostgresDatabase implements Database {
  readonly #pool: pg.Pool;
  readonly #root: Queryable;

  /** Connects with the first statement. */
  constructor(url: string) {
    this.#pool = new pg.Pool({ connectionString: url, types, options: `-c TimeZone=UTC -c lock_timeout=${lockTimeoutMs}` });
    // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
    this.#pool.on('error', () => undefined);
    this.#root = queryableOf(this.#pool);
  }

  query(sql: string, params?: readonly SqlValue[]): Promise<readonly Row[]> {
    return this.#root.query(sql, params);
  }

  script(sql: string): Promise<void> {
    return this.#root.script(sql);
  }

  async transaction<T>(work: (transaction: Queryable) => Promise<T>): Promise<T> {
    const client = await this.#pool.connect().catch((cause: unknown) => {
      throw sqlFault(cause);
    });
    const transaction = queryableOf(client);
    try {
      await transaction.query('BEGIN');
      const result = await work(transaction);
      await transaction.query('COMMIT');
      client.release();
      return result;
    } catch (error) {
      // A connection that cannot roll back is not used again.
      const [rollback] = await Promise.allSettled([transaction.query('ROLLBACK')]);
      client.release(rollback.status === 'rejected');
      throw error;
    }
  }

  close(): Promise<void> {
    return this.#pool.end();
  }
}

function queryableOf(runner: pg.Pool | pg.PoolClient): Queryable {
  const run = async (query: string | pg.QueryConfig): Promise<readonly Row[]> => {
    try {
      const { rows } = await runner.query<Row>(query);
      return rows;
    } catch (cause) {
      throw sqlFault(cause);
    }
  };
  return {
    query: (text, params = []) => run({ text, values: [...params] }),
    script: async (sql) => {
      await run(sql);
    },
  };
}
