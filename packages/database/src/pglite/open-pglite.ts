import { setFlagsFromString } from 'node:v8';
import { PGlite } from '@electric-sql/pglite';
import type { PGliteOptions } from '@electric-sql/pglite';
import { columnParsers } from '../database.ts';
import { plannerSettings } from '../planner-settings.ts';
import { forgetFailedFiles } from './failed-files.ts';

/** `ANALYZE` holds up every statement; a small sample tells enough of tables that are read by their keys. */
const statisticsSettings = { default_statistics_target: 10 } as const;

/**
 * How much a function of the engine runs, roughly in bytes, before V8 optimizes it: ten times what Node 20 has.
 * Opening alone had V8 optimize for half a second of processor time. What serves requests is optimized all the same,
 * a little later.
 */
const tieringFlag = '--wasm-tiering-budget=18000000';

/**
 * The engine touches all of its page cache when it opens. It takes 128 MB unless told, but reads what it does not
 * hold there from the system's cache.
 */
const startParams = [...PGlite.defaultStartParams, '-c', 'shared_buffers=32MB'];

/** Opens PGlite with the service's settings; both engines then answer the same values. */
export async function openPglite(options: PGliteOptions): Promise<PGlite> {
  setFlagsFromString(tieringFlag);
  const pglite = await PGlite.create({ ...options, startParams, parsers: { ...columnParsers } });
  forgetFailedFiles(pglite.Module.FS);
  await pglite.exec(
    Object.entries({ ...plannerSettings, ...statisticsSettings })
      .map(([name, value]) => `SET ${name} = ${value}`)
      .join('; '),
  );
  return pglite;
}
