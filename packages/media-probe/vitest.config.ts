import { defineConfig } from 'vitest/config';

// Child processes start slowly where many tests run at once.
export default defineConfig({ test: { testTimeout: 30_000 } });
