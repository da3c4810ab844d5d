import type { ObjectStat } from '@layers-content/core';
import type { Buckets } from './buckets.ts';
import type { S3Calls } from './calls.ts';
import { S3CallError, storeFault } from './call-fault.ts';

/** Size and ETag of an object, as one opaque word of the port; null when it is absent. */
export async function statObject(calls: S3Calls, buckets: Buckets, key: string): Promise<ObjectStat | null> {
  const Bucket = buckets.of(key);
  const head = await calls.ask({ operation: 'HeadObject', answers: { NotFound: 'absent' } }, (s3, options) =>
    s3.headObject({ Bucket, Key: key }, options),
  );
  if (head === 'absent') {
    await confirmBucket(calls, Bucket);
    return null;
  }
  const { ContentLength: sizeBytes, ETag: etag } = head;
  if (sizeBytes === undefined || etag === undefined)
    throw storeFault(new S3CallError('HeadObject', 200, 'IncompleteAnswer', null));
  return { sizeBytes, etag: wordOf({ sizeBytes, etag }) };
}

/** The answer to a HEAD has no body, so that a bucket that is gone looks like an object that is absent. */
export async function confirmBucket(calls: S3Calls, Bucket: string): Promise<void> {
  await calls.ask({ operation: 'HeadBucket' }, (s3, options) => s3.headBucket({ Bucket }, options));
}

/** One state of one object: its size beside the store's ETag. */
export interface ObjectState {
  readonly sizeBytes: number;
  readonly etag: string;
}

function wordOf({ sizeBytes, etag }: ObjectState): string {
  return `${sizeBytes}-${etag}`;
}

/** Takes the port's etag apart again; null when it is none of ours, which no object can have. */
export function stateOf(word: string): ObjectState | null {
  const [, sizeBytes, etag] = /^(\d+)-(.+)$/.exec(word) ?? [];
  return sizeBytes === undefined || etag === undefined ? null : { sizeBytes: Number(sizeBytes), etag };
}
