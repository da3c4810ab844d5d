/** @module-tag process */
import { openTestDatabase } from '@layers-content/database/testing';
import { MemoryRateLimiter } from '../src/memory-rate-limiter.ts';
import { describeGrowth } from './growth.conformance.ts';

describeGrowth('the embedded database', async () => ({
  database: await openTestDatabase(),
  limiter: new MemoryRateLimiter(),
}));
