import { createHash } from 'node:crypto';
import { S3Refusal } from './answer.ts';

/** One object with everything the store tells of it. */
export interface StoredObject {
  readonly bytes: Buffer;
  readonly etag: string;
  readonly contentType: string;
  readonly cacheControl: string | null;
  /** Base64, as it was sent. */
  readonly checksumSha256: string | null;
  /** By its own ACL. */
  readonly isPublic?: boolean;
  readonly modifiedAt: Date;
}

export type Bucket = Map<string, StoredObject>;

/** The store's whole content. */
export type StoredBuckets = ReadonlyMap<string, Bucket>;

export function bucketAt(buckets: StoredBuckets, name: string): Bucket {
  const bucket = buckets.get(name);
  if (bucket === undefined) throw new S3Refusal(404, 'NoSuchBucket');
  return bucket;
}

export function objectAt(buckets: StoredBuckets, bucket: string, key: string): StoredObject {
  const object = bucketAt(buckets, bucket).get(key);
  if (object === undefined) throw new S3Refusal(404, 'NoSuchKey');
  return object;
}

export function etagOf(bytes: Uint8Array): string {
  return `"${createHash('md5').update(bytes).digest('hex')}"`;
}
