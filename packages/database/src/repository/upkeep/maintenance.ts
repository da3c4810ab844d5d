import type { Backlog, MaintenanceRepository } from '@layers-content/core';
import { tenantOf } from '../../account-rows.ts';
import type { Database } from '../../database.ts';
import { isCount, isDate, isText } from '../../guards.ts';
import { column } from '../../rows.ts';
import { eventAge } from '../account/audit.ts';
import { replyAge } from '../account/replies.ts';
import { giveBackDays } from '../account/usage.ts';
import { amongKeys } from '../found-rows.ts';
import { cancelExpired } from '../upload/cancel.ts';
import { scheduleUnknown } from '../upload/objects.ts';
import { webhookAge } from '../webhook/sending.ts';
import { giveBackMoments } from './moments.ts';

/** How much is forgotten by one statement. */
const forgetBatch = 5000;

export function maintenanceRepository(database: Database): MaintenanceRepository {
  return {
    cancelExpired: (limit) => cancelExpired(database, limit),
    takeAbandonedPublishing: async (limit, leaseMs) => {
      const rows = await database.query(
        `WITH lapsed AS MATERIALIZED (
           SELECT id FROM content_items WHERE state = 'publishing' AND lease_expires_at <= service_now()
           ORDER BY lease_expires_at LIMIT $1 FOR UPDATE SKIP LOCKED
         )
         UPDATE content_items c SET lease_expires_at = service_now() + $2::bigint * interval '1 millisecond'
         WHERE ${amongKeys('c.id', 'SELECT id FROM lapsed')} RETURNING c.organization_id, c.world, c.id`,
        [limit, leaseMs],
      );
      return rows.map((row) => ({ tenant: tenantOf(row), contentId: column(row, 'id', isText) }));
    },
    takeDeletions: async (limit, hiddenMs) => {
      const rows = await database.query(
        `WITH due AS MATERIALIZED (
           SELECT key FROM object_deletions WHERE not_before <= service_now() ORDER BY not_before LIMIT $1 FOR UPDATE SKIP LOCKED
         )
         UPDATE object_deletions d SET not_before = service_now() + $2::bigint * interval '1 millisecond', attempts = d.attempts + 1
         WHERE ${amongKeys('d.key', 'SELECT key FROM due')} RETURNING d.key`,
        [limit, hiddenMs],
      );
      return rows.map((row) => column(row, 'key', isText));
    },
    confirmDeletions: async (keys) => {
      await database.query('DELETE FROM object_deletions WHERE key = ANY ($1)', [keys]);
    },
    scheduleUnknown: (keys) => scheduleUnknown(database, keys),
    takeTurn: async (job, intervalMs) => {
      const rows = await database.query(
        `INSERT INTO job_turns AS last (job, began_at) VALUES ($1, service_now())
         ON CONFLICT (job) DO UPDATE SET began_at = service_now()
         WHERE last.began_at <= service_now() - $2::bigint * interval '1 millisecond' OR last.began_at > service_now() + $2::bigint * interval '1 millisecond' RETURNING job`,
        [job, intervalMs],
      );
      return rows.length > 0;
    },
    expireLeases: async () => {
      // Said as the partial indexes have it, so that a start does not read every item.
      await database.query(
        `UPDATE content_items SET lease_expires_at = service_now()
         WHERE (state = 'publishing' OR state = 'processing' AND creative_type = 'uploaded') AND lease_expires_at > service_now()`,
      );
      await database.query(
        'UPDATE webhook_endpoints SET lease_expires_at = service_now() WHERE lease_expires_at IS NOT NULL AND lease_expires_at > service_now()',
      );
    },
    forgetOld: async (stopping) => {
      let forgotten = 0;
      for (let batch = forgetBatch; batch >= forgetBatch && !stopping?.aborted; forgotten += batch)
        batch = await forgetSome(database);
      return forgotten;
    },
    giveBackDays: () => giveBackDays(database),
    giveBackMoments: (sessionTtlMs) => giveBackMoments(database, sessionTtlMs),
    tendTables: () => database.tend(),
    backlog: () => backlogOf(database),
    now: async () => {
      const [row] = await database.query('SELECT service_now() AS now');
      return column(row ?? {}, 'now', isDate);
    },
  };
}

