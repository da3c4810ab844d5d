/** @module-tag campaign */
/** @module-tag process */
import { openServerTestDatabase } from '@layers-content/database/testing';
import type { TestDatabase } from '@layers-content/database/testing';
import { afterAll, beforeAll, vi } from 'vitest';
import { backgroundModels } from '../background/models.ts';
import { serverUrl } from './server.ts';

vi.setConfig({ testTimeout: 3_600_000 });
let databases: [TestDatabase, ...TestDatabase[]];
beforeAll(async () => {
  databases = [
    await openServerTestDatabase(serverUrl),
    ...(await Promise.all([2, 3, 4].map(() => openServerTestDatabase(serverUrl)))),
  ];
});
afterAll(() => Promise.all(databases.map(({ close }) => close())));

// As four processes would: each with connections of its own.
backgroundModels(() => databases, 'sharedBackground');
