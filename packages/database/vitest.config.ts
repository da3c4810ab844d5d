import { defineConfig } from 'vitest/config';

// A server's database is not at hand everywhere; who has one names it.
const onPostgres = process.env['TEST_DATABASE_URL'] ? [] : ['test/on-postgres/**'];

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: onPostgres,
    // An opening costs seconds on a small machine that does other things too.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
