import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    // Every sync here is real, and as slow as the disk is for all who use it.
    testTimeout: 30_000,
  },
});
