import { Worker } from 'node:worker_threads';
import type { StorageFullError } from '@layers-content/core';
import { UnavailableError } from '@layers-content/core';
import type { Row } from '../database.ts';
import { SqlError, sqlFault } from '../sql-error.ts';
import type { Reply, Request, Statement, WireError, WorkerTask } from './messages.ts';

/**
 * How long the worker may give no sign of life while it is asked: then it is taken for dead. After a failed write
 * PGlite may spin for ever, and no timeout of PostgreSQL's works in it.
 */
const defaultSilenceMs = 20_000;
/** Opening recovers from the log, closing writes everything. */
const longSilenceMs = 120_000;

interface Waiting {
  /** Of the worker, as far as this request goes. */
  readonly silenceMs: number;
  readonly resolve: (rows: readonly Row[]) => void;
  readonly reject: (error: unknown) => void;
}

/** One life of the worker thread that holds PGlite. */
export class Connection {
  readonly #worker: Worker;
  readonly #silenceMs: number;
  /** Resolves when nothing of the worker runs any more. */
  readonly ended: Promise<void>;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #fault: UnavailableError | StorageFullError | null = null;
  #lastSignMs = 0;
  #watch: NodeJS.Timeout | undefined;

  private constructor(worker: Worker, silenceMs: number) {
    this.#worker = worker;
    this.#silenceMs = silenceMs;
    this.ended = new Promise((resolve) => {
      worker.once('exit', () => {
        resolve();
      });
    });
  }

  /** @throws UnavailableError, StorageFullError when PGlite does not start; the cause says why. */
  static async open(task: WorkerTask, silenceMs = defaultSilenceMs): Promise<Connection> {
    const connection = new Connection(
      new Worker(new URL('./database-worker.mjs', import.meta.url), { workerData: task, execArgv: [] }),
      silenceMs,
    );
    try {
      await connection.#started(task);
    } catch (error) {
      await connection.ended;
      throw error;
    }
    return connection;
  }

  /** True once the worker has died; nothing is answered any more. */
  get dead(): boolean {
    return this.#fault !== null;
  }

  /** Whether somebody waits for an answer. */
  get busy(): boolean {
    return this.#waiting.size > 0;
  }

  run(statement: Statement): Promise<readonly Row[]> {
    // A script, such as a migration, takes as long as it takes.
    return this.#ask((id) => ({ id, kind: 'run', statement }), statement.params === null ? Infinity : this.#silenceMs);
  }

  async close(): Promise<void> {
    await this.#ask((id) => ({ id, kind: 'close' }), longSilenceMs);
    await this.#worker.terminate();
  }

  /** Kills the worker where it stands, as a crash would. */
  async kill(): Promise<void> {
    await this.#worker.terminate();
  }

  #ask(requestOf: (id: number) => Request, silenceMs: number): Promise<readonly Row[]> {
    return new Promise((resolve, reject) => {
      if (this.#fault) {
        reject(this.#fault);
        return;
      }
      const request = requestOf(++this.#lastId);
      this.#wait(request.id, { silenceMs, resolve, reject });
      this.#worker.postMessage(request);
    });
  }

  #started({ task }: WorkerTask): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#wait(0, {
        silenceMs: task === 'create' ? Infinity : longSilenceMs,
        resolve: () => {
          resolve();
        },
        reject,
      });
      this.#worker.on('message', (message: Reply) => {
        this.#settle(message);
      });
      this.#worker.on('error', (cause) => {
        this.#die(cause);
      });
      this.#worker.on('exit', () => {
        this.#die(new Error('the database worker ended'));
      });
    });
  }

  #wait(id: number, waiting: Waiting): void {
    const isFirst = this.#waiting.size === 0;
    this.#waiting.set(id, waiting);
    if (!isFirst) return;
    this.#lastSignMs = performance.now();
    this.#watchFor(waiting.silenceMs);
  }

  /** Looks after this long whether there was a sign of life meanwhile, as long as somebody waits. */
  #watchFor(ms: number): void {
    clearTimeout(this.#watch);
    const look = (): void => {
      if (this.#waiting.size === 0) return;
      const silenceMs = Math.max(...[...this.#waiting.values()].map((waiting) => waiting.silenceMs));
      const leftMs = this.#lastSignMs + silenceMs - performance.now();
      if (leftMs > 0) {
        this.#watchFor(leftMs);
        return;
      }
      this.#die(new Error(`the database worker gave no sign of life for ${silenceMs} ms`));
      void this.#worker.terminate();
    };
    this.#watch = setTimeout(look, Math.min(ms, longSilenceMs)).unref();
  }

  #settle(message: Reply): void {
    const id = message.kind === 'ready' ? 0 : message.id;
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    this.#lastSignMs = performance.now();
    if (message.kind === 'refused') waiting?.reject(sqlFault(engineErrorOf(message.error)));
    else waiting?.resolve(message.kind === 'rows' ? message.rows : []);
  }

  #die(cause: unknown): void {
    const fault = sqlFault(cause);
    this.#fault ??= fault instanceof SqlError ? new UnavailableError('database', { cause }) : fault;
    for (const { reject } of this.#waiting.values()) reject(this.#fault);
    this.#waiting.clear();
  }
}

function engineErrorOf({ message, code, severity, constraint }: WireError): Error {
  return Object.assign(new Error(message), { code, severity, constraint });
}
