import { createHash, randomUUID } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { digestOfMigrations, migrate } from '../migrate.ts';
import { Engine } from '../pglite/engine.ts';
import { openPglite } from '../pglite/open-pglite.ts';
import { sessionsOver } from '../pglite/sessions.ts';

const require = createRequire(import.meta.url);

/**
 * A migrated, empty data directory; made once for these migrations and this PGlite, then kept among the temporary
 * files.
 */
export async function readTemplate(): Promise<Blob> {
  const pgliteCode = await readFile(require.resolve('@electric-sql/pglite'));
  const key = createHash('sha256')
    .update(pgliteCode)
    .update(await digestOfMigrations())
    .digest('hex')
    .slice(0, 16);
  const path = join(tmpdir(), `layers-content-database-${key}.tar`);
  const kept = await readFile(path).catch(() => null);
  if (kept) return new Blob([kept]);
  const made = await makeTemplate();
  const unfinished = `${path}.${randomUUID()}`;
  await writeFile(unfinished, new Uint8Array(await made.arrayBuffer()));
  await rename(unfinished, path);
  return made;
}

async function makeTemplate(): Promise<Blob> {
  const pglite = await openPglite({});
  const engine = new Engine(pglite, () => Promise.resolve());
  await migrate(sessionsOver((statement) => engine.run(statement)));
  const template = await pglite.dumpDataDir('none');
  await engine.close();
  return template;
}
