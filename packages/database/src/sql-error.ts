import { StorageFullError, UnavailableError } from '@layers-content/core';

/** The engine refused a statement: a fault of ours, never masked as an outage. */
export class SqlError extends Error {
  override readonly name = 'SqlError';
  /** SQLSTATE, five characters. */
  readonly sqlState: string;
  readonly constraint: string | undefined;

  constructor(message: string, sqlState: string, options: ErrorOptions & { constraint?: string | undefined } = {}) {
    super(`${message} (SQLSTATE ${sqlState})`, options);
    this.sqlState = sqlState;
    this.constraint = options.constraint;
  }
}

/** Another transaction held for too long what a statement needed. */
export class LockTimeoutError extends UnavailableError {
  constructor(options: { cause: unknown }) {
    super('database', options);
  }
}

/** A prepared statement was made before a migration changed what it answers; prepared again, it works. */
export class StalePlanError extends UnavailableError {
  constructor(options: { cause: unknown }) {
    super('database', options);
  }
}

/**
 * Connection faults, too little of a resource, out of time, shutting down, I/O faults of the server, a lost race
 * between transactions; and a server that only reads, as a standby does until a failover has ended.
 */
const unavailable = /^(08|53|57014|57P|58|40|25006)/;

/**
 * What a failed statement means: a full disk, an engine that cannot answer (anything the engine did not word itself:
 * the connection or the worker broke; a lock that was waited for in vain), or a statement the engine refuses.
 */
export function sqlFault(cause: unknown): StorageFullError | UnavailableError | SqlError {
  if (cause instanceof StorageFullError || cause instanceof UnavailableError || cause instanceof SqlError) return cause;
  const sqlState = textOf(cause, 'code');
  const isFull = cause instanceof Error && cause.message.includes('No space left on device');
  if (isFull || sqlState === '53100' || sqlState === 'ENOSPC') return new StorageFullError({ cause });
  if (sqlState === '55P03') return new LockTimeoutError({ cause });
  if (sqlState === '0A000' && cause instanceof Error && cause.message.includes('cached plan'))
    return new StalePlanError({ cause });
  // After a FATAL or PANIC the engine is gone, whatever its code.
  const refused = textOf(cause, 'severity') === 'ERROR' && sqlState !== undefined && !unavailable.test(sqlState);
  if (!(cause instanceof Error) || !refused) {
    return new UnavailableError('database', { cause });
  }
  return new SqlError(cause.message, sqlState, { cause, constraint: textOf(cause, 'constraint') });
}

function textOf(value: unknown, property: 'code' | 'severity' | 'constraint'): string | undefined {
  if (typeof value !== 'object' || value === null || !(property in value)) return undefined;
  const found: unknown = Reflect.get(value, property);
  return typeof found === 'string' ? found : undefined;
}
