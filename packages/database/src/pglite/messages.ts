import type { Row, SqlValue } from '../database.ts';
import { isText, oneOf, optional, shape } from '../guards.ts';

/** What the worker is started with. */
export interface WorkerTask {
  readonly dataDir: string;
  /**
   * `create` makes the cluster and ends, from the file `prepared` where one is given; `serve` opens it and answers
   * statements.
   */
  readonly task: 'create' | 'serve';
  readonly prepared?: string | undefined;
}

export const isWorkerTask = shape<WorkerTask>({
  dataDir: isText,
  task: oneOf(['create', 'serve']),
  prepared: optional(isText),
});

/** One statement of a session; a session is one transaction. Null: on its own. */
export interface Statement {
  readonly session: number | null;
  readonly sql: string;
  /** Null: `sql` is a script of several statements. */
  readonly params: readonly SqlValue[] | null;
  /** The first statement of its session: a transaction is begun for it, and nobody waits for that alone. */
  readonly begins: boolean;
  /** The last statement of its session. */
  readonly ends: boolean;
}

export type Request =
  | { readonly id: number; readonly kind: 'run'; readonly statement: Statement }
  | { readonly id: number; readonly kind: 'close' };

/** An error of PostgreSQL as it crosses the port; its class would be lost. */
export interface WireError {
  readonly message: string;
  readonly code: string;
  readonly severity: string;
  readonly constraint: string | undefined;
}

export type Reply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'rows'; readonly id: number; readonly rows: readonly Row[] }
  | { readonly kind: 'refused'; readonly id: number; readonly error: WireError };
