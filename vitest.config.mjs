import { defineConfig } from 'vitest/config';
import tags from './vitest.tags.json' with { type: 'json' };

/** All tests in one run: what `npm test` and `npm run test:all` start. Each package says itself what its tests want. */
export default defineConfig({ test: { tags, projects: ['packages/*', 'apps/*'], maxWorkers: 2 } });
