import { takeTestDatabase } from '@layers-content/database/testing';
import { MemoryRateLimiter } from '../src/memory-rate-limiter.ts';
import { describeBudgets } from './budgets.conformance.ts';

describeBudgets('the embedded database', async () => ({
  database: await takeTestDatabase(),
  limiter: new MemoryRateLimiter(),
}));
