import { defineConfig } from 'vitest/config';
import tags from '../../vitest.tags.json' with { type: 'json' };

// A server's database is not at hand everywhere; who has one that may be emptied names it.
const hasServer = process.env['TEST_DATABASE_URL'] !== undefined;
if (!hasServer) process.stdout.write('PostgreSQL is not at hand (TEST_DATABASE_URL): test/on-postgres is left out; .ci/run runs it.\n');

// What many kills find, they found on the first version of Node.
const isBrief = process.env['CAMPAIGN'] === 'brief';

export default defineConfig({
  test: {
    tags,
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: [...(hasServer ? [] : ['test/on-postgres/**']), ...(isBrief ? ['test/crash.test.ts'] : [])],
    // All files that need the server share its one database.
    fileParallelism: !hasServer,
    // An opening costs seconds on a small machine that does other things too.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
