import { randomUUID } from 'node:crypto';
import type { ObjectStore } from '@layers-content/core';
import { bucketsOf } from './buckets.ts';
import type { Buckets } from './buckets.ts';
import { openCalls } from './calls.ts';
import type { S3Calls } from './calls.ts';
import { listObjects } from './listing.ts';
import type { S3StoreOptions } from './options.ts';
import { readRange, sha256Of } from './reading.ts';
import { sealingOf } from './sealing.ts';
import { putSignerOf } from './sign-put.ts';
import { stageObject } from './staging.ts';
import { confirmBucket, statObject } from './stat.ts';

/** The port on an S3-compatible store. */
export interface S3Store extends ObjectStore {
  /** Ends all connections; nothing may be asked afterwards. */
  close(): void;
}

/** Opens the driver. The store itself is not asked: whether it can be is what `ping` tells. */
export async function openS3Store(options: S3StoreOptions): Promise<S3Store> {
  const calls = await openCalls(options);
  const buckets = bucketsOf(options);
  return {
    signPut: putSignerOf(options),
    stage: (key, staged) => stageObject(calls, buckets, key, staged),
    stat: (key) => statObject(calls, buckets, key),
    ...sealingOf(calls, buckets),
    read: (key, offset, length) => readRange(calls, buckets, { key, offset, length }),
    sha256: (key) => sha256Of(calls, buckets, key, options.signChecksum),
    delete: (key) => deleteObject(calls, buckets, key),
    list: (prefix) => listObjects(calls, buckets, prefix),
    ping: () => ping(calls, buckets),
    close: () => calls.close(),
  };
}

async function deleteObject(calls: S3Calls, buckets: Buckets, key: string): Promise<void> {
  const Bucket = buckets.of(key);
  // S3 answers success for what is absent; some stores say so instead.
  await calls.ask({ operation: 'DeleteObject', answers: { NoSuchKey: 'absent' } }, (s3, options) =>
    s3.deleteObject({ Bucket, Key: key }, options),
  );
}

/** Every bucket is there, and an object can be written and deleted. */
async function ping(calls: S3Calls, buckets: Buckets): Promise<void> {
  for (const bucket of buckets.all) await confirmBucket(calls, bucket);
  const key = `tmp/ping-${randomUUID()}`;
  await calls.ask({ operation: 'PutObject' }, (s3, options) =>
    s3.putObject({ Bucket: buckets.of(key), Key: key, Body: new Uint8Array(1) }, options),
  );
  await deleteObject(calls, buckets, key);
}
