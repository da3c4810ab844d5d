import { openServerTestDatabase } from '@layers-content/database/testing';
import { describeGrowth } from '../growth.conformance.ts';
import { serverUrl } from './server.ts';

const open = async () => {
  const database = await openServerTestDatabase(serverUrl, { poolSize: 1 });
  await database.reset();
  return { database, limiter: database.rateLimiter };
};

// A sweep whose plan is from a time without rows reads an index to its end, a page for a hundred items, until autovacuum makes it anew.
describeGrowth('PostgreSQL', open, ['a sweep that ends one']);
