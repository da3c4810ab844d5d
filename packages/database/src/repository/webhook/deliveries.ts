import type {
  HeldTry,
  NewDelivery,
  Page,
  Tenant,
  TryOutcome,
  WebhookDelivery,
  WebhookDeliveryQuery,
} from '@layers-content/core';
import type { Queryable } from '../../database.ts';
import { isBoolean, isText, nullOr } from '../../guards.ts';
import { column, nextPosition } from '../../rows.ts';
import { webhookDeliveryOf } from '../../webhook-rows.ts';
import { startOf } from '../keyset.ts';

/** A delivery `d` of endpoint `e` as its readers see it. */
const shown = `d.*, CASE WHEN e.sending = d.id AND e.lease_expires_at > service_now() THEN 'delivering' ELSE d.state END AS status`;

const standingEndpoint = (id: string) =>
  `e.organization_id = $1 AND e.world = $2 AND e.id = ${id} AND e.state <> 'deleted'`;

/** One statement: an endpoint without deliveries still gives one row, without a delivery. */
export async function listWebhookDeliveries(
  database: Queryable,
  tenant: Tenant,
  { endpointId, ...query }: WebhookDeliveryQuery,
): Promise<Page<WebhookDelivery> | null> {
  const rows = await database.query(
    `SELECT ${shown}, (SELECT event_type FROM webhook_events event WHERE event.id = d.event_id) AS event_type
     FROM webhook_endpoints e LEFT JOIN LATERAL (
       SELECT * FROM webhook_deliveries newest WHERE newest.endpoint_id = e.id AND (newest.created_at, newest.id) < ($4, $5)
       ORDER BY newest.created_at DESC, newest.id DESC LIMIT $6
     ) d ON true
     WHERE ${standingEndpoint('$3')} ORDER BY d.created_at DESC, d.id DESC`,
    [tenant.organizationId, tenant.environment, endpointId, ...startOf(query), query.limit + 1],
  );
  if (rows.length === 0) return null;
  const deliveries = rows.filter((row) => column(row, 'id', nullOr(isText)) !== null).map(webhookDeliveryOf);
  return { items: deliveries.slice(0, query.limit), next: nextPosition(deliveries, query.limit) };
}

export async function testWebhookEndpoint(
  unit: Queryable,
  tenant: Tenant,
  id: string,
  made: NewDelivery,
): Promise<WebhookDelivery | null> {
  const [row] = await unit.query(
    `WITH e AS MATERIALIZED (SELECT * FROM webhook_endpoints e WHERE ${standingEndpoint('$3')}),
     event AS (
       INSERT INTO webhook_events (id, event_type, data) SELECT $5, 'test.ping', json_build_object('endpointId', id) FROM e
       RETURNING *
     ),
     d AS (INSERT INTO webhook_deliveries (id, endpoint_id, event_id) SELECT $4, e.id, $5 FROM e RETURNING *)
     SELECT ${shown}, event.event_type FROM e, event, d`,
    [tenant.organizationId, tenant.environment, id, made.deliveryId, made.eventId],
  );
  return row ? webhookDeliveryOf(row) : null;
}

export async function replayWebhookDelivery(
  unit: Queryable,
  tenant: Tenant,
  id: string,
  made: NewDelivery,
): Promise<WebhookDelivery | null> {
  const [row] = await unit.query(
    `WITH old AS MATERIALIZED (SELECT endpoint_id, event_id FROM webhook_deliveries WHERE id = $3),
     e AS MATERIALIZED (
       SELECT e.* FROM webhook_endpoints e, old WHERE ${standingEndpoint('old.endpoint_id')}
     ),
     event AS (
       INSERT INTO webhook_events (id, event_type, project_id, data, replay_of)
       SELECT $5, first.event_type, first.project_id, first.data, first.id FROM e, old, webhook_events first WHERE first.id = old.event_id
       RETURNING *
     ),
     d AS (INSERT INTO webhook_deliveries (id, endpoint_id, event_id) SELECT $4, e.id, $5 FROM e RETURNING *)
     SELECT ${shown}, event.event_type FROM e, event, d`,
    [tenant.organizationId, tenant.environment, id, made.deliveryId, made.eventId],
  );
  return row ? webhookDeliveryOf(row) : null;
}

/** Deliveries in a row that may come to nothing before an endpoint is paused (the contract, "Webhooks"). */
const tolerated = 20;

export async function settleWebhookTry(
  unit: Queryable,
  tenant: Tenant,
  held: HeldTry,
  outcome: TryOutcome,
): Promise<{ readonly autoPaused: boolean } | null> {
  const [row] = await unit.query(
    `WITH old AS MATERIALIZED (
       SELECT *, CASE $6 WHEN 'delivered' THEN 0 WHEN 'retry' THEN failures ELSE failures + 1 END AS failures_now
       FROM webhook_endpoints WHERE organization_id = $1 AND world = $2 AND id = $3 AND sending = $4 AND fence = $5 FOR NO KEY UPDATE
     ),
     ended AS (
       UPDATE webhook_endpoints e SET sending = NULL, lease_expires_at = NULL, doubted = $6 <> 'delivered', failures = old.failures_now,
         last_delivery_at = CASE $6 WHEN 'delivered' THEN service_now() ELSE e.last_delivery_at END,
         state = CASE WHEN old.state = 'active' AND ($10 OR old.failures_now >= ${tolerated}) THEN 'auto_paused' ELSE old.state END
       FROM old WHERE e.id = $3 RETURNING e.state <> old.state AS auto_paused
     ),
     settled AS (
       UPDATE webhook_deliveries d SET state = CASE $6 WHEN 'retry' THEN 'pending' ELSE $6 END,
         next_retry_at = service_now() + $7::bigint * interval '1 millisecond', last_status = $8, last_failure = $9,
         delivered_at = CASE $6 WHEN 'delivered' THEN service_now() END, abandoned_at = CASE $6 WHEN 'abandoned' THEN service_now() END
       FROM ended WHERE d.id = $4
     )
     SELECT auto_paused FROM ended`,
    [
      tenant.organizationId,
      tenant.environment,
      held.endpointId,
      held.deliveryId,
      held.fence,
      outcome.result,
      outcome.retryAfterMs,
      outcome.status,
      outcome.failure,
      outcome.isGone,
    ],
  );
  return row ? { autoPaused: column(row, 'auto_paused', isBoolean) } : null;
}
