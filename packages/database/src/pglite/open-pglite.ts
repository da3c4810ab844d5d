import { PGlite } from '@electric-sql/pglite';
import type { PGliteOptions } from '@electric-sql/pglite';
import { columnParsers } from '../database.ts';

/** Opens PGlite with the service's settings; both engines then answer the same values. */
export function openPglite(options: PGliteOptions): Promise<PGlite> {
  return PGlite.create({ ...options, parsers: { ...columnParsers } });
}
