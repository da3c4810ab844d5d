import type { Queryable } from '../../database.ts';
import { isCount } from '../../guards.ts';
import { column } from '../../rows.ts';

/** Further ahead than any lease, turn or pause of a deletion that was ever given. */
const pastLeases = "service_now() + interval '1 hour'";
/** Further ahead than the last try of a delivery, which comes 24 hours after the one before. */
const pastRetries = "service_now() + interval '25 hours'";
/** Further ahead than the longest session that a setting allows, of seven days. */
const pastSessions = "service_now() + interval '8 days'";

/** Said as the partial indexes have it. An item's row is ended by whoever finds its lease lapsed. */
const statements = [
  `UPDATE content_items SET lease_expires_at = service_now()
   WHERE (state = 'publishing' OR state = 'processing' AND creative_type = 'uploaded') AND lease_expires_at > ${pastLeases}`,
  `UPDATE object_deletions SET not_before = service_now() WHERE not_before > ${pastLeases}`,
  `UPDATE webhook_endpoints SET lease_expires_at = service_now() WHERE lease_expires_at IS NOT NULL AND lease_expires_at > ${pastLeases}`,
  `UPDATE webhook_endpoints SET tried_at = service_now() WHERE state <> 'deleted' AND tried_at > ${pastLeases}`,
  `UPDATE webhook_turns SET turn_at = service_now() WHERE turn_at > ${pastLeases}`,
  `UPDATE webhook_deliveries SET next_retry_at = service_now() WHERE state = 'pending' AND next_retry_at > ${pastRetries}`,
];

/** An open session gets the time of one that is opened now: whoever uploads in it is not cut off. */
const sessions = `
  UPDATE content_items SET session_expires_at = service_now() + $1::bigint * interval '1 millisecond'
  WHERE state IN ('queued', 'processing') AND creative_type = 'uploaded' AND session_expires_at > ${pastSessions}`;

/**
 * Brings back what a clock that ran ahead has set for a day to come: leases lapse, deletions, tries and turns are due,
 * and open sessions end in time. Answers how many rows.
 */
export async function giveBackMoments(database: Queryable, sessionTtlMs: number): Promise<number> {
  let given = await changed(database, sessions, [sessionTtlMs]);
  for (const statement of statements) given += await changed(database, statement, []);
  return given;
}

async function changed(database: Queryable, statement: string, params: readonly number[]): Promise<number> {
  const [row] = await database.query(
    `WITH changed AS (${statement} RETURNING 1) SELECT count(*) AS rows FROM changed`,
    params,
  );
  return column(row ?? {}, 'rows', isCount);
}
