import type { ContentItem, RateLimiter, Repository, Tenant } from '@layers-content/core';
import type { Database, Queryable, Row, SqlValue } from '../database.ts';
import { migrate } from '../migrate.ts';
import { Engine } from '../pglite/engine.ts';
import { openPglite } from '../pglite/open-pglite.ts';
import { sessionsOver } from '../pglite/sessions.ts';
import { tendTables } from '../pglite/upkeep.ts';
import { PostgresDatabase } from '../postgres-database.ts';
import type { PostgresOptions } from '../postgres-database.ts';
import { rateLimiterOver } from '../rate-limiter.ts';
import { repositoryOver } from '../repository/repository.ts';
import { sqlFault } from '../sql-error.ts';
import { readTemplate } from './template.ts';

/** A migrated database in memory, its repository, and what tests may do behind the repository's back. */
export interface TestDatabase {
  readonly repository: Repository;
  readonly rateLimiter: RateLimiter;
  /** The handle below the repository. */
  readonly database: Database;
  /** Any statement; parameters as `$1`…, JSON as text. Not recorded, never made to fail. */
  execute(sql: string, params?: readonly SqlValue[]): Promise<readonly Row[]>;
  /** Stops the service's clock at a moment; null lets it run again. */
  setServiceNow(now: Date | null): Promise<void>;
  insertOrganization(id: string, name?: string): Promise<void>;
  /** An item of creative type `generated`, as some other service would have left it. Its project must exist. */
  insertGenerated(tenant: Tenant, item: ContentItem): Promise<void>;
  /** From now on every statement of the repository throws this; null ends it. */
  failWith(error: Error | null): void;
  /** Statements the repository has run since the last call, BEGIN and COMMIT included. */
  takeStatements(): readonly string[];
  /**
   * How many pages of tables and indexes all statements have read so far, from memory or disk. On a server it sees
   * the connection it runs on, so it wants a pool of one.
   */
  pagesRead(): Promise<number>;
  /** Empties every table and lets the clock run; far cheaper than another database. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

/** Databases that test files of this worker have closed: emptying one costs far less than opening another. */
const idle: TestDatabase[] = [];

/**
 * An empty one that was open in this worker before, else a fresh one. Close it when the test file ends; it lives as
 * long as the worker.
 */
export async function takeTestDatabase(): Promise<TestDatabase> {
  const opened = idle.pop() ?? (await openTestDatabase());
  await opened.reset();
  return { ...opened, close: async () => void idle.push(opened) };
}

/** A fresh one; takes about a second, the first on a machine some seconds more. Close it. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const pglite = await openPglite({ loadDataDir: await readTemplate() });
  const engine = new Engine(pglite, () => Promise.resolve());
  const sessions = sessionsOver(async (statement) => {
    try {
      return await engine.run(statement);
    } catch (error) {
      throw sqlFault(error);
    }
  });
  return testDatabaseOver({
    ...sessions,
    tend: async () => ({ ...(await tendTables(sessions)) }),
    close: () => engine.close(),
  });
}

/** The same on a server's database that the test may empty; migrates it. Several may be open on one. */
export async function openServerTestDatabase(
  url: string,
  options: Pick<PostgresOptions, 'poolSize'> = {},
): Promise<TestDatabase> {
  const database = new PostgresDatabase({ url, ...options });
  await migrate(database);
  return testDatabaseOver(database);
}

/** The same over any migrated database that belongs to the test alone. */
function testDatabaseOver(raw: Database): TestDatabase {
  const { watched, failWith, takeStatements } = watch(raw);
  const setServiceNow = (now: Date | null) => raw.script(serviceNow(now));
  return {
    repository: repositoryOver(watched),
    rateLimiter: rateLimiterOver(watched),
    database: watched,
    execute: (sql, params) => raw.query(sql, params),
    setServiceNow,
    insertOrganization: async (id, name = 'Organization') => {
      await raw.query('INSERT INTO organizations (id, name) VALUES ($1, $2)', [id, name]);
    },
    insertGenerated: (tenant, item) => insertGenerated(raw, tenant, item),
    failWith,
    takeStatements,
    pagesRead: () => pagesRead(raw),
    reset: async () => {
      failWith(null);
      takeStatements();
      await raw.script(tables.map((table) => `DELETE FROM ${table}`).join('; '));
      await setServiceNow(null);
    },
    close: () => raw.close(),
  };
}

/** Who refers to others comes before them. Few rows are deleted far faster than tables are truncated. */
const tables = [
  'audit_events',
  'idempotency_replies',
  'organization_usage',
  'object_deletions',
  'content_items',
  'content_review_policies',
  'webhook_events',
  'webhook_endpoints',
  'webhook_turns',
  'projects',
  'api_keys',
  'organizations',
  'secret_check',
  'rate_limit_windows',
] as const;

function serviceNow(now: Date | null): string {
  const body = now
    ? `SELECT TIMESTAMPTZ '${now.toISOString()}'`
    : "SELECT date_trunc('milliseconds', statement_timestamp())";
  return `CREATE OR REPLACE FUNCTION service_now() RETURNS timestamptz LANGUAGE sql STABLE AS $$ ${body} $$`;
}

async function pagesRead(database: Queryable): Promise<number> {
  // What a connection has counted it tells the others a second later, unless it is asked to.
  await database.query('SELECT pg_stat_force_next_flush()');
  const [row] = await database.query(
    'SELECT sum(heap_blks_read + heap_blks_hit + coalesce(idx_blks_read, 0) + coalesce(idx_blks_hit, 0))::bigint AS pages FROM pg_statio_user_tables',
  );
  return Number(row?.['pages']);
}

function watch(raw: Database) {
  let fault: Error | null = null;
  let statements: string[] = [];
  const note = (sql: string): void => {
    if (fault) throw fault;
    statements.push(sql);
  };
  const watchedOver = (inner: Queryable): Queryable => ({
    query: async (sql, params) => {
      note(sql);
      return inner.query(sql, params);
    },
    script: async (sql) => {
      note(sql);
      return inner.script(sql);
    },
  });
  const watched: Database = {
    ...watchedOver(raw),
    transaction: async (work) => {
      note('BEGIN');
      const result = await raw.transaction((transaction) => work(watchedOver(transaction)));
      note('COMMIT');
      return result;
    },
    tend: () => raw.tend(),
    close: () => raw.close(),
  };
  return {
    watched,
    failWith: (error: Error | null) => {
      fault = error;
    },
    takeStatements: () => {
      const taken = statements;
      statements = [];
      return taken;
    },
  };
}

async function insertGenerated(database: Queryable, tenant: Tenant, item: ContentItem): Promise<void> {
  await database.query(
    `INSERT INTO content_items (organization_id, world, project_id, id, creative_type, state, format, hook, influencer_id, source_tiktok_id,
       media_id, caption, first_comment, assets, approval_status, ads_enrollment, platform_fit, created_at, completed_at, failed_at,
       last_error_code, last_error_message)
     VALUES ($1, $2, $3, $4, 'generated', $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)`,
    [
      tenant.organizationId,
      tenant.environment,
      item.projectId,
      item.id,
      item.status,
      item.format,
      item.hook,
      item.influencerId,
      item.sourceTiktokId,
      item.mediaId,
      item.caption,
      item.firstComment,
      JSON.stringify(item.assets),
      item.approvalStatus,
      item.adsEnrollment,
      JSON.stringify(item.platformFit),
      item.createdAt,
      item.completedAt,
      item.failedAt,
      item.lastError?.code ?? null,
      item.lastError?.message ?? null,
    ],
  );
}
