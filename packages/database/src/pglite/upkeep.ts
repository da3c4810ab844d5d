import type { Queryable } from '../database.ts';
import { isText, nullOr } from '../guards.ts';
import { column } from '../rows.ts';

/** How many of each step were taken. */
export interface Upkeep {
  readonly analyzed: number;
  readonly vacuumed: number;
  readonly checkpoints: number;
}

/** A step is worth its time from so many rows on and a tenth of the table. */
const leastRows = 500;
/** Log after which a checkpoint lets go of what came before it. */
const logBytes = 64 * 1_048_576;

/**
 * Of all tables the one that changed most since it was looked at, the one with most dead rows, and whether the log is
 * long.
 */
const needs = `
  SELECT
    (SELECT format('%I', relname) FROM pg_stat_user_tables WHERE n_mod_since_analyze >= ${leastRows} + n_live_tup / 10
     ORDER BY n_mod_since_analyze DESC LIMIT 1) AS changed,
    (SELECT format('%I', relname) FROM pg_stat_user_tables WHERE n_dead_tup >= ${leastRows} + n_live_tup / 10
     ORDER BY n_dead_tup DESC LIMIT 1) AS littered,
    (SELECT 'log' FROM pg_control_checkpoint() WHERE pg_wal_lsn_diff(pg_current_wal_insert_lsn(), redo_lsn) >= ${logBytes}) AS long`;

/**
 * Does what a server's helper processes do and the embedded engine lacks, at most one step of each kind a call:
 * `ANALYZE`, by which plans of a table that has grown are made anew; `VACUUM`, by which the room of dead rows is used
 * again; a checkpoint, by which old log is let go. Every statement waits for a step.
 */
export async function tendTables(database: Queryable): Promise<Upkeep> {
  const [row = {}] = await database.query(needs);
  const step = async (name: string, sqlOf: (table: string) => string): Promise<number> => {
    const needed = column(row, name, nullOr(isText));
    // As a query, so that an engine that hangs in it is taken for dead, which a script, as a migration is one, never
    // is.
    if (needed !== null) await database.query(sqlOf(needed));
    return needed === null ? 0 : 1;
  };
  return {
    analyzed: await step('changed', (table) => `ANALYZE ${table}`),
    vacuumed: await step('littered', (table) => `VACUUM ${table}`),
    checkpoints: await step('long', () => 'CHECKPOINT'),
  };
}
