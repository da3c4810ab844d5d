import { readdir, readFile } from 'node:fs/promises';
import type { Database } from './database.ts';

const directory = new URL('../migrations/', import.meta.url);
/** Any constant: whoever migrates this database asks for this one advisory lock. */
const lockId = 7_213_002;

interface Migration {
  readonly version: number;
  readonly name: string;
}

/**
 * Brings the schema to the newest `migrations/NNNN_*.sql`; in one transaction under an advisory lock, so that many
 * processes may start at once and a failed one leaves nothing. Twice does no harm. Returns how many were applied.
 * @throws Error when the database was migrated by a newer version of this service.
 */
export async function migrate(database: Database): Promise<number> {
  const known = await listMigrations();
  return database.transaction(async (transaction) => {
    // Another process may be migrating for as long as it takes.
    await transaction.script('SET LOCAL lock_timeout = 0');
    await transaction.query('SELECT pg_advisory_xact_lock($1)', [lockId]);
    await transaction.script(
      'CREATE TABLE IF NOT EXISTS schema_migrations (version integer PRIMARY KEY, name text NOT NULL, applied_at timestamptz(3) NOT NULL DEFAULT now())',
    );
    const rows = await transaction.query('SELECT version FROM schema_migrations');
    const applied = new Set(rows.map((row) => row['version']));
    const missing = known.filter((migration) => !applied.has(migration.version));
    if (applied.size > known.length - missing.length) {
      throw new Error('The database was migrated by a newer version of this service. Start that version instead.');
    }
    for (const { version, name } of missing) {
      await transaction.script(await readFile(new URL(name, directory), 'utf8'));
      await transaction.query('INSERT INTO schema_migrations (version, name) VALUES ($1, $2)', [version, name]);
    }
    return missing.length;
  });
}

async function listMigrations(): Promise<readonly Migration[]> {
  const names = (await readdir(directory)).filter((name) => /^\d{4}_\w+\.sql$/.test(name)).sort();
  return names.map((name) => ({ version: Number(name.slice(0, 4)), name }));
}

/** One text of all migrations, to key a prepared database by. */
export async function readMigrations(): Promise<string> {
  const texts = await Promise.all((await listMigrations()).map(({ name }) => readFile(new URL(name, directory), 'utf8')));
  return texts.join('\n');
}
