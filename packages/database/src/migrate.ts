import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import type { Database } from './database.ts';

const directory = new URL('../migrations/', import.meta.url);
/** Any constant: whoever migrates this database asks for this one advisory lock. */
const lockId = 7_213_002;

interface Migration {
  readonly version: number;
  readonly name: string;
}

/** The database has migrations this program does not know: a newer version of the service has been here. */
export class SchemaTooNewError extends Error {
  override readonly name = 'SchemaTooNewError';
  readonly unknownVersions: readonly number[];

  constructor(unknownVersions: readonly number[]) {
    super(
      `A newer version of this service migrated the database (migration ${unknownVersions.join(', ')} is unknown here). Start that version or a later one; nothing was changed.`,
    );
    this.unknownVersions = unknownVersions;
  }
}

/**
 * Brings the schema to the newest `migrations/NNNN_*.sql`; in one transaction under an advisory lock, so that many
 * processes may start at once and a failed one leaves nothing. Twice does no harm. Returns how many were applied.
 * @throws SchemaTooNewError.
 */
export async function migrate(database: Pick<Database, 'transaction'>): Promise<number> {
  const known = await listMigrations();
  return database.transaction(async (transaction) => {
    // Another process may be migrating for as long as it takes, and so may this one.
    await transaction.script(
      `SET LOCAL lock_timeout = 0; SET LOCAL statement_timeout = 0; SELECT pg_advisory_xact_lock(${lockId})`,
    );
    await transaction.script(
      'CREATE TABLE IF NOT EXISTS schema_migrations (version integer PRIMARY KEY, name text NOT NULL, applied_at timestamptz(3) NOT NULL DEFAULT now())',
    );
    const rows = await transaction.query('SELECT version FROM schema_migrations ORDER BY version');
    const applied = rows.map((row) => Number(row['version']));
    const unknown = applied.filter((version) => !known.some((migration) => migration.version === version));
    if (unknown.length > 0) throw new SchemaTooNewError(unknown);
    const missing = known.filter((migration) => !applied.includes(migration.version));
    for (const { version, name } of missing) {
      await transaction.script(await readFile(new URL(name, directory), 'utf8'));
      await transaction.query('INSERT INTO schema_migrations (version, name) VALUES ($1, $2)', [version, name]);
    }
    return missing.length;
  });
}

/** What this program knows, oldest first. */
export async function listMigrations(): Promise<readonly Migration[]> {
  const names = (await readdir(directory)).filter((name) => /^\d{4}_\w+\.sql$/.test(name)).sort();
  return names.map((name) => ({ version: Number(name.slice(0, 4)), name }));
}

/** Names all migrations together: a database that was prepared by others has another. */
export async function digestOfMigrations(): Promise<string> {
  const digest = createHash('sha256');
  for (const { name } of await listMigrations()) digest.update(await readFile(new URL(name, directory)));
  return digest.digest('hex').slice(0, 16);
}
