import { createHash } from 'node:crypto';
import { ObjectMissingError } from '@layers-content/core';
import { announcedBytes, drain, streamOf } from './body.ts';
import type { Buckets } from './buckets.ts';
import { S3CallError } from './call-fault.ts';
import type { S3Calls } from './calls.ts';
import { statObject } from './stat.ts';

interface RangeRequest {
  readonly key: string;
  readonly offset: number;
  readonly length: number;
}

/**
 * Reads `[offset, offset + length)`, cut at the end of the object. Whatever else comes back is a fault of the store.
 */
export async function readRange(
  calls: S3Calls,
  buckets: Buckets,
  { key, offset, length }: RangeRequest,
): Promise<Uint8Array> {
  if (length === 0) {
    if ((await statObject(calls, buckets, key)) === null) throw new ObjectMissingError(key);
    return new Uint8Array(0);
  }
  const bytes = await calls.ask(
    { operation: 'GetObject', answers: { NoSuchKey: 'absent', InvalidRange: 'beyond the end' } },
    async (s3, options) => {
      const Range = `bytes=${offset}-${offset + length - 1}`;
      const { Body, ContentRange, ContentLength } = await s3.getObject(
        { Bucket: buckets.of(key), Key: key, Range },
        options,
      );
      const body = streamOf(Body);
      const sizeBytes = announcedBytes({ ContentRange, ContentLength }, { offset, length });
      if (sizeBytes === null) {
        body.destroy();
        throw new S3CallError('GetObject', 200, 'RangeNotKept', null);
      }
      const buffer = new Uint8Array(sizeBytes);
      await drain(body, sizeBytes, (chunk, position) => {
        buffer.set(chunk, position);
      });
      return buffer;
    },
  );
  if (bytes === 'absent') throw new ObjectMissingError(key);
  return bytes === 'beyond the end' ? new Uint8Array(0) : bytes;
}

/** SHA-256 of a whole object, 64 lower-case hex digits: the store's own where it may be believed, else of the bytes. */
export async function sha256Of(calls: S3Calls, buckets: Buckets, key: string, believeStore: boolean): Promise<string> {
  const digest =
    (believeStore ? await storedSha256(calls, buckets, key) : null) ?? (await streamedSha256(calls, buckets, key));
  if (digest === 'absent') throw new ObjectMissingError(key);
  return digest;
}

/** Null when the store has none, or one over parts. */
async function storedSha256(calls: S3Calls, buckets: Buckets, key: string): Promise<string | null> {
  const head = await calls.ask({ operation: 'HeadObject', answers: { NotFound: 'absent' } }, (s3, options) =>
    s3.headObject({ Bucket: buckets.of(key), Key: key, ChecksumMode: 'ENABLED' }, options),
  );
  if (head === 'absent' || head.ChecksumType !== 'FULL_OBJECT' || head.ChecksumSHA256 === undefined) return null;
  const digest = Buffer.from(head.ChecksumSHA256, 'base64');
  return digest.byteLength === 32 ? digest.toString('hex') : null;
}

function streamedSha256(calls: S3Calls, buckets: Buckets, key: string): Promise<string> {
  return calls.ask(
    { operation: 'GetObject', answers: { NoSuchKey: 'absent' }, transfers: true },
    async (s3, options) => {
      const { Body, ContentLength } = await s3.getObject({ Bucket: buckets.of(key), Key: key }, options);
      const body = streamOf(Body);
      const hash = createHash('sha256');
      // Of a body whose length nobody told, nobody could say that it is whole.
      await drain(body, ContentLength ?? -1, (chunk) => {
        hash.update(chunk);
      });
      return hash.digest('hex');
    },
  );
}
