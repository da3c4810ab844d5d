import type { PGlite } from '@electric-sql/pglite';
import type { Row } from '../database.ts';
import { GroupSync } from './group-sync.ts';
import type { Statement } from './messages.ts';
import { PreparedStatements } from './prepared-statements.ts';

/**
 * Whether PostgreSQL itself refused a statement; after anything else (a PANIC, a broken engine) its state cannot be
 * trusted.
 */
export function isRefusal(error: unknown): boolean {
  return error instanceof Error && 'severity' in error && error.severity === 'ERROR';
}

interface Job {
  readonly statement: Statement;
  readonly resolve: (rows: readonly Row[]) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Runs statements one at a time on PGlite's one connection: a session keeps it until its last statement, the others
 * wait. A statement that may have written is answered after the sync; so is a read that may have seen what is not
 * synced yet.
 */
export class Engine {
  readonly #pglite: PGlite;
  readonly #prepared: PreparedStatements;
  readonly #sync: GroupSync;
  readonly #waiting: Job[] = [];
  #session: number | null = null;
  #busy = false;

  constructor(pglite: PGlite, sync: () => Promise<void>) {
    this.#pglite = pglite;
    this.#prepared = new PreparedStatements(pglite);
    this.#sync = new GroupSync(sync);
  }

  run(statement: Statement): Promise<readonly Row[]> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ statement, resolve, reject });
      void this.#work();
    });
  }

  /** @throws what the last sync threw. */
  async close(): Promise<void> {
    await this.#sync.settled();
    await this.#pglite.close();
  }

  async #work(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    for (let job = this.#take(); job; job = this.#take()) {
      const { statement, resolve, reject } = job;
      try {
        const rows = await this.#execute(statement);
        // Not awaited: the next statement runs while this one's sync is at work.
        this.#durable(statement).then(() => {
          resolve(rows);
        }, reject);
      } catch (error) {
        reject(error);
        // Whatever runs next would spin for ever; the engine stays busy until its worker has ended.
        if (!isRefusal(error)) return;
      }
    }
    this.#busy = false;
  }

  /** The first statement that may run now. */
  #take(): Job | undefined {
    const index =
      this.#session === null ? 0 : this.#waiting.findIndex(({ statement }) => statement.session === this.#session);
    const job = index < 0 ? undefined : this.#waiting.splice(index, 1)[0];
    if (job) this.#session = job.statement.ends ? null : job.statement.session;
    return job;
  }

  async #execute({ sql, params, begins }: Statement): Promise<readonly Row[]> {
    if (begins) await this.#prepared.run('BEGIN', []);
    if (params === null) {
      await this.#pglite.exec(sql);
      return [];
    }
    return this.#prepared.run(sql, params);
  }

  #durable({ session, sql, ends }: Statement): Promise<void> {
    if (session !== null && !ends) return Promise.resolve();
    return /^\s*(SELECT|ROLLBACK)\b/i.test(sql) ? this.#sync.settled() : this.#sync.written();
  }
}
