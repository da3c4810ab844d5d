import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../src/database.ts';
import { examine } from '../src/examine.ts';
import { migrate } from '../src/migrate.ts';
import { Engine } from '../src/pglite/engine.ts';
import { openPglite } from '../src/pglite/open-pglite.ts';
import { sessionsOver } from '../src/pglite/sessions.ts';
import { expectRecount } from './conformance/recount.ts';

const organizationId = '00000000-0000-4000-9000-000000000001';
const projectId = '00000000-0000-4000-9000-000000000002';

let database: Database;
beforeAll(async () => {
  const engine = new Engine(await openPglite({}), () => Promise.resolve());
  database = {
    ...sessionsOver((statement) => engine.run(statement)),
    tend: async () => ({}),
    close: () => engine.close(),
  };
});
afterAll(() => database.close());

/** The schema as the first release left it, with what it had written. */
async function givenFirstSchema(): Promise<void> {
  const name = '0001_content.sql';
  await database.script(
    'CREATE TABLE schema_migrations (version integer PRIMARY KEY, name text NOT NULL, applied_at timestamptz(3) NOT NULL DEFAULT now())',
  );
  await database.script(await readFile(new URL(`../migrations/${name}`, import.meta.url), 'utf8'));
  await database.query('INSERT INTO schema_migrations (version, name) VALUES (1, $1)', [name]);
  await database.query("INSERT INTO organizations (id, name) VALUES ($1, 'First')", [organizationId]);
  await database.query(
    `INSERT INTO projects (id, world, organization_id, name, timezone) SELECT $1, world, $2, 'First', 'UTC' FROM unnest('{live,test}'::text[]) world`,
    [projectId, organizationId],
  );
  // Every state in both environments, of today and of yesterday, three of each, and something generated.
  await database.query(
    `INSERT INTO content_items (id, organization_id, world, project_id, creative_type, state, slideshow, files, session_expires_at, created_at,
       caption, assets, media, completed_at, last_error_code, last_error_message, frozen_keys, lease_expires_at)
     SELECT gen_random_uuid(), $1, world, $2, 'uploaded', state, false, '[{"sizeBytes":1000},{"sizeBytes":2000}]', now(), now() - day * interval '24 hours',
       CASE WHEN state IN ('publishing', 'completed') THEN '' END,
       CASE WHEN state IN ('publishing', 'completed') THEN '[{"sizeBytes":900},{"sizeBytes":1900}]' ELSE '[]' END::json,
       CASE WHEN state IN ('publishing', 'completed') THEN '[1]' ELSE '[]' END::json,
       CASE state WHEN 'completed' THEN now() END, CASE state WHEN 'canceled' THEN 'DELETED' END, CASE state WHEN 'canceled' THEN 'x' END,
       CASE WHEN state IN ('processing', 'publishing') THEN '{k}' ELSE '{}' END::text[],
       CASE WHEN state IN ('processing', 'publishing') THEN now() END
     FROM unnest('{live,test}'::text[]) world, unnest('{queued,processing,publishing,completed,canceled}'::text[]) state,
       generate_series(0, 1) day, generate_series(1, 3)`,
    [organizationId, projectId],
  );
  await database.query(
    `INSERT INTO content_items (id, organization_id, world, project_id, creative_type, state, assets)
     VALUES (gen_random_uuid(), $1, 'live', $2, 'generated', 'completed', '[{"sizeBytes":77}]')`,
    [organizationId, projectId],
  );
}

it('counts what was there before there were quotas', async () => {
  expect((await examine(database)).migrations).toMatchObject({ applied: 0, unknown: [] });
  await givenFirstSchema();
  const { migrations } = await examine(database);
  expect(migrations).toMatchObject({ applied: 1, unknown: [] });
  expect(migrations.missing[0]).toBe(2);
  expect(await migrate(database)).toBe(migrations.missing.length);
  const whole = await examine(database);
  expect(whole).toMatchObject({
    encoding: 'UTF8',
    migrations: { applied: 1 + migrations.missing.length, missing: [], unknown: [] },
    secretCheck: null,
  });
  expect(Math.abs(whole.now.getTime() - Date.now())).toBeLessThan(60_000);
  await database.query("INSERT INTO secret_check (value) VALUES ('abc')");
  expect((await examine(database)).secretCheck).toBe('abc');
  await expectRecount({ execute: (sql, params) => database.query(sql, params) });
  const mebibyte = 1_048_576;
  expect(
    await database.query(
      'SELECT world, open_uploads, stored_bytes, items_today FROM organization_usage ORDER BY world',
    ),
  ).toEqual([
    { world: 'live', open_uploads: 18, stored_bytes: 18 * (3000 + 2 * mebibyte) + 6 * 2800, items_today: 15 },
    { world: 'test', open_uploads: 18, stored_bytes: 0, items_today: 15 },
  ]);
  expect(await migrate(database)).toBe(0);
});
