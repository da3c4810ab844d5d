export { createServerBucket } from './testing/server-bucket.ts';
export type { ServerOptions } from './testing/server-bucket.ts';
