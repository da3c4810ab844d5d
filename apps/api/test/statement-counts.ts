/** The statements of one request: what its use case runs, and what stands beside it. */
export interface StatementCounts {
  readonly own: number;
  /** BEGIN and COMMIT. */
  readonly transaction: number;
  /** The look-up of the API key. */
  readonly key: number;
  /** Of the limiter that counts in the database, where it is not counted with the look-up of the key. */
  readonly limiter: number;
  /** Looks for the kept reply, or keeps it. */
  readonly reply: number;
}

const beside = {
  transaction: /^(BEGIN|COMMIT)$/,
  key: /\bFROM api_keys\b/,
  limiter: /\brate_limit_windows\b/,
  reply: /\bidempotency_replies\b/,
} as const;

/** Sorts what a database was asked since the last request. */
export function countStatements(statements: readonly string[]): StatementCounts {
  const matching = (pattern: RegExp) => statements.filter((sql) => pattern.test(sql)).length;
  const { transaction, key, limiter, reply } = beside;
  const counts = {
    transaction: matching(transaction),
    key: matching(key),
    limiter: statements.filter((sql) => limiter.test(sql) && !key.test(sql)).length,
    reply: matching(reply),
  };
  return { own: statements.length - counts.transaction - counts.key - counts.limiter - counts.reply, ...counts };
}
