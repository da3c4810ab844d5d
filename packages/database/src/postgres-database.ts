import { createHash } from 'node:crypto';
import pg from 'pg';
import type { Database, Queryable, Row, SqlValue } from './database.ts';
import { columnParsers, givenValues } from './database.ts';
import { plannerSettings } from './planner-settings.ts';
import { sqlFault, StalePlanError } from './sql-error.ts';

const types = new pg.TypeOverrides();
for (const [oid, parse] of Object.entries(columnParsers))
  types.setTypeParser<string | number | Date>(Number(oid), parse);

export interface PostgresOptions {
  /** `postgres://…`; what it says of TLS and of the database holds. */
  readonly url: string;
  /** Connections of this process at most; a statement that finds all taken waits. */
  readonly poolSize?: number;
  /** How long a statement may wait for a connection, a new one included. */
  readonly connectTimeoutMs?: number;
  /** How long a statement may take. */
  readonly statementTimeoutMs?: number;
  /** What the server's own lists call this process. */
  readonly applicationName?: string;
}

/**
 * No statement waits longer for a lock: the caller hears of it. Said once a connection, so that it costs no
 * statement; the embedded engine has one connection, and there nobody ever waits for a lock.
 */
const lockTimeoutMs = 2_000;
/** A process that stopped within a transaction holds its locks no longer. Nothing but database work happens in one. */
const idleInTransactionTimeoutMs = 10_000;
/** A server that does not tell of its own timeout by then is not there any more. */
const graceMs = 2_000;

/** PostgreSQL through a pool; a transaction keeps one connection of it. */
export class PostgresDatabase implements Database {
  readonly #pool: pg.Pool;
  readonly #root: Queryable;
  readonly #silenceMs: number;

  /** Connects with the first statement. */
  constructor({
    url,
    poolSize = 10,
    connectTimeoutMs = 5_000,
    statementTimeoutMs = 15_000,
    applicationName = 'layers-content',
  }: PostgresOptions) {
    const planning = Object.entries(plannerSettings)
      .map(([name, value]) => `-c ${name}=${value}`)
      .join(' ');
    const limits = `${planning} -c TimeZone=UTC -c lock_timeout=${lockTimeoutMs} -c statement_timeout=${statementTimeoutMs} -c idle_in_transaction_session_timeout=${idleInTransactionTimeoutMs}`;
    this.#pool = new pg.Pool({
      connectionString: withOptions(url, limits),
      types,
      max: poolSize,
      connectionTimeoutMillis: connectTimeoutMs,
      application_name: applicationName,
      keepAlive: true,
    });
    // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
    this.#pool.on('error', () => undefined);
    this.#silenceMs = statementTimeoutMs + graceMs;
    this.#root = queryableOf(this.#pool, this.#silenceMs);
  }

  async query(sql: string, params?: readonly SqlValue[]): Promise<readonly Row[]> {
    try {
      return await this.#root.query(sql, params);
    } catch (error) {
      // The statement did nothing yet, and is prepared anew.
      if (error instanceof StalePlanError) return this.#root.query(sql, params);
      throw error;
    }
  }

  script(sql: string): Promise<void> {
    return this.#root.script(sql);
  }

  async transaction<T>(work: (transaction: Queryable) => Promise<T>): Promise<T> {
    const client = await this.#pool.connect().catch((cause: unknown) => {
      throw sqlFault(cause);
    });
    // What breaks between two statements is told by the next one; without a listener it would end the process.
    const ignore = (): void => undefined;
    client.on('error', ignore);
    const transaction = queryableOf(client, this.#silenceMs);
    try {
      await transaction.query('BEGIN');
      const result = await work(transaction);
      await transaction.query('COMMIT');
      client.off('error', ignore).release();
      return result;
    } catch (error) {
      // A connection that cannot roll back is not used again; whoever waited for a server in vain does not wait as
      // long once more.
      const [rollback] = await Promise.allSettled([queryableOf(client, graceMs).query('ROLLBACK')]);
      client.off('error', ignore).release(rollback.status === 'rejected');
      throw error;
    }
  }

  /** The server's autovacuum does. */
  tend(): Promise<Readonly<Record<string, number>>> {
    return Promise.resolve({});
  }

  close(): Promise<void> {
    return this.#pool.end();
  }
}

/**
 * The URL with these options for each connection: beside its own, which would else stand in their place, and before
 * which they hold.
 */
function withOptions(url: string, options: string): string {
  const address = new URL(url);
  const own = address.searchParams.getAll('options');
  address.searchParams.set('options', [...own, options].join(' '));
  return address.href;
}

/** The client waits for an answer no longer than `silenceMs`; for a script, as long as it takes. */
type Asked = pg.QueryConfig & { readonly query_timeout?: number };

function queryableOf(runner: pg.Pool | pg.PoolClient, silenceMs: number): Queryable {
  const run = async (asked: Asked): Promise<readonly Row[]> => {
    try {
      const { rows } = await runner.query<Row>(asked);
      return rows;
    } catch (cause) {
      const fault = sqlFault(cause);
      if (fault instanceof StalePlanError) planGeneration += 1;
      throw fault;
    }
  };
  return {
    query: async (text, params = []) => run({ ...preparedOf(text, params), text, query_timeout: silenceMs }),
    script: async (text) => {
      await run({ text });
    },
  };
}

/**
 * Rises when a statement that was prepared no longer fits the schema: from then on all are prepared under other
 * names.
 */
let planGeneration = 0;
const statementHashes = new Map<string, string>();

/** Statements with parameters are parsed and planned once a connection, known there by a hash of their text. */
function preparedOf(text: string, params: readonly SqlValue[]): Pick<pg.QueryConfig, 'name' | 'values'> {
  if (params.length === 0) return {};
  const hash = statementHashes.get(text) ?? createHash('sha256').update(text).digest('base64url');
  statementHashes.set(text, hash);
  return { name: `${hash}.${planGeneration}`, values: [...givenValues(params)] };
}
