import { defineConfig } from 'vitest/config';

/**
 * A corpus made by other programs and compared with what other probes say: needs ffmpeg, ImageMagick and exiftool,
 * which `npm test` does not ask for.
 */
export default defineConfig({ test: { include: ['test/ground-truth/*.ground-truth.ts'] } });
