import { defineConfig } from 'vitest/config';

/** Most of the time goes into what is fetched and compiled. */
const minutes = 60_000;

export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['*.generators.mjs'],
    testTimeout: 20 * minutes,
    hookTimeout: 5 * minutes,
  },
});
