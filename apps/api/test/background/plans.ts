import fc from 'fast-check';
import { states } from './planted.ts';
import type { Plan } from './planted.ts';

const anyPlan: fc.Arbitrary<Plan> = fc.record({
  state: fc.constantFrom(...states),
  files: fc.integer({ min: 1, max: 2 }),
  environment: fc.constantFrom('live', 'test'),
  isExpired: fc.boolean(),
  isLapsed: fc.boolean(),
});

/** Some uploads in any states. */
export const anyPlans = fc.array(anyPlan, { minLength: 1, maxLength: 6 });
