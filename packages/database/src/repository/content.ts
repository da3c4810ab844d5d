import type { ContentItem, ContentQuery, Page, StoredContent, Tenant } from '@layers-content/core';
import type { Database } from '../database.ts';
import { isText, nullOr } from '../guards.ts';
import { column, contentItemOf, nextPosition, statesOf, storedContentOf } from '../rows.ts';
import { keysetOf, secondsOf } from './keyset.ts';

export async function findContent(database: Database, tenant: Tenant, contentId: string): Promise<StoredContent | null> {
  const [row] = await database.query(
    `SELECT *, service_now() AS now, coalesce(lease_expires_at <= service_now(), false) AS lease_lapsed
     FROM content_items WHERE organization_id = $1 AND world = $2 AND id = $3`,
    [tenant.organizationId, tenant.world, contentId],
  );
  return row ? storedContentOf(row) : null;
}

/** One statement: a project without items still gives one row, without an item. */
export async function listContent(database: Database, tenant: Tenant, query: ContentQuery): Promise<Page<ContentItem> | null> {
  const rows = await database.query(
    `SELECT item.* FROM projects project LEFT JOIN LATERAL (
       SELECT * FROM content_items c
       WHERE c.organization_id = $1 AND c.world = $2 AND c.project_id = $3 AND (c.created_at, c.id) < ($4, $5)
         AND c.state = ANY ($6) AND (cardinality($7::text[]) = 0 OR c.format = ANY ($7)) AND ($8::text IS NULL OR c.creative_type = $8)
         AND c.created_at >= $9 AND c.created_at < $10
       ORDER BY c.created_at DESC, c.id DESC LIMIT $11
     ) item ON true
     WHERE project.organization_id = $1 AND project.world = $2 AND project.id = $3
     ORDER BY item.created_at DESC, item.id DESC`,
    [
      tenant.organizationId,
      tenant.world,
      query.projectId,
      ...keysetOf(query.after),
      statesOf(query.statuses),
      query.formats,
      query.creativeType,
      ...secondsOf(query),
      query.limit + 1,
    ],
  );
  if (rows.length === 0) return null;
  const items = rows.filter((row) => column(row, 'id', nullOr(isText)) !== null).map(contentItemOf);
  return { items: items.slice(0, query.limit), next: nextPosition(items, query.limit) };
}
