import type { PagePosition } from '@layers-content/core';
import type { SqlValue } from '../database.ts';

/**
 * Which rows of a newest-first list are wanted: after a row of an earlier page, and between two seconds, both
 * included.
 */
interface Stretch {
  readonly after: PagePosition | null;
  readonly since?: Date | null;
  readonly until?: Date | null;
}

/**
 * The row `(time, id)` the wanted rows lie before; one before every row when nothing bounds them. Always one row, and
 * never a null to be tested for, so that an index is entered right there, for a deep page as for the first.
 */
export function startOf({ after, until = null }: Stretch): readonly [SqlValue, SqlValue] {
  const end = until && new Date(Math.floor(until.getTime() / 1000) * 1000 + 1000);
  if (after && (!end || after.createdAt < end)) return [after.createdAt, after.id];
  return end ? [end, '00000000-0000-0000-0000-000000000000'] : ['infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff'];
}

/**
 * The least time of the wanted rows, said of the bare column: whole seconds are compared, and columns have
 * milliseconds.
 */
export function endOf({ since = null }: Stretch): SqlValue {
  return since ? new Date(Math.ceil(since.getTime() / 1000) * 1000) : '-infinity';
}
