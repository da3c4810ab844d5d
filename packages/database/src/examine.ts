import type { Database, Row } from './database.ts';
import { isBoolean, isCount, isDate, isText } from './guards.ts';
import { listMigrations } from './migrate.ts';
import { column } from './rows.ts';

/** What a database is, and how far it was migrated. */
export interface DatabaseState {
  /** As the server words it, such as `17.2 (Debian 17.2-1)`. */
  readonly version: string;
  /** 170002 for 17.2. */
  readonly versionNumber: number;
  readonly encoding: string;
  /** Whether what was committed survives a power cut, as far as the server's settings say. */
  readonly syncs: boolean;
  readonly maxConnections: number;
  readonly now: Date;
  readonly migrations: {
    readonly applied: number;
    /** Known to this program and not applied. */
    readonly missing: readonly number[];
    /** Applied by a newer one. */
    readonly unknown: readonly number[];
  };
  /** Deliveries to active endpoints that are due for ten minutes or more, and endpoints that the service has paused. */
  readonly webhooks: { readonly overdue: number; readonly autoPaused: number };
  /** What the secret it belongs to makes known of itself; null when none has claimed it. */
  readonly secretCheck: string | null;
}

const webhooksBehind = `
  SELECT (
    SELECT count(*) FROM webhook_deliveries d WHERE d.state = 'pending' AND d.next_retry_at <= service_now() - interval '10 minutes'
      AND EXISTS (SELECT FROM webhook_endpoints e WHERE e.id = d.endpoint_id AND e.state = 'active')
  ) AS overdue, (SELECT count(*) FROM webhook_endpoints WHERE state = 'auto_paused') AS auto_paused`;

/** Looks at a database, migrated or not, and changes nothing. @throws UnavailableError. */
export async function examine(database: Database): Promise<DatabaseState> {
  const [row = {}] = await database.query(
    `SELECT current_setting('server_version') AS version, current_setting('server_version_num')::bigint AS version_number,
       current_setting('server_encoding') AS encoding, current_setting('max_connections')::bigint AS max_connections, clock_timestamp() AS now,
       current_setting('fsync')::boolean AND current_setting('full_page_writes')::boolean AND current_setting('synchronous_commit') <> 'off' AS syncs,
       to_regclass('schema_migrations') IS NOT NULL AS has_migrations, to_regclass('secret_check') IS NOT NULL AS has_secret,
       to_regclass('webhook_deliveries') IS NOT NULL AS has_webhooks`,
  );
  const known = (await listMigrations()).map(({ version }) => version);
  const applied = await ifThere(row, 'has_migrations', () =>
    database.query('SELECT version FROM schema_migrations ORDER BY version'),
  );
  const versions = applied.map((migration) => column(migration, 'version', isCount));
  const [secret] = await ifThere(row, 'has_secret', () => database.query('SELECT value FROM secret_check'));
  const [webhooks] = await ifThere(row, 'has_webhooks', () => database.query(webhooksBehind));
  return {
    version: column(row, 'version', isText),
    versionNumber: column(row, 'version_number', isCount),
    encoding: column(row, 'encoding', isText),
    syncs: column(row, 'syncs', isBoolean),
    maxConnections: column(row, 'max_connections', isCount),
    now: column(row, 'now', isDate),
    migrations: {
      applied: versions.length,
      missing: known.filter((version) => !versions.includes(version)),
      unknown: versions.filter((version) => !known.includes(version)),
    },
    webhooks: {
      overdue: webhooks === undefined ? 0 : column(webhooks, 'overdue', isCount),
      autoPaused: webhooks === undefined ? 0 : column(webhooks, 'auto_paused', isCount),
    },
    secretCheck: secret === undefined ? null : column(secret, 'value', isText),
  };
}

async function ifThere(row: Row, name: string, ask: () => Promise<readonly Row[]>): Promise<readonly Row[]> {
  return column(row, name, isBoolean) ? ask() : [];
}
