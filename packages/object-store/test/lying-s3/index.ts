// An S3 for tests, of this package and others; no part of the service.
export { honest } from './lies.ts';
export type { Behaviour, Lie } from './lies.ts';
export type { Operation } from './request.ts';
export { startLyingS3 } from './server.ts';
export type { LyingS3 } from './server.ts';