/** Each part is answered from a partial index, which holds open uploads only, or from the outbox's. */
async function backlogOf(database: Database): Promise<Backlog> {
  const [row = {}] = await database.query(
    `SELECT open.uploads + publishing.uploads AS open_uploads, open.expired, open.lapsed + publishing.lapsed AS lapsed, due.deletions, told.webhooks
     FROM (
       SELECT count(*) AS uploads, count(*) FILTER (WHERE lease_expires_at <= service_now()) AS lapsed,
         count(*) FILTER (WHERE session_expires_at <= service_now() AND (lease_expires_at IS NULL OR lease_expires_at <= service_now())) AS expired
       FROM content_items WHERE state IN ('queued', 'processing') AND creative_type = 'uploaded'
     ) open, (
       SELECT count(*) AS uploads, count(*) FILTER (WHERE lease_expires_at <= service_now()) AS lapsed FROM content_items WHERE state = 'publishing'
     ) publishing, (
       SELECT count(*) AS deletions FROM object_deletions WHERE not_before <= service_now()
     ) due, (
       SELECT count(*) AS webhooks FROM webhook_deliveries d WHERE d.state = 'pending' AND d.next_retry_at <= service_now()
         AND EXISTS (SELECT FROM webhook_endpoints e WHERE e.id = d.endpoint_id AND e.state = 'active')
     ) told`,
  );
  const count = (name: string) => column(row, name, isCount);
  return {
    openUploads: count('open_uploads'),
    expiredUploads: count('expired'),
    lapsedUploads: count('lapsed'),
    dueDeletions: count('deletions'),
    dueWebhooks: count('webhooks'),
  };
}

async function forgetSome(database: Database): Promise<number> {
  const [row] = await database.query(
    `WITH old_replies AS MATERIALIZED (
       SELECT organization_id, world, key FROM idempotency_replies
       WHERE kept_at <= service_now() - ${replyAge} ORDER BY kept_at LIMIT $1 FOR UPDATE SKIP LOCKED
     ),
     replies AS (
       DELETE FROM idempotency_replies kept USING old_replies old
       WHERE kept.organization_id = old.organization_id AND kept.world = old.world AND kept.key = old.key RETURNING kept.key
     ),
     old_events AS MATERIALIZED (
       SELECT id FROM audit_events WHERE occurred_at <= service_now() - ${eventAge} ORDER BY occurred_at LIMIT $1 FOR UPDATE SKIP LOCKED
     ),
     events AS (DELETE FROM audit_events event WHERE ${amongKeys('event.id', 'SELECT id FROM old_events')} RETURNING event.id),
     old_windows AS MATERIALIZED (
       SELECT key_id, endpoint_class FROM rate_limit_windows
       WHERE minute_ends_at <= service_now() AND day < (service_now() AT TIME ZONE 'UTC')::date LIMIT $1 FOR UPDATE SKIP LOCKED
     ),
     windows AS (
       DELETE FROM rate_limit_windows seen USING old_windows old
       WHERE seen.key_id = old.key_id AND seen.endpoint_class = old.endpoint_class RETURNING seen.key_id
     ),
     old_webhooks AS MATERIALIZED (
       SELECT id FROM webhook_events WHERE created_at <= service_now() - ${webhookAge} ORDER BY created_at LIMIT $1 FOR UPDATE SKIP LOCKED
     ),
     webhooks AS (DELETE FROM webhook_events event WHERE ${amongKeys('event.id', 'SELECT id FROM old_webhooks')} RETURNING event.id),
     old_endpoints AS MATERIALIZED (
       SELECT id FROM webhook_endpoints gone WHERE state = 'deleted' AND deleted_at <= service_now() - ${webhookAge}
         AND NOT EXISTS (SELECT FROM webhook_deliveries d WHERE d.endpoint_id = gone.id) ORDER BY deleted_at LIMIT $1 FOR UPDATE SKIP LOCKED
     ),
     endpoints AS (DELETE FROM webhook_endpoints e WHERE ${amongKeys('e.id', 'SELECT id FROM old_endpoints')} RETURNING e.id),
     secrets AS (
       UPDATE webhook_endpoints SET previous_sealed_secret = NULL, previous_ends_at = NULL
       WHERE previous_ends_at IS NOT NULL AND previous_ends_at <= service_now() RETURNING id
     )
     SELECT (SELECT count(*) FROM replies) + (SELECT count(*) FROM events) + (SELECT count(*) FROM windows)
       + (SELECT count(*) FROM webhooks) + (SELECT count(*) FROM endpoints) + (SELECT count(*) FROM secrets) AS forgotten`,
    [forgetBatch],
  );
  return column(row ?? {}, 'forgotten', isCount);
}
