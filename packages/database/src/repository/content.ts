import type { ContentItem, ContentQuery, NewUploadSession, OpenedSession, Page, StoredContent, Tenant } from '@layers-content/core';
import type { Database } from '../database.ts';
import { isBoolean, isDate, isText, nullOr } from '../guards.ts';
import { column, contentItemOf, nextPosition, statesOf, storedContentOf } from '../rows.ts';
import { keysetOf } from './keyset.ts';

/**
 * One statement, and so one transaction. The share lock on the project makes an archive wait for this session, or this
 * session see the archive.
 */
export async function createUploadSession(database: Database, tenant: Tenant, session: NewUploadSession): Promise<OpenedSession> {
  const [row] = await database.query(
    `WITH project AS (
       SELECT archived_at IS NOT NULL AS archived FROM projects WHERE organization_id = $1 AND world = $2 AND id = $3 FOR SHARE
     ),
     moment AS (SELECT service_now() AS now, service_now() + $4::bigint * interval '1 millisecond' AS session_expires_at),
     opened AS (
       INSERT INTO content_items (organization_id, world, project_id, creative_type, state, slideshow, id, files, created_at, session_expires_at)
       SELECT $1, $2, $3, 'uploaded', 'queued', $5, item.id::uuid, item.files::json,
         moment.now + (item.n - 1) * interval '1 millisecond', moment.session_expires_at
       FROM project, moment, unnest($6::text[], $7::text[]) WITH ORDINALITY AS item (id, files, n)
       WHERE NOT project.archived
     )
     SELECT project.archived, moment.now, moment.session_expires_at FROM project, moment`,
    [
      tenant.organizationId,
      tenant.world,
      session.projectId,
      session.sessionTtlMs,
      session.slideshow,
      session.items.map((item) => item.id),
      session.items.map((item) => JSON.stringify(item.files)),
    ],
  );
  if (!row) return { outcome: 'project_absent' };
  if (column(row, 'archived', isBoolean)) return { outcome: 'project_archived' };
  return { outcome: 'opened', now: column(row, 'now', isDate), sessionExpiresAt: column(row, 'session_expires_at', isDate) };
}

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
      // Truncated seconds, both ends inclusive, said of the bare column so that the index can be used.
      query.since ? new Date(Math.ceil(query.since.getTime() / 1000) * 1000) : '-infinity',
      query.until ? new Date(Math.floor(query.until.getTime() / 1000) * 1000 + 1000) : 'infinity',
      query.limit + 1,
    ],
  );
  if (rows.length === 0) return null;
  const items = rows.filter((row) => column(row, 'id', nullOr(isText)) !== null).map(contentItemOf);
  return { items: items.slice(0, query.limit), next: nextPosition(items, query.limit) };
}
