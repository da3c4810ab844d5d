import type {
  ClaimedTry,
  OperatedWebhookEndpoint,
  SendingLimits,
  Tenant,
  WebhookMaintenance,
} from '@layers-content/core';
import { tenantOf } from '../../account-rows.ts';
import type { Database, Queryable } from '../../database.ts';
import { isText } from '../../guards.ts';
import { column } from '../../rows.ts';
import { claimedTryOf, operatedEndpointOf } from '../../webhook-rows.ts';
import { amongKeys } from '../found-rows.ts';
import { listSealedSecrets, replaceSealedSecrets } from './endpoints.ts';

/** How long events and their deliveries are kept (the contract, "Webhooks"), and deleted endpoints with them. */
export const webhookAge = "interval '30 days'";

/** No try of this endpoint is under way, and it is not paused. */
const isReady = "e.state = 'active' AND (e.lease_expires_at IS NULL OR e.lease_expires_at <= service_now())";
/** A claim whose process died is due again as soon as its lease lapses. */
const isDue = "d.state = 'pending' AND d.next_retry_at <= service_now()";

export function webhookMaintenance(database: Database): WebhookMaintenance {
  return {
    listDueOrganizations: (limits, limit) => listDueOrganizations(database, limits, limit),
    claimTries: (organizationId, limits, limit) => claimTries(database, organizationId, limits, limit),
    keepWebhookBody: async (eventId, body) => {
      const [row] = await database.query(
        'UPDATE webhook_events SET body = coalesce(body, $2) WHERE id = $1 RETURNING body',
        [eventId, body],
      );
      return column(row ?? {}, 'body', isText);
    },
    listEndpoints: (organizationId) => listEndpoints(database, organizationId),
    findTenant: (id) => findTenant(database, id),
    listSealedSecrets: (afterId, limit) => listSealedSecrets(database, afterId, limit),
    replaceSealedSecrets: (read, sealed) => replaceSealedSecrets(database, read, sealed),
  };
}

/**
 * From endpoint to endpoint of those that wait: how many deliveries wait for one does not matter. Each is found by
 * its key, by itself: a join may read its table to the end.
 */
async function listDueOrganizations(
  database: Queryable,
  { perOrganization, doubtedPerOrganization }: SendingLimits,
  limit: number,
): Promise<readonly string[]> {
  const rows = await database.query(
    `WITH RECURSIVE waiting (endpoint_id) AS (
       (SELECT endpoint_id FROM webhook_deliveries WHERE state = 'pending' ORDER BY endpoint_id LIMIT 1)
       UNION ALL
       SELECT next.endpoint_id FROM waiting, LATERAL (
         SELECT d.endpoint_id FROM webhook_deliveries d WHERE d.state = 'pending' AND d.endpoint_id > waiting.endpoint_id
         ORDER BY d.endpoint_id LIMIT 1
       ) next
     )
     SELECT turn.organization_id FROM waiting,
     LATERAL (SELECT * FROM webhook_endpoints e WHERE e.id = waiting.endpoint_id AND ${isReady} LIMIT 1) e,
     LATERAL (SELECT * FROM webhook_turns turn WHERE turn.organization_id = e.organization_id LIMIT 1) turn,
     LATERAL (SELECT 1 FROM webhook_deliveries d WHERE d.endpoint_id = e.id AND ${isDue} LIMIT 1) due,
     LATERAL (
       SELECT count(*) AS tries, count(*) FILTER (WHERE doubted) AS doubted FROM webhook_endpoints s
       WHERE s.organization_id = e.organization_id AND s.lease_expires_at IS NOT NULL AND s.lease_expires_at > service_now()
     ) sending
     WHERE sending.tries < $1 AND (NOT e.doubted OR sending.doubted < $2)
     GROUP BY turn.organization_id, turn.turn_at ORDER BY turn.turn_at LIMIT $3`,
    [perOrganization, doubtedPerOrganization, limit],
  );
  return rows.map((row) => column(row, 'organization_id', isText));
}

/**
 * Two statements: the second must see every claim that was made before the first could lock the organization's turn.
 * Of its endpoints that are due those come first that had no try for longest.
 */
