import type { PagePosition } from '@layers-content/core';
import type { SqlValue } from '../database.ts';

/**
 * The row `(created_at, id)` a newest-first page starts after; before every row when there is none. Always a row, never a
 * null to be tested for, so that the index serves deep pages as well as the first.
 */
export function keysetOf(after: PagePosition | null): readonly [SqlValue, SqlValue] {
  return after ? [after.createdAt, after.id] : ['infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff'];
}
