import { rateLimits, rateLimitState, rateLimitTiers, rateWindowMs } from '@layers-content/core';
import type { EndpointClass, RateLimiter, RateLimitState, RateLimitTier } from '@layers-content/core';
import { apiKeyOf } from './account-rows.ts';
import type { Queryable, Row } from './database.ts';
import { isCount, isDate } from './guards.ts';
import { selectKey } from './repository/account/tenants.ts';
import { column } from './rows.ts';

/** A window that ends much later than one that begins now was opened by a clock that ran ahead. */
const isOpen = `seen.minute_ends_at > service_now() AND seen.minute_ends_at <= service_now() + interval '${2 * rateWindowMs} milliseconds'`;
const minuteUsed = `CASE WHEN ${isOpen} THEN seen.minute_count ELSE 0 END`;
/** A statement that waited over midnight counts on the new day; a day further ahead was a clock's fault. */
const isDay = 'seen.day BETWEEN excluded.day AND excluded.day + 1';
const dayUsed = `CASE WHEN ${isDay} THEN seen.day_count ELSE 0 END`;

interface Asking {
  readonly keyAndClass: string;
  readonly from: string;
  readonly minuteLimit: string;
  readonly dayLimit: string;
}

/**
 * Both windows of a key and class lie in one row, which the statement locks: of requests at once each sees the ones
 * before. A refused request takes nothing of either; the window that refused it is left one above its limit, which is
 * how the statement tells. A day's limit of 0 is none.
 * @param asking gives the key's id and the class, from what is asked; the limits are expressions.
 */
function takeOf(asking: Asking): string {
  const { keyAndClass, from, minuteLimit, dayLimit } = asking;
  const minuteIsFull = `${minuteUsed} >= ${minuteLimit}`;
  const dayIsFull = `${dayLimit} > 0 AND ${dayUsed} >= ${dayLimit}`;
  return `
    INSERT INTO rate_limit_windows AS seen (key_id, endpoint_class, minute_ends_at, minute_count, day, day_count)
    SELECT ${keyAndClass}, service_now() + interval '${rateWindowMs} milliseconds', 1, (service_now() AT TIME ZONE 'UTC')::date, 1 ${from}
    ON CONFLICT (key_id, endpoint_class) DO UPDATE SET
      minute_ends_at = CASE WHEN ${isOpen} THEN seen.minute_ends_at ELSE excluded.minute_ends_at END,
      minute_count = CASE WHEN ${minuteIsFull} THEN greatest(${minuteUsed}, ${minuteLimit} + 1) WHEN ${dayIsFull} THEN ${minuteUsed} ELSE ${minuteUsed} + 1 END,
      day = CASE WHEN ${isDay} THEN seen.day ELSE excluded.day END,
      day_count = CASE WHEN ${minuteIsFull} THEN ${dayUsed} WHEN ${dayIsFull} THEN ${dayLimit} + 1 ELSE ${dayUsed} + 1 END
    RETURNING service_now() AS now, minute_ends_at, minute_count, day_count, (day + 1)::timestamp AT TIME ZONE 'UTC' AS day_ends_at`;
}

const take = takeOf({ keyAndClass: '$1::uuid, $2::text', from: '', minuteLimit: '$3', dayLimit: '$4' });

/** What a key of each tier may do, of the columns of `presented`. */
const byTier = (limitOf: (tier: RateLimitTier) => number) =>
  `CASE rate_limit_tier ${rateLimitTiers.map((tier) => `WHEN '${tier}' THEN ${limitOf(tier)}`).join(' ')} END`;

/** Counts only where the secret ($2, in hex) and the environment ($3) are the key's, and it is in force. */
const findAndTakeOf = (endpointClass: EndpointClass) => `
  WITH presented AS MATERIALIZED (${selectKey}),
  asking AS MATERIALIZED (
    SELECT id, ${byTier((tier) => rateLimits[tier][endpointClass])} AS minute_limit,
      ${byTier((tier) => writesADayOf(tier, endpointClass))} AS day_limit
    FROM presented
    WHERE encode(secret_hash, 'hex') = ANY ($2::text[]) AND world = $3 AND killed_at IS NULL AND revoked_at IS NULL
  ),
  taken AS (${takeOf({
    keyAndClass: `asking.id, '${endpointClass}'`,
    from: 'FROM asking',
    minuteLimit: '(SELECT minute_limit FROM asking)',
    dayLimit: '(SELECT day_limit FROM asking)',
  })})
  SELECT presented.*, taken.* FROM presented LEFT JOIN taken ON TRUE`;
const findAndTake = { 'read-light': findAndTakeOf('read-light'), 'write-light': findAndTakeOf('write-light') };

/** Counts in the database, one statement a request, so that all processes share each limit. */
export function rateLimiterOver(database: Queryable): RateLimiter {
  return {
    async take(keyId, endpointClass, tier) {
      const limit = rateLimits[tier][endpointClass];
      const params = [keyId, endpointClass, limit, writesADayOf(tier, endpointClass)];
      const [row = {}] = await database.query(take, params);
      return stateOf(row, endpointClass, tier);
    },
    async findAndTake({ handle, environment, secretHashes }, endpointClass) {
      const hashes = secretHashes.map((hash) => Buffer.from(hash).toString('hex'));
      const [row] = await database.query(findAndTake[endpointClass], [handle, hashes, environment]);
      const apiKey = row ? apiKeyOf(row) : null;
      const isCounted = row !== undefined && row['minute_count'] !== null;
      return { apiKey, state: apiKey && isCounted ? stateOf(row, endpointClass, apiKey.rateLimitTier) : null };
    },
  };
}

/** 0: none. */
function writesADayOf(tier: RateLimitTier, endpointClass: EndpointClass): number {
  return endpointClass === 'write-light' ? rateLimits[tier].writesADay : 0;
}

function stateOf(row: Row, endpointClass: EndpointClass, tier: RateLimitTier): RateLimitState {
  const minuteCount = column(row, 'minute_count', isCount);
  const writesADay = writesADayOf(tier, endpointClass);
  const overDay = writesADay > 0 && column(row, 'day_count', isCount) > writesADay;
  return rateLimitState({
    endpointClass,
    tier,
    now: column(row, 'now', isDate).getTime(),
    minuteCount,
    minuteEndsAt: column(row, 'minute_ends_at', isDate).getTime(),
    dayEndsAt: column(row, 'day_ends_at', isDate).getTime(),
    full: minuteCount > rateLimits[tier][endpointClass] ? 'minute' : overDay ? 'day' : null,
  });
}
