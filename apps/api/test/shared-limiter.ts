import type { TestDatabase } from '@layers-content/database/testing';
import type { LimiterUnderTest } from './rate-limiter.conformance.ts';

/** The limiters of these handles on one database, which the test owns. */
export function sharedLimiterOn(databases: readonly [TestDatabase, ...TestDatabase[]]): LimiterUnderTest {
  const [database] = databases;
  return {
    limiters: databases.map(({ rateLimiter }) => rateLimiter),
    setNow: (now) => database.setServiceNow(now),
    fill: async (keyId, endpointClass, { now, thisMinute, today }) => {
      await database.setServiceNow(now);
      await database.execute(
        `INSERT INTO rate_limit_windows (key_id, endpoint_class, minute_ends_at, minute_count, day, day_count)
         VALUES ($1, $2, service_now() + interval '1 minute', $3, (service_now() AT TIME ZONE 'UTC')::date, $4)`,
        [keyId, endpointClass, thisMinute, today],
      );
    },
    close: async () => {
      await Promise.all(databases.map(({ close }) => close()));
    },
  };
}
