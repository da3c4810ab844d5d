import { defineConfig } from 'vitest/config';
import shared from '../../vitest.shared.json' with { type: 'json' };

// A real server is not at hand everywhere; `.ci/s3-server` starts one and names it.
const hasServer = process.env['TEST_S3_ENDPOINT'] !== undefined;
if (!hasServer)
  process.stdout.write('An S3 server is not at hand (TEST_S3_ENDPOINT): test/on-s3 is left out; .ci/run runs it.\n');

export default defineConfig({
  test: {
    ...shared,
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: hasServer ? [] : ['test/on-s3/**'],
  },
});
