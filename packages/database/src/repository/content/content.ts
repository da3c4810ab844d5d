import { contentFormats } from '@layers-content/core';
import type { ContentItem, ContentQuery, CreativeType, Page, StoredContent, Tenant } from '@layers-content/core';
import { tenantOf } from '../../account-rows.ts';
import type { Queryable } from '../../database.ts';
import { isText, nullOr } from '../../guards.ts';
import { column, contentItemOf, nextPosition, statesOf, storedContentOf } from '../../rows.ts';
import { endOf, startOf } from '../keyset.ts';
import { itemsOf, itemsOfApproval, itemsOfKind } from '../list-texts.ts';

/**
 * An item of a tenant, as `findContents` is asked for it; ids are UUIDs in lower case, else all that is asked with it
 * fails.
 */
export function contentKeyOf({ organizationId, environment }: Tenant, contentId: string): string {
  return `${organizationId} ${environment} ${contentId}`;
}

/** Items of any tenants, each by its `contentKeyOf`; for whoever does not own an item it is not there. */
export async function findContents(
  database: Queryable,
  keys: readonly string[],
): Promise<ReadonlyMap<string, StoredContent>> {
  const asked = [0, 1, 2].map((part) => keys.map((key) => key.split(' ')[part] ?? ''));
  const rows = await database.query(
    `SELECT item.*, service_now() AS now, coalesce(item.lease_expires_at <= service_now(), false) AS lease_lapsed
     FROM unnest($1::uuid[], $2::text[], $3::uuid[]) AS asked (organization_id, world, id)
       JOIN content_items item USING (organization_id, world, id)`,
    asked,
  );
  return new Map(rows.map((row) => [contentKeyOf(tenantOf(row), column(row, 'id', isText)), storedContentOf(row)]));
}

export async function findContent(
  database: Queryable,
  tenant: Tenant,
  contentId: string,
): Promise<StoredContent | null> {
  const key = contentKeyOf(tenant, contentId);
  return (await findContents(database, [key])).get(key) ?? null;
}

const newestWhere = (condition: string) => `
  SELECT * FROM content_items c
  WHERE ${condition} AND c.organization_id = $1 AND (c.created_at, c.id) < ($4, $5) AND c.created_at >= $6
  ORDER BY c.created_at DESC, c.id DESC LIMIT $7`;

/** The newest of all items, by the index `content_items_newest`. */
const ofAllKinds = newestWhere(`${itemsOf('c.world', 'c.project_id')} = ${itemsOf('$2::text', '$3::uuid')}`);

/** The newest of each kind asked for, by the index whose text is `kindOf`; then the newest of these. */
const ofSomeKinds = (kindOf: string, further = '') => `
  SELECT found.* FROM unnest($8::text[]) AS kind
  CROSS JOIN LATERAL (${newestWhere(`${kindOf} = ${itemsOf('$2::text', '$3::uuid')} || ' ' || kind ${further}`)}) found
  ORDER BY found.created_at DESC, found.id DESC LIMIT $7`;

const ofKinds = ofSomeKinds(itemsOfKind('c'));
/** A format is looked for among generated items alone, of which this service makes none. */
const ofApprovals = ofSomeKinds(itemsOfApproval('c'), 'AND (cardinality($9::text[]) = 0 OR c.format = ANY ($9))');

/** One statement: a project without items still gives one row, without an item. */
export async function listContent(
  database: Queryable,
  tenant: Tenant,
  query: ContentQuery,
): Promise<Page<ContentItem> | null> {
  const { newest, params } = selectionOf(query);
  const rows = await database.query(
    `SELECT item.* FROM projects project LEFT JOIN LATERAL (${newest}) item ON true
     WHERE project.organization_id = $1 AND project.world = $2 AND project.id = $3
     ORDER BY item.created_at DESC, item.id DESC`,
    [
      tenant.organizationId,
      tenant.environment,
      query.projectId,
      ...startOf(query),
      endOf(query),
      query.limit + 1,
      ...params,
    ],
  );
  if (rows.length === 0) return null;
  const items = rows.filter((row) => column(row, 'id', nullOr(isText)) !== null).map(contentItemOf);
  return { items: items.slice(0, query.limit), next: nextPosition(items, query.limit) };
}

/** The items that a query asks for: where they are read, and its parameters from $8 on. */
function selectionOf(query: ContentQuery): {
  readonly newest: string;
  readonly params: readonly (readonly string[])[];
} {
  const { statuses, formats, creativeType, approvalStatuses } = query;
  if (approvalStatuses.length > 0) return { newest: ofApprovals, params: [approvalsOf(query), formats] };
  if (statuses.length === 0 && formats.length === 0 && creativeType === null) return { newest: ofAllKinds, params: [] };
  return { newest: ofKinds, params: [kindsOf(query)] };
}

/**
 * The kinds of items a query asks for, as the index `content_items_kind` has them. A status may be given twice; its
 * items are listed once.
 */
function kindsOf({ statuses, formats, creativeType }: ContentQuery): readonly string[] {
  const formatsOf = {
    uploaded: formats.length === 0 ? [''] : [],
    generated: formats.length === 0 ? ['', ...contentFormats] : formats,
  };
  const kinds = typesOf(creativeType).flatMap((type) =>
    statesOf(statuses).flatMap((state) => formatsOf[type].map((format) => `${type} ${state} ${format}`)),
  );
  return [...new Set(kinds)];
}

/** The same as the index `content_items_review` has them. */
function approvalsOf({ statuses, creativeType, approvalStatuses }: ContentQuery): readonly string[] {
  const approvals = approvalStatuses.flatMap((approval) =>
    typesOf(creativeType).flatMap((type) => statesOf(statuses).map((state) => `${approval} ${type} ${state}`)),
  );
  return [...new Set(approvals)];
}

function typesOf(creativeType: ContentQuery['creativeType']): readonly CreativeType[] {
  return creativeType === null ? ['uploaded', 'generated'] : [creativeType];
}
