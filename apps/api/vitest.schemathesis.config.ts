import { defineConfig } from 'vitest/config';
import sources from '../../vitest.sources.json' with { type: 'json' };

/** The served document against the service, by Schemathesis, which must be on PATH. */
export default defineConfig({
  ...sources,
  test: { include: ['test/schemathesis/*.schemathesis.ts'], testTimeout: 330_000, hookTimeout: 180_000 },
});
