import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Our client as its sources stand, built or not.
  ssr: { resolve: { conditions: ['@layers-content/source', 'node', 'import', 'default'] } },
  // Every end-to-end test starts the CLI, on a busy machine a second each.
  test: { testTimeout: 30_000 },
});
