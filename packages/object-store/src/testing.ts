export { honest, startLyingS3 } from '../test/lying-s3/index.ts';
export type { Behaviour, LyingS3 } from '../test/lying-s3/index.ts';
export { MemoryStore } from './testing/memory-store.ts';
export { createServerBucket } from './testing/server-bucket.ts';
export type { ServerOptions } from './testing/server-bucket.ts';
