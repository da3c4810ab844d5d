import { defineConfig } from 'vitest/config';
import shared from '../../vitest.shared.json' with { type: 'json' };

export default defineConfig({ test: shared });
