import { defineConfig } from 'vitest/config';
import shared from '../../vitest.shared.json' with { type: 'json' };

// A browser is not at hand everywhere; who has Chromium names it.
const hasChromium = process.env['TEST_CHROMIUM'] !== undefined;
if (!hasChromium)
  process.stdout.write('Chromium is not at hand (TEST_CHROMIUM): test/browser is left out; .ci/run runs it.\n');

export default defineConfig({
  test: {
    ...shared,
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: hasChromium ? [] : ['test/browser/**'],
  },
});
