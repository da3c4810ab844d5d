import { defineConfig } from 'vitest/config';
import shared from './vitest.shared.json' with { type: 'json' };

/** All tests in one run: what `npm test` and `npm run test:all` start. Each package says itself what its tests want. */
const repository = { test: { name: 'repository', include: ['test/*.test.mjs'], ...shared } };

export default defineConfig({ test: { ...shared, projects: ['packages/*', 'apps/*', repository], maxWorkers: 2 } });
