import { statfs } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { StorageFullError, UnavailableError } from '@layers-content/core';
import type { Database, Queryable, Row, SqlValue } from '../database.ts';
import { Connection } from './connection.ts';
import type { Statement } from './messages.ts';
import { sessionsOver } from './sessions.ts';
import { tendTables } from './upkeep.ts';

/**
 * PGlite in a worker thread. A worker that died is replaced at the next statement: PGlite then recovers from its WAL,
 * and what was answered is there.
 */
export class PgliteDatabase implements Database {
  readonly #dataDir: string;
  readonly #silenceMs: number | undefined;
  readonly #sessions: Omit<Database, 'close' | 'tend'>;
  readonly #onClosed: () => Promise<void>;
  /** Transactions under way. */
  readonly #held = new Map<number, Connection>();
  #connection: Promise<Connection>;
  #closed = false;

  private constructor(dataDir: string, connection: Connection, onClosed: () => Promise<void>, silenceMs?: number) {
    this.#dataDir = dataDir;
    this.#silenceMs = silenceMs;
    this.#onClosed = onClosed;
    this.#connection = Promise.resolve(connection);
    this.#sessions = sessionsOver((statement) => this.#run(statement));
  }

  /**
   * Opens a prepared cluster that this process holds the lock of; `onClosed` gives the lock back. A worker that is
   * silent for `silenceMs` while it is asked is taken for dead.
   * @throws UnavailableError, StorageFullError.
   */
  static async open(dataDir: string, onClosed: () => Promise<void>, silenceMs?: number): Promise<PgliteDatabase> {
    return new PgliteDatabase(dataDir, await serve(dataDir, silenceMs), onClosed, silenceMs);
  }

  query(sql: string, params?: readonly SqlValue[]): Promise<readonly Row[]> {
    return this.#sessions.query(sql, params);
  }

  script(sql: string): Promise<void> {
    return this.#sessions.script(sql);
  }

  transaction<T>(work: (transaction: Queryable) => Promise<T>): Promise<T> {
    return this.#sessions.transaction(work);
  }

  /** In an idle moment, or when it has waited `longestWaitMs` for one. */
  async tend(): Promise<Readonly<Record<string, number>>> {
    const connection = await this.#live();
    for (let waitedMs = 0; connection.busy && waitedMs < longestWaitMs; waitedMs += lookMs) await sleep(lookMs);
    return { ...(await tendTables(this)) };
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    try {
      const connection = await this.#connection.catch(() => null);
      if (connection && !connection.dead) await connection.close();
    } finally {
      await this.#onClosed();
    }
  }

  /** Kills the worker where it stands, for tests of the recovery. */
  async kill(): Promise<void> {
    await (await this.#connection).kill();
  }

  async #run(statement: Statement): Promise<readonly Row[]> {
    if (this.#closed) throw new UnavailableError('database', { cause: new Error('the database is closed') });
    const { session, ends } = statement;
    // A transaction stays with the life of the worker it began in, or it would go on outside itself in the next.
    const connection = (session === null ? undefined : this.#held.get(session)) ?? (await this.#live());
    if (session !== null && !ends) this.#held.set(session, connection);
    if (session !== null && ends) this.#held.delete(session);
    return connection.run(statement);
  }

  async #live(): Promise<Connection> {
    const current = this.#connection;
    const connection = await current.catch(() => null);
    if (connection && !connection.dead) return connection;
    if (this.#connection === current) this.#connection = this.#serveAfter(connection);
    return this.#connection;
  }

  /** Two workers over one directory would destroy it. */
  async #serveAfter(dead: Connection | null): Promise<Connection> {
    await dead?.ended;
    return serve(this.#dataDir, this.#silenceMs);
  }
}

/** A service that is never idle is looked after all the same. */
const longestWaitMs = 5_000;
const lookMs = 50;

/** A start writes a WAL segment of this size; with less room it fails without saying why. */
const neededBytes = 16 * 1_048_576;

async function serve(dataDir: string, silenceMs?: number): Promise<Connection> {
  try {
    return await Connection.open({ dataDir, task: 'serve' }, silenceMs);
  } catch (cause) {
    const { bavail, bsize } = await statfs(dataDir);
    throw bavail * bsize < neededBytes ? new StorageFullError({ cause }) : cause;
  }
}
