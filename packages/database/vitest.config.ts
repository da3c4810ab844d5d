import { defineConfig } from 'vitest/config';
import shared from '../../vitest.shared.json' with { type: 'json' };

// A server's database is not at hand everywhere; who has one that may be emptied names it.
const hasServer = process.env['TEST_DATABASE_URL'] !== undefined;
if (!hasServer)
  process.stdout.write(
    'PostgreSQL is not at hand (TEST_DATABASE_URL): test/on-postgres is left out; .ci/run runs it.\n',
  );

export default defineConfig({
  test: {
    ...shared,
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: hasServer ? [] : ['test/on-postgres/**'],
    // All files that need the server share its one database.
    fileParallelism: !hasServer,
  },
});
