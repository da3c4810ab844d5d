import { createServerDatabase, openServerTestDatabase } from '@layers-content/database/testing';
import { describeGrowth } from '../growth.conformance.ts';
import { serverUrl } from './server.ts';

/**
 * A database of its own, without rows that other tests deleted, on which autovacuum does nothing: what it tells the
 * planner would come by chance, and the engine counts the pages it reads as if requests had read them.
 */
const open = async () => {
  const own = await createServerDatabase(serverUrl);
  const database = await openServerTestDatabase(own.url, { poolSize: 1 });
  await database.database.script(
    `DO $$ DECLARE t regclass; BEGIN
       FOR t IN SELECT relid FROM pg_stat_user_tables LOOP EXECUTE format('ALTER TABLE %s SET (autovacuum_enabled = off)', t); END LOOP;
     END $$`,
  );
  const close = async () => {
    await database.close();
    await own.drop();
  };
  return { database: { ...database, close }, limiter: database.rateLimiter };
};

// A sweep whose plan is from a time without rows reads an index to its end, a page for a hundred items, until
// autovacuum makes it anew.
describeGrowth('PostgreSQL', open, ['a sweep that ends one']);
