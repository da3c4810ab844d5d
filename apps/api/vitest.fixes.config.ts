import { defineConfig } from 'vitest/config';
import sources from '../../vitest.sources.json' with { type: 'json' };

/**
 * The commands that verdicts carry as `fix`, run as they stand: they need ffmpeg and ImageMagick, which `npm test`
 * does not ask for.
 */
export default defineConfig({
  ...sources,
  test: { include: ['test/fixes/*.fixes.ts'], testTimeout: 60_000, hookTimeout: 60_000 },
});
