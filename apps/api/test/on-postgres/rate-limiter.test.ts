/** @module-tag process */
import { openServerTestDatabase } from '@layers-content/database/testing';
import { rateLimiterConformance } from '../rate-limiter.conformance.ts';
import { sharedLimiterOn } from '../shared-limiter.ts';
import { serverUrl } from './server.ts';

// As eight processes would: each with connections of its own.
rateLimiterConformance('the limiter in PostgreSQL, from eight pools', async () => {
  const first = await openServerTestDatabase(serverUrl);
  await first.reset();
  const others = await Promise.all(Array.from({ length: 7 }, () => openServerTestDatabase(serverUrl)));
  return sharedLimiterOn([first, ...others]);
});