function claimTries(
  database: Database,
  organizationId: string,
  { perOrganization, doubtedPerOrganization, leaseMs }: SendingLimits,
  limit: number,
): Promise<readonly ClaimedTry[]> {
  return database.transaction(async (transaction) => {
    const turn = await transaction.query(
      'SELECT organization_id FROM webhook_turns WHERE organization_id = $1 FOR UPDATE SKIP LOCKED',
      [organizationId],
    );
    if (turn.length === 0) return [];
    const rows = await transaction.query(
      `WITH sending AS MATERIALIZED (
         SELECT count(*) AS tries, count(*) FILTER (WHERE doubted) AS doubted FROM webhook_endpoints
         WHERE organization_id = $1 AND lease_expires_at IS NOT NULL AND lease_expires_at > service_now()
       ),
       ready AS MATERIALIZED (
         SELECT e.id, e.doubted, e.tried_at, due.id AS delivery_id, row_number() OVER (PARTITION BY e.doubted ORDER BY e.tried_at NULLS FIRST, e.id) AS place
         FROM webhook_endpoints e, LATERAL (
           SELECT d.id FROM webhook_deliveries d WHERE d.endpoint_id = e.id AND ${isDue} ORDER BY d.next_retry_at LIMIT 1
         ) due
         WHERE e.organization_id = $1 AND e.state <> 'deleted' AND ${isReady}
       ),
       chosen AS MATERIALIZED (
         SELECT ready.id, ready.delivery_id FROM ready, sending WHERE NOT ready.doubted OR ready.place <= $3 - sending.doubted
         ORDER BY ready.tried_at NULLS FIRST, ready.id LIMIT (SELECT greatest(0, least($2::bigint - tries, $5::bigint)) FROM sending)
       ),
       claimed AS (
         UPDATE webhook_endpoints e SET fence = e.fence + 1, sending = chosen.delivery_id, tried_at = service_now(),
           lease_expires_at = service_now() + $4::bigint * interval '1 millisecond'
         FROM chosen WHERE ${amongKeys('e.id', 'SELECT id FROM chosen')} AND e.id = chosen.id AND ${isReady} RETURNING e.*
       ),
       tried AS (
         UPDATE webhook_deliveries d SET attempts = d.attempts + 1 FROM claimed
         WHERE ${amongKeys('d.id', 'SELECT sending FROM claimed')} AND d.id = claimed.sending RETURNING d.*
       ),
       turned AS (UPDATE webhook_turns SET turn_at = service_now() WHERE organization_id = $1)
       SELECT claimed.organization_id, claimed.world, claimed.id AS endpoint_id, claimed.fence, claimed.url, claimed.sealed_secret,
         CASE WHEN claimed.previous_ends_at > service_now() THEN claimed.previous_sealed_secret END AS previous_sealed_secret,
         tried.id AS delivery_id, tried.attempts, event.id AS event_id, event.event_type, event.data, event.project_id AS event_project_id, event.replay_of,
         event.created_at AS event_created_at, event.body, service_now() AS now
       FROM claimed JOIN tried ON tried.id = claimed.sending,
       LATERAL (SELECT * FROM webhook_events event WHERE event.id = tried.event_id LIMIT 1) event`,
      [organizationId, perOrganization, doubtedPerOrganization, leaseMs, limit],
    );
    return rows.map(claimedTryOf);
  });
}

async function listEndpoints(
  database: Queryable,
  organizationId: string | null,
): Promise<readonly OperatedWebhookEndpoint[]> {
  const rows = await database.query(
    `SELECT e.*, (SELECT count(*) FROM webhook_deliveries d WHERE d.endpoint_id = e.id AND d.state = 'pending') AS pending
     FROM webhook_endpoints e WHERE e.state <> 'deleted' AND ($1::uuid IS NULL OR e.organization_id = $1) ORDER BY e.created_at, e.id`,
    [organizationId],
  );
  return rows.map(operatedEndpointOf);
}

async function findTenant(
  database: Queryable,
  id: Parameters<WebhookMaintenance['findTenant']>[0],
): Promise<Tenant | null> {
  const endpointId = 'endpointId' in id ? '$1' : '(SELECT endpoint_id FROM webhook_deliveries WHERE id = $1)';
  const [row] = await database.query(
    `SELECT organization_id, world FROM webhook_endpoints WHERE state <> 'deleted' AND id = ${endpointId}`,
    ['endpointId' in id ? id.endpointId : id.deliveryId],
  );
  return row ? tenantOf(row) : null;
}
