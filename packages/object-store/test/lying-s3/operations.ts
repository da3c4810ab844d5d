import { createHash } from 'node:crypto';
import { escaped, S3Refusal, xmlAnswer } from './answer.ts';
import type { Answer } from './answer.ts';
import type { Behaviour, Lie } from './lies.ts';
import { bucketAt, etagOf, objectAt } from './objects.ts';
import type { StoredBuckets, StoredObject } from './objects.ts';
import type { Operation, S3Request } from './request.ts';

export interface Scene {
  readonly buckets: StoredBuckets;
  readonly behaviour: Behaviour;
  readonly lie: Lie | null;
  readonly now: Date;
}

type Perform = (request: S3Request, scene: Scene) => Answer;

/** What a good store does, and the lies on the way. */
export const operations: Readonly<Record<Exclude<Operation, 'Preflight' | 'Unknown'>, Perform>> = {
  HeadBucket({ bucket }, { buckets }) {
    bucketAt(buckets, bucket);
    return { status: 200 };
  },
  HeadObject({ bucket, key, headers }, { buckets, behaviour, lie }) {
    const object = objectAt(buckets, bucket, key);
    const sizeBytes = lie?.kind === 'wrong size' ? lie.sizeBytes : object.bytes.byteLength;
    const asked = headers['x-amz-checksum-mode'] === 'ENABLED' && behaviour.tellsChecksums;
    return { status: 200, headers: { ...headersOf(object, asked), 'content-length': String(sizeBytes) } };
  },
  GetObject(request, scene) {
    const object = objectAt(scene.buckets, request.bucket, request.key);
    const range = scene.behaviour.honoursRanges ? rangeOf(request, object.bytes.byteLength, scene.lie) : null;
    if (range === null) return { status: 200, headers: headersOf(object), body: object.bytes };
    const [start, end] = range;
    const contentRange = `bytes ${start}-${end}/${object.bytes.byteLength}`;
    return {
      status: 206,
      headers: { ...headersOf(object), 'content-range': contentRange },
      body: object.bytes.subarray(start, end + 1),
    };
  },
  PutObject({ bucket, key, headers, body }, { buckets, behaviour, now }) {
    if (headers['content-length'] === undefined) throw new S3Refusal(411, 'MissingContentLength');
    const objects = bucketAt(buckets, bucket);
    if (headers['if-none-match'] === '*' && objects.has(key) && behaviour.honoursWriteConditions)
      throw new S3Refusal(412, 'PreconditionFailed');
    const checksumSha256 = headers['x-amz-checksum-sha256'] ?? null;
    const actual = createHash('sha256').update(body).digest('base64');
    if (checksumSha256 !== null && checksumSha256 !== actual && behaviour.checksChecksums)
      throw new S3Refusal(400, 'BadDigest');
    const etag = etagOf(body);
    objects.set(key, {
      bytes: body,
      etag,
      ...metadataOf(headers),
      checksumSha256,
      isPublic: headers['x-amz-acl'] === 'public-read',
      modifiedAt: now,
    });
    return { status: 200, headers: { etag } };
  },
  CopyObject(request, { buckets, behaviour, now }) {
    const [sourceBucket = '', ...rest] = decodeURIComponent(request.headers['x-amz-copy-source'] ?? '')
      .replace(/^\//, '')
      .split('/');
    const source = objectAt(buckets, sourceBucket, rest.join('/'));
    const wanted = request.headers['x-amz-copy-source-if-match'];
    if (wanted !== undefined && wanted !== source.etag && behaviour.honoursCopyConditions)
      throw new S3Refusal(412, 'PreconditionFailed');
    const replaced =
      request.headers['x-amz-metadata-directive'] === 'REPLACE' && behaviour.replacesMetadata
        ? metadataOf(request.headers)
        : {};
    const bytes = behaviour.copiesWhole ? source.bytes : source.bytes.subarray(1);
    const etag = behaviour.keepsEtagOnCopy ? source.etag : `"copied-${now.getTime()}-${source.etag.slice(1)}`;
    bucketAt(buckets, request.bucket).set(request.key, {
      ...source,
      ...replaced,
      bytes,
      etag,
      isPublic: false,
      modifiedAt: now,
    });
    return xmlAnswer(
      200,
      `<CopyObjectResult><ETag>${escaped(etag)}</ETag><LastModified>${now.toISOString()}</LastModified></CopyObjectResult>`,
    );
  },
  DeleteObject({ bucket, key }, { buckets }) {
    bucketAt(buckets, bucket).delete(key);
    return { status: 204 };
  },
  ListObjectsV2({ bucket, query }, { buckets, lie }) {
    if (lie?.kind === 'endless list') return listAnswer('', 'again');
    const prefix = query.get('prefix') ?? '';
    const after = query.get('continuation-token') ?? '';
    const limit = Number(query.get('max-keys') ?? 1_000);
    const keys = [...bucketAt(buckets, bucket).keys()].filter((key) => key.startsWith(prefix) && key > after).sort();
    const page = keys.slice(0, limit);
    const contents = page.map((key) => contentsOf(key, objectAt(buckets, bucket, key))).join('');
    return listAnswer(contents, keys.length > limit ? (page.at(-1) ?? null) : null);
  },
};

function listAnswer(contents: string, nextToken: string | null): Answer {
  const next = nextToken === null ? '' : `<NextContinuationToken>${escaped(nextToken)}</NextContinuationToken>`;
  return xmlAnswer(
    200,
    `<ListBucketResult><IsTruncated>${nextToken !== null}</IsTruncated>${next}${contents}</ListBucketResult>`,
  );
}

function contentsOf(key: string, { bytes, etag, modifiedAt }: StoredObject): string {
  return `<Contents><Key>${escaped(key)}</Key><LastModified>${modifiedAt.toISOString()}</LastModified><ETag>${escaped(etag)}</ETag><Size>${bytes.byteLength}</Size></Contents>`;
}

function metadataOf(headers: S3Request['headers']): Pick<StoredObject, 'contentType' | 'cacheControl'> {
  return {
    contentType: headers['content-type'] ?? 'binary/octet-stream',
    cacheControl: headers['cache-control'] ?? null,
  };
}

function headersOf(
  { etag, contentType, cacheControl, checksumSha256, modifiedAt }: StoredObject,
  withChecksum = false,
): Record<string, string> {
  return {
    etag,
    'content-type': contentType,
    'last-modified': modifiedAt.toUTCString(),
    ...(cacheControl === null ? {} : { 'cache-control': cacheControl }),
    ...(withChecksum && checksumSha256 !== null
      ? { 'x-amz-checksum-sha256': checksumSha256, 'x-amz-checksum-type': 'FULL_OBJECT' }
      : {}),
  };
}

/** First and last byte, or null for everything. @throws S3Refusal beyond the end. */
function rangeOf({ headers }: S3Request, totalBytes: number, lie: Lie | null): readonly [number, number] | null {
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(headers['range'] ?? '') ?? [];
  if (from === undefined) return null;
  const start = Number(from);
  if (start >= totalBytes) throw new S3Refusal(416, 'InvalidRange');
  const end = Math.min(to === undefined || to === '' ? Infinity : Number(to), totalBytes - 1);
  if (lie?.kind === 'other range') return [start + lie.byBytes, end + lie.byBytes];
  return [start, lie?.kind === 'short range' ? end - lie.byBytes : end];
}
