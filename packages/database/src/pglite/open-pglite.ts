import { PGlite } from '@electric-sql/pglite';
import type { PGliteOptions } from '@electric-sql/pglite';
import { columnParsers } from '../database.ts';
import { plannerSettings } from '../planner-settings.ts';

/** Opens PGlite with the service's settings; both engines then answer the same values. */
export async function openPglite(options: PGliteOptions): Promise<PGlite> {
  const pglite = await PGlite.create({ ...options, parsers: { ...columnParsers } });
  await pglite.exec(Object.entries(plannerSettings).map(([name, value]) => `SET ${name} = ${value}`).join('; '));
  return pglite;
}
