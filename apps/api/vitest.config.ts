import { defineConfig } from 'vitest/config';
import shared from '../../vitest.shared.json' with { type: 'json' };
import sources from '../../vitest.sources.json' with { type: 'json' };

// A server's database is not at hand everywhere; who has one that may be emptied names it.
const hasServer = process.env['TEST_DATABASE_URL'] !== undefined;
if (!hasServer)
  process.stdout.write(
    'PostgreSQL is not at hand (TEST_DATABASE_URL): test/on-postgres is left out; .ci/run runs it.\n',
  );
const hasStore = hasServer && process.env['TEST_S3_ENDPOINT'] !== undefined;
if (!hasStore)
  process.stdout.write(
    'PostgreSQL and S3 are not at hand (TEST_DATABASE_URL, TEST_S3_ENDPOINT): test/shared is left out; .ci/run runs it.\n',
  );
// A browser likewise.
const hasChromium = process.env['TEST_CHROMIUM'] !== undefined;
if (!hasChromium)
  process.stdout.write('Chromium is not at hand (TEST_CHROMIUM): test/browser is left out; .ci/run runs it.\n');
const hasBoth = hasChromium && process.env['TEST_S3_ENDPOINT'] !== undefined;
if (!hasBoth)
  process.stdout.write(
    'Chromium and S3 are not at hand (TEST_CHROMIUM, TEST_S3_ENDPOINT): test/browser-on-s3 is left out; .ci/run runs it.\n',
  );

export default defineConfig({
  ...sources,
  test: {
    ...shared,
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: [
      ...(hasServer ? [] : ['test/on-postgres/**']),
      ...(hasStore ? [] : ['test/shared/**']),
      ...(hasChromium ? [] : ['test/browser/**']),
      ...(hasBoth ? [] : ['test/browser-on-s3/**']),
    ],
    // Most files wait for processes, clocks and disks more than they compute; those that need the server share its
    // one database.
    maxWorkers: hasServer ? 1 : 2,
  },
});
