/** What a statement may carry. JSON goes as text and is cast in the statement. */
export type SqlValue = string | number | boolean | null | Date | Uint8Array | readonly string[];

/**
 * One row by column name. The same on both engines: timestamptz is a Date, bigint a number, bytea a Uint8Array,
 * text[] an array, json its text.
 */
export type Row = Readonly<Record<string, unknown>>;

export interface Queryable {
  /**
   * Runs one statement with `$1`… parameters.
   * @throws UnavailableError, StorageFullError when the engine cannot answer; SqlError when it refuses the statement.
   */
  query(sql: string, params?: readonly SqlValue[]): Promise<readonly Row[]>;
  /** Runs several statements without parameters. */
  script(sql: string): Promise<void>;
}

/** One handle over both engines. What has been answered outside a transaction, or with it, is on disk. */
export interface Database extends Queryable {
  /** Commits when `work` resolves, rolls back when it rejects. No foreign call belongs in it. */
  transaction<T>(work: (transaction: Queryable) => Promise<T>): Promise<T>;
  /** Looks after the tables, where the engine has no helpers that do; answers how many steps of what it took. */
  tend(): Promise<Readonly<Record<string, number>>>;
  close(): Promise<void>;
}

/**
 * The same values, none of them missing: a driver would store null for it, and PGlite spin over it.
 * @throws TypeError that names the parameter.
 */
export function givenValues(params: readonly (SqlValue | undefined)[]): readonly SqlValue[] {
  return Array.from(params, (value, index) => {
    if (value === undefined) throw new TypeError(`parameter $${index + 1} of a statement is missing`);
    return value;
  });
}

/** Columns that need the same parser on both engines, by type oid: bigint, json, timestamptz. */
export const columnParsers: Readonly<Record<number, (text: string) => string | number | Date>> = {
  20: Number,
  114: (text) => text,
  1184: (text) => new Date(text),
};
