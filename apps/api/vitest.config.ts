import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    // Most files wait for processes, clocks and disks more than they compute.
    maxWorkers: 2,
    // Real disks, databases and child processes, on machines that do other things too.
    testTimeout: 30_000,
    hookTimeout: 120_000,
  },
});
