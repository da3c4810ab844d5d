import { contentFormats } from '@layers-content/core';
import type { ContentItem, ContentQuery, Page, StoredContent, Tenant } from '@layers-content/core';
import type { Queryable } from '../../database.ts';
import { isText, nullOr } from '../../guards.ts';
import { column, contentItemOf, nextPosition, statesOf, storedContentOf } from '../../rows.ts';
import { endOf, startOf } from '../keyset.ts';
import { itemsOf, itemsOfKind } from '../list-texts.ts';

export async function findContent(
  database: Queryable,
  tenant: Tenant,
  contentId: string,
): Promise<StoredContent | null> {
  const [row] = await database.query(
    `SELECT *, service_now() AS now, coalesce(lease_expires_at <= service_now(), false) AS lease_lapsed
     FROM content_items WHERE organization_id = $1 AND world = $2 AND id = $3`,
    [tenant.organizationId, tenant.environment, contentId],
  );
  return row ? storedContentOf(row) : null;
}

const newestWhere = (condition: string) => `
  SELECT * FROM content_items c
  WHERE ${condition} AND c.organization_id = $1 AND (c.created_at, c.id) < ($4, $5) AND c.created_at >= $6
  ORDER BY c.created_at DESC, c.id DESC LIMIT $7`;

/** The newest of all items, by the index `content_items_newest`. */
const ofAllKinds = newestWhere(`${itemsOf('c.world', 'c.project_id')} = ${itemsOf('$2::text', '$3::uuid')}`);

/** The newest of each kind asked for, by the index `content_items_kind`; then the newest of these. */
const ofSomeKinds = `
  SELECT found.* FROM unnest($8::text[]) AS kind
  CROSS JOIN LATERAL (${newestWhere(`${itemsOfKind('c')} = ${itemsOf('$2::text', '$3::uuid')} || ' ' || kind`)}) found
  ORDER BY found.created_at DESC, found.id DESC LIMIT $7`;

/** One statement: a project without items still gives one row, without an item. */
export async function listContent(
  database: Queryable,
  tenant: Tenant,
  query: ContentQuery,
): Promise<Page<ContentItem> | null> {
  const kinds = kindsOf(query);
  const rows = await database.query(
    `SELECT item.* FROM projects project LEFT JOIN LATERAL (${kinds ? ofSomeKinds : ofAllKinds}) item ON true
     WHERE project.organization_id = $1 AND project.world = $2 AND project.id = $3
     ORDER BY item.created_at DESC, item.id DESC`,
    [
      tenant.organizationId,
      tenant.environment,
      query.projectId,
      ...startOf(query),
      endOf(query),
      query.limit + 1,
      ...(kinds ? [kinds] : []),
    ],
  );
  if (rows.length === 0) return null;
  const items = rows.filter((row) => column(row, 'id', nullOr(isText)) !== null).map(contentItemOf);
  return { items: items.slice(0, query.limit), next: nextPosition(items, query.limit) };
}

/** The kinds of items a query asks for, as the index has them; null when it asks for all. */
function kindsOf({ statuses, formats, creativeType }: ContentQuery): readonly string[] | null {
  if (statuses.length === 0 && formats.length === 0 && creativeType === null) return null;
  const formatsOf = {
    uploaded: formats.length === 0 ? [''] : [],
    generated: formats.length === 0 ? ['', ...contentFormats] : formats,
  };
  const creativeTypes = creativeType === null ? (['uploaded', 'generated'] as const) : [creativeType];
  const kinds = creativeTypes.flatMap((type) =>
    statesOf(statuses).flatMap((state) => formatsOf[type].map((format) => `${type} ${state} ${format}`)),
  );
  // A status may be given twice; its items are listed once.
  return [...new Set(kinds)];
}
