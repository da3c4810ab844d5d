/** @module-tag process */
import { beforeAll } from 'vitest';
import { openS3Store } from '../../src/index.ts';
import { objectStoreConformance } from '../object-store.conformance.ts';
import { putSigned } from '../opened-s3.ts';
import { emptyBucket, prepareBucket, realServerOf } from './real-store.ts';

const server = realServerOf(process.env);
beforeAll(() => prepareBucket(server));

objectStoreConformance(`S3 on ${server.name}`, async () => {
  await emptyBucket(server);
  const store = await openS3Store(server.options);
  return { store, put: putSigned, close: async () => store.close() };
});
