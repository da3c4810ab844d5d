/** @module-tag campaign */
import { takeTestDatabase } from '@layers-content/database/testing';
import type { TestDatabase } from '@layers-content/database/testing';
import { afterAll, beforeAll, vi } from 'vitest';
import { backgroundModels } from './background/models.ts';

vi.setConfig({ testTimeout: 3_600_000 });
let database: TestDatabase;
beforeAll(async () => {
  database = await takeTestDatabase();
});
afterAll(() => database.close());

backgroundModels(() => [database], 'backgroundModels');
