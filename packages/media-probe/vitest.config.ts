import { defineConfig } from 'vitest/config';
import tags from '../../vitest.tags.json' with { type: 'json' };

// A browser is not at hand everywhere; who has Chromium names it.
const hasChromium = process.env['TEST_CHROMIUM'] !== undefined;
if (!hasChromium) process.stdout.write('Chromium is not at hand (TEST_CHROMIUM): test/browser is left out; .ci/run runs it.\n');

export default defineConfig({
  test: {
    tags,
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: hasChromium ? [] : ['test/browser/**'],
    // Child processes start slowly where many tests run at once.
    testTimeout: 30_000,
  },
});
