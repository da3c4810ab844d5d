import { defineConfig } from 'vitest/config';
import shared from '../../vitest.shared.json' with { type: 'json' };
import sources from '../../vitest.sources.json' with { type: 'json' };

export default defineConfig({ ...sources, test: { ...shared, include: ['src/**/*.test.ts'] } });
