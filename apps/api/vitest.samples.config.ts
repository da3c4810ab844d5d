import { defineConfig } from 'vitest/config';
import sources from '../../vitest.sources.json' with { type: 'json' };

/** The documented code samples: they need curl, uuidgen and a Python with httpx, which `npm test` does not ask for. */
export default defineConfig({ ...sources, test: { include: ['test/samples/*.samples.ts'], testTimeout: 60_000 } });
