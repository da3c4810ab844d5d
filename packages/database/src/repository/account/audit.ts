import { webhookTypesOf } from '@layers-content/core';
import type { Actor, ApiKey, AuditQuery, DomainEvent, Page, RecordedEvent, Tenant } from '@layers-content/core';
import { recordedEventOf } from '../../account-rows.ts';
import type { Queryable } from '../../database.ts';
import { nextPosition } from '../../rows.ts';
import { endOf, startOf } from '../keyset.ts';
import { itemSnapshot, toldOf } from '../told-webhooks.ts';

/** How long the log keeps a line (the contract: listAuditLog). */
export const eventAge = "interval '90 days'";

const noRequest = { requestId: null, apiKeyId: null };

/** One line of the audit log; what follows gives these columns. */
export const insertLine =
  'INSERT INTO audit_events (organization_id, world, event_type, request_id, project_id, api_key_id, data)';
const insertEvent = `${insertLine} VALUES ($1, $2, $3, $4, $5, $6, $7)`;

/** With an item, the item as this transaction has left it goes along; else what the event says. */
const insertAndTell = `
  WITH logged AS (${insertEvent}),
  ${toldOf(
    'SELECT $1::uuid AS organization_id, $2::text AS world, $5::uuid AS project_id, $8::text[] AS types',
    `CASE WHEN $9::uuid IS NULL THEN $7::json ELSE ${itemSnapshot('$9')} END`,
  )}
  SELECT`;

/**
 * One line of the audit log, and by the same statement what endpoints are told of it. Operator and system have no
 * request; the event's type tells them apart.
 */
export async function recordEvent(unit: Queryable, tenant: Tenant, actor: Actor, event: DomainEvent): Promise<void> {
  const { requestId, apiKeyId } = requestOf(actor);
  const line = [
    tenant.organizationId,
    tenant.environment,
    event.type,
    requestId,
    event.projectId,
    apiKeyId,
    JSON.stringify(event.data),
  ];
  const types = webhookTypesOf(event);
  if (types.length === 0) await unit.query(insertEvent, line);
  else await unit.query(insertAndTell, [...line, types, withItem(event)]);
}

/** The request that an actor acts by; of operator and system there is none. */
export function requestOf(actor: Actor): { readonly requestId: string | null; readonly apiKeyId: string | null } {
  return typeof actor === 'string' ? noRequest : actor;
}

/** The item that goes with an event; null when its data is all there is to tell. */
function withItem(event: DomainEvent): string | null {
  return event.type === 'content.completed' || event.type === 'content.caption_updated' ? event.data.contentId : null;
}

/** One line a key, reason and minute, with the first request's id; the others are counted in it. */
export async function recordRefusals(
  database: Queryable,
  key: ApiKey,
  { reason, requestId, count }: { readonly reason: string; readonly requestId: string; readonly count: number },
): Promise<void> {
  await database.query(
    `INSERT INTO audit_events AS line (organization_id, world, event_type, request_id, api_key_id, data, refused_reason, refused_minute, count)
     VALUES ($1, $2, 'request.refused', $3, $4, '{}', $5, date_trunc('minute', service_now()), $6)
     ON CONFLICT (api_key_id, refused_reason, refused_minute) WHERE refused_reason IS NOT NULL DO UPDATE SET count = line.count + excluded.count`,
    [key.organizationId, key.environment, requestId, key.id, reason, count],
  );
}

export async function listEvents(database: Queryable, tenant: Tenant, query: AuditQuery): Promise<Page<RecordedEvent>> {
  const rows = await database.query(
    `SELECT * FROM audit_events
     WHERE organization_id = $1 AND world = $2 AND (occurred_at, id) < ($3, $4) AND occurred_at >= $5
       AND ($6::text IS NULL OR event_type = $6) AND ($7::uuid IS NULL OR project_id = $7) AND ($8::uuid IS NULL OR api_key_id = $8)
     ORDER BY occurred_at DESC, id DESC LIMIT $9`,
    [
      tenant.organizationId,
      tenant.environment,
      ...startOf(query),
      endOf(query),
      query.type,
      query.projectId,
      query.apiKeyId,
      query.limit + 1,
    ],
  );
  const events = rows.map(recordedEventOf);
  const positions = events.map(({ occurredAt, id }) => ({ createdAt: occurredAt, id }));
  return { items: events.slice(0, query.limit), next: nextPosition(positions, query.limit) };
}
