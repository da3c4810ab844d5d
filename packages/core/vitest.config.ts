import { defineConfig } from 'vitest/config';
import tags from '../../vitest.tags.json' with { type: 'json' };

export default defineConfig({ test: { tags } });
