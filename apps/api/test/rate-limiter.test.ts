import { takeTestDatabase } from '@layers-content/database/testing';
import { rateLimiterConformance } from './rate-limiter.conformance.ts';
import { sharedLimiterOn } from './shared-limiter.ts';

rateLimiterConformance('the limiter in PGlite', async () => sharedLimiterOn([await takeTestDatabase()]));
