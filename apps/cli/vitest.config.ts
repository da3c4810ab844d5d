import { defineConfig } from 'vitest/config';
import tags from '../../vitest.tags.json' with { type: 'json' };

// Every end-to-end test starts the CLI, on a busy machine a second each.
export default defineConfig({ test: { tags, testTimeout: 30_000 } });
