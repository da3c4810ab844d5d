/** @module-tag process */
import { openServerTestDatabase } from '@layers-content/database/testing';
import { describeBudgets } from '../budgets.conformance.ts';
import { serverUrl } from './server.ts';

// Processes that share a database share its counts, and count with the look-up of the key: no statement more.
describeBudgets('PostgreSQL', async () => {
  const database = await openServerTestDatabase(serverUrl);
  await database.reset();
  return { database, limiter: database.rateLimiter };
});
