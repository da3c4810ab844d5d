import { defineConfig } from 'vitest/config';
import sources from '../../vitest.sources.json' with { type: 'json' };

/** What users of a running service rely on, told nothing but its addresses and keys. */
export default defineConfig({
  ...sources,
  // The global setup runs in an environment of vitest's own, which the `ssr` part does not reach.
  environments: { __vitest__: sources.ssr },
  test: {
    include: ['test/acceptance/*.acceptance.ts'],
    globalSetup: ['test/e2e/deploy-for-acceptance.ts'],
    testTimeout: 60_000,
    hookTimeout: 180_000,
  },
});
