import { isText } from '../src/guards.ts';
import { column } from '../src/rows.ts';
import type { Queryable } from '../src/database.ts';

const heading =
  '-- The schema that the migrations add up to, for readers. Written by `npm run generate`; change it by a migration.';

/** One statement each, in an order in which they could be run; what the migrations keep of themselves is left out. */
const statements = [
  `SELECT pg_get_functiondef(oid) AS sql FROM pg_proc WHERE pronamespace = 'public'::regnamespace ORDER BY proname`,

  `SELECT format('CREATE DOMAIN %I AS %s %s', typname, format_type(typbasetype, typtypmod), pg_get_constraintdef(c.oid)) AS sql
   FROM pg_type t JOIN pg_constraint c ON c.contypid = t.oid WHERE typnamespace = 'public'::regnamespace ORDER BY typname`,

  `SELECT format(E'CREATE %sTABLE %I (\\n%s\\n)%s', CASE relpersistence WHEN 'u' THEN 'UNLOGGED ' ELSE '' END, relname, lines,
     ' WITH (' || array_to_string(reloptions, ', ') || ')') AS sql
   FROM pg_class t, LATERAL (
     SELECT string_agg('  ' || line, E',\\n' ORDER BY part, place, line COLLATE "C") AS lines FROM (
       SELECT 1 AS part, attnum AS place, concat_ws(' ', quote_ident(attname), format_type(atttypid, atttypmod),
         CASE WHEN attnotnull THEN 'NOT NULL' END, 'DEFAULT ' || pg_get_expr(adbin, adrelid)) AS line
       FROM pg_attribute LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
       WHERE attrelid = t.oid AND attnum > 0 AND NOT attisdropped
       UNION ALL
       SELECT 2, position(contype::text IN 'pufc'), format('CONSTRAINT %I %s', conname, pg_get_constraintdef(oid))
       FROM pg_constraint WHERE conrelid = t.oid AND contype IN ('p', 'u', 'f', 'c')
     ) entry
   ) body
   WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> 'schema_migrations' ORDER BY oid`,

  `SELECT pg_get_indexdef(indexrelid) AS sql FROM pg_index JOIN pg_class i ON i.oid = indexrelid
   WHERE relnamespace = 'public'::regnamespace AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u'))
   ORDER BY indrelid, relname`,
];

/** What the catalog of a migrated database holds, as SQL; the same text on every engine. */
export async function describeSchema(database: Queryable): Promise<string> {
  const parts = [heading];
  for (const statement of statements) {
    const rows = await database.query(statement);
    parts.push(...rows.map((row) => `${column(row, 'sql', isText).trim().replaceAll('public.', '')};`));
  }
  return `${parts.join('\n\n')}\n`;
}
