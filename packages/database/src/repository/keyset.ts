import type { PagePosition } from '@layers-content/core';
import type { SqlValue } from '../database.ts';

/**
 * The row `(created_at, id)` a newest-first page starts after; before every row when there is none. Always a row, never a
 * null to be tested for, so that the index serves deep pages as well as the first.
 */
export function keysetOf(after: PagePosition | null): readonly [SqlValue, SqlValue] {
  return after ? [after.createdAt, after.id] : ['infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff'];
}

/**
 * The bounds of a time column that is compared in truncated seconds, both ends inclusive: from the first on and before the
 * second. Said of the bare column, so that an index can be used.
 */
export function secondsOf({ since, until }: { readonly since: Date | null; readonly until: Date | null }): readonly [SqlValue, SqlValue] {
  return [
    since ? new Date(Math.ceil(since.getTime() / 1000) * 1000) : '-infinity',
    until ? new Date(Math.floor(until.getTime() / 1000) * 1000 + 1000) : 'infinity',
  ];
}
