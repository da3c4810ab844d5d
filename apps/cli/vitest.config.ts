import { defineConfig } from 'vitest/config';
import shared from '../../vitest.shared.json' with { type: 'json' };

export default defineConfig({
  // Our client as its sources stand, built or not.
  ssr: { resolve: { conditions: ['@layers-content/source', 'node', 'import', 'default'] } },
  test: shared,
});
