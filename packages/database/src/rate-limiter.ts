import { rateLimits, rateLimitState, rateWindowMs } from '@layers-content/core';
import type { RateLimiter } from '@layers-content/core';
import type { Queryable } from './database.ts';
import { isCount, isDate } from './guards.ts';
import { column } from './rows.ts';

/** A window that ends much later than one that begins now was opened by a clock that ran ahead. */
const isOpen = `seen.minute_ends_at > service_now() AND seen.minute_ends_at <= service_now() + interval '${2 * rateWindowMs} milliseconds'`;
const minuteUsed = `CASE WHEN ${isOpen} THEN seen.minute_count ELSE 0 END`;
/** A statement that waited over midnight counts on the new day; a day further ahead was a clock's fault. */
const isDay = 'seen.day BETWEEN excluded.day AND excluded.day + 1';
const dayUsed = `CASE WHEN ${isDay} THEN seen.day_count ELSE 0 END`;
const minuteIsFull = `${minuteUsed} >= $3`;
const dayIsFull = `$4 > 0 AND ${dayUsed} >= $4`;

/**
 * Both windows of a key and class lie in one row, which the statement locks: of requests at once each sees the ones before.
 * A refused request takes nothing of either; the window that refused it is left one above its limit, which is how the
 * statement tells.
 */
const take = `
  INSERT INTO rate_limit_windows AS seen (key_id, endpoint_class, minute_ends_at, minute_count, day, day_count)
  VALUES ($1, $2, service_now() + interval '${rateWindowMs} milliseconds', 1, (service_now() AT TIME ZONE 'UTC')::date, 1)
  ON CONFLICT (key_id, endpoint_class) DO UPDATE SET
    minute_ends_at = CASE WHEN ${isOpen} THEN seen.minute_ends_at ELSE excluded.minute_ends_at END,
    minute_count = CASE WHEN ${minuteIsFull} THEN greatest(${minuteUsed}, $3 + 1) WHEN ${dayIsFull} THEN ${minuteUsed} ELSE ${minuteUsed} + 1 END,
    day = CASE WHEN ${isDay} THEN seen.day ELSE excluded.day END,
    day_count = CASE WHEN ${minuteIsFull} THEN ${dayUsed} WHEN ${dayIsFull} THEN $4 + 1 ELSE ${dayUsed} + 1 END
  RETURNING service_now() AS now, minute_ends_at, minute_count, day_count, (day + 1)::timestamp AT TIME ZONE 'UTC' AS day_ends_at`;

/** Counts in the database, one statement a request, so that all processes share each limit. */
export function rateLimiterOver(database: Queryable): RateLimiter {
  return {
    async take(keyId, endpointClass, tier) {
      const limits = rateLimits[tier];
      const writesADay = endpointClass === 'write-light' ? limits.writesADay : 0;
      const [row = {}] = await database.query(take, [keyId, endpointClass, limits[endpointClass], writesADay]);
      const minuteCount = column(row, 'minute_count', isCount);
      const overDay = writesADay > 0 && column(row, 'day_count', isCount) > writesADay;
      return rateLimitState({
        endpointClass,
        tier,
        now: column(row, 'now', isDate).getTime(),
        minuteCount,
        minuteEndsAt: column(row, 'minute_ends_at', isDate).getTime(),
        dayEndsAt: column(row, 'day_ends_at', isDate).getTime(),
        full: minuteCount > limits[endpointClass] ? 'minute' : overDay ? 'day' : null,
      });
    },
  };
}
