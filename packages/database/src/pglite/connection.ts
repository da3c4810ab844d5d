import { Worker } from 'node:worker_threads';
import type { StorageFullError } from '@layers-content/core';
import { UnavailableError } from '@layers-content/core';
import type { Row } from '../database.ts';
import { SqlError, sqlFault } from '../sql-error.ts';
import type { Reply, Request, Statement, WireError, WorkerTask } from './messages.ts';

interface Waiting {
  readonly resolve: (rows: readonly Row[]) => void;
  readonly reject: (error: unknown) => void;
}

/** One life of the worker thread that holds PGlite. */
export class Connection {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #fault: UnavailableError | StorageFullError | null = null;

  private constructor(worker: Worker) {
    this.#worker = worker;
  }

  /** @throws UnavailableError, StorageFullError when PGlite does not start; the cause says why. */
  static async open(task: WorkerTask): Promise<Connection> {
    const connection = new Connection(new Worker(new URL('./worker.mjs', import.meta.url), { workerData: task, execArgv: [] }));
    await connection.#started();
    return connection;
  }

  /** True once the worker has died; nothing is answered any more. */
  get dead(): boolean {
    return this.#fault !== null;
  }

  run(statement: Statement): Promise<readonly Row[]> {
    return this.#ask((id) => ({ id, kind: 'run', statement }));
  }

  async close(): Promise<void> {
    await this.#ask((id) => ({ id, kind: 'close' }));
    await this.#worker.terminate();
  }

  /** Kills the worker where it stands, as a crash would. */
  async kill(): Promise<void> {
    await this.#worker.terminate();
  }

  #ask(requestOf: (id: number) => Request): Promise<readonly Row[]> {
    return new Promise((resolve, reject) => {
      if (this.#fault) {
        reject(this.#fault);
        return;
      }
      const request = requestOf(++this.#lastId);
      this.#waiting.set(request.id, { resolve, reject });
      this.#worker.postMessage(request);
    });
  }

  #started(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.set(0, { resolve: () => { resolve(); }, reject });
      this.#worker.on('message', (message: Reply) => { this.#settle(message); });
      this.#worker.on('error', (cause) => { this.#die(cause); });
      this.#worker.on('exit', () => { this.#die(new Error('the database worker ended')); });
    });
  }

  #settle(message: Reply): void {
    const id = message.kind === 'ready' ? 0 : message.id;
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
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
