import { defineConfig } from 'vitest/config';

/** The served document against the service, by Schemathesis, which must be on PATH. */
export default defineConfig({
  test: { include: ['test/schemathesis/*.schemathesis.ts'], testTimeout: 240_000, hookTimeout: 180_000 },
});
