import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    // An opening costs seconds on a small machine that does other things too.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
