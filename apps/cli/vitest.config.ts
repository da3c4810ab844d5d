import { defineConfig } from 'vitest/config';

// Every end-to-end test starts the CLI, on a busy machine a second each.
export default defineConfig({ test: { testTimeout: 30_000 } });
