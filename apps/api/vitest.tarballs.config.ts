import { defineConfig } from 'vitest/config';
import sources from '../../vitest.sources.json' with { type: 'json' };

/** What is published, packed, installed and run on every supported Node: wants a registry that has them. */
export default defineConfig({
  ...sources,
  test: {
    include: ['test/tarballs/*.tarballs.ts'],
    tags: [{ name: 'process' }],
    testTimeout: 180_000,
    hookTimeout: 600_000,
  },
});
