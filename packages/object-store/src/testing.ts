export { honest, startLyingS3 } from '../test/lying-s3/index.ts';
export type { Behaviour, Lie, LyingS3, Operation as S3Operation } from '../test/lying-s3/index.ts';
export { createServerBucket } from './testing/server-bucket.ts';
export type { ServerOptions } from './testing/server-bucket.ts';
