import { quotaNames } from '@layers-content/core';
import type { QuotaName, Quotas, Tenant, Usage } from '@layers-content/core';
import { usageOf } from '../../account-rows.ts';
import type { Queryable } from '../../database.ts';

/**
 * The counters of `organization_usage` change in the statement that changes the rows they count.
 *
 * Every transaction takes its locks in one order, so that none waits in a circle: project, content items, outbox,
 * counters (several of them by organization and environment), kept reply. Items that are just being opened come after
 * the counters, where nobody else can know them yet.
 */

export async function getUsage(database: Queryable, tenant: Tenant): Promise<Usage> {
  const [row] = await database.query(
    `SELECT coalesce(used.open_uploads, 0) AS open_uploads, coalesce(used.stored_bytes, 0) AS stored_bytes,
       coalesce(CASE WHEN used.day = moment.today THEN used.items_today END, 0) AS items_today,
       (moment.today + 1)::timestamp AT TIME ZONE 'UTC' AS day_ends_at
     FROM (SELECT (service_now() AT TIME ZONE 'UTC')::date AS today) moment
     LEFT JOIN organization_usage used ON used.organization_id = $1 AND used.world = $2`,
    [tenant.organizationId, tenant.environment],
  );
  return usageOf(row ?? {});
}

/** A condition on counters as they would be; the limits lie in $6, $7 and $8, where 0 is none. */
function within(openUploads: string, storedBytes: string, itemsToday: string): string {
  const pairs = [
    [openUploads, '$6'],
    [storedBytes, '$7'],
    [itemsToday, '$8'],
  ] as const;
  return pairs.map(([value, limit]) => `(${limit}::bigint = 0 OR ${value} <= ${limit})`).join(' AND ');
}

/** A statement that waited over midnight comes with the day before: it is not counted on the new one. */
const itemsTodayAfter = `CASE WHEN used.day < excluded.day THEN 0 ELSE used.items_today END
  + CASE WHEN used.day > excluded.day THEN 0 ELSE excluded.items_today END`;

/**
 * Takes a session's share from the row of `share` (items, bytes) with `moment.today`, for $1 and $2, if `condition`
 * holds and every quota allows it: one row when taken, none when not. The row stays locked until the end of the
 * transaction, so that sessions at once are judged one after another.
 */
export function reserveShare(from: string, condition: string): string {
  return `
    INSERT INTO organization_usage AS used (organization_id, world, open_uploads, stored_bytes, day, items_today)
    SELECT $1, $2, share.items, share.bytes, moment.today, share.items FROM ${from}
    WHERE ${condition} AND ${within('share.items', 'share.bytes', 'share.items')}
    ON CONFLICT (organization_id, world) DO UPDATE SET
      open_uploads = used.open_uploads + excluded.open_uploads,
      stored_bytes = used.stored_bytes + excluded.stored_bytes,
      day = greatest(used.day, excluded.day),
      items_today = ${itemsTodayAfter}
    WHERE ${within('used.open_uploads + excluded.open_uploads', 'used.stored_bytes + excluded.stored_bytes', itemsTodayAfter)}
    RETURNING used.organization_id`;
}

/**
 * Undoes what a clock that ran ahead has left: counters of a day to come are counted anew for today, and items that
 * were opened on such a day belong to none. Without this nothing would be counted until that day. Answers how many
 * counters there were.
 */
export async function giveBackDays(database: Queryable): Promise<number> {
  // Items before their counters, as everybody locks them. Ended in between, the counters are still ahead and found
  // again.
  await database.query(
    `WITH moment AS (SELECT (service_now() AT TIME ZONE 'UTC')::date AS today)
     UPDATE content_items SET opened_on = NULL FROM moment
     WHERE opened_on > moment.today AND EXISTS (SELECT FROM organization_usage used WHERE used.day > moment.today)`,
  );
  const rows = await database.query(
    `WITH moment AS (SELECT (service_now() AT TIME ZONE 'UTC')::date AS today),
     ahead AS MATERIALIZED (
       SELECT used.organization_id, used.world FROM organization_usage used, moment WHERE used.day > moment.today
       ORDER BY used.organization_id, used.world FOR UPDATE OF used
     )
     UPDATE organization_usage used SET day = moment.today, items_today = (
       SELECT count(*) FROM content_items c WHERE c.organization_id = used.organization_id AND c.world = used.world AND c.opened_on = moment.today
     )
     FROM moment, ahead WHERE used.organization_id = ahead.organization_id AND used.world = ahead.world RETURNING used.organization_id`,
  );
  return rows.length;
}

/** The first quota that has no room for this share. */
export function exceededQuota(
  quotas: Quotas,
  usage: Usage,
  share: { readonly items: number; readonly bytes: number },
): QuotaName {
  const needed: Quotas = {
    openUploads: usage.openUploads + share.items,
    storedBytes: usage.storedBytes + share.bytes,
    itemsPerDay: usage.itemsToday + share.items,
  };
  const exceeded = quotaNames.find((name) => quotas[name] > 0 && needed[name] > quotas[name]);
  if (!exceeded) throw new Error('a session was refused that every quota allows');
  return exceeded;
}
