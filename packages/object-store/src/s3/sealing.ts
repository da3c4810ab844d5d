import { ObjectMissingError } from '@layers-content/core';
import type { ObjectStore } from '@layers-content/core';
import type { Buckets } from './buckets.ts';
import { S3CallError, storeFault } from './call-fault.ts';
import type { S3Calls } from './calls.ts';
import { stateOf, statObject } from './stat.ts';

/** What the bytes behind a public key never do is change. */
const publicCacheControl = 'public, max-age=31536000, immutable';

/** Freeze and publish by copies within the store. */
export function sealingOf(calls: S3Calls, buckets: Buckets): Pick<ObjectStore, 'freeze' | 'publish' | 'sync'> {
  return {
    freeze: (stagingKey, frozenKey, etag) => freeze(calls, buckets, { stagingKey, frozenKey, etag }),
    publish: (frozenKey, publicKey, contentType) => publish(calls, buckets, { frozenKey, publicKey, contentType }),
    // What the store has answered, it keeps.
    sync: () => Promise.resolve(),
  };
}

interface Freezing {
  readonly stagingKey: string;
  readonly frozenKey: string;
  readonly etag: string;
}

/** Why each step is needed: docs/decisions/0025-sealing-on-s3.md. */
async function freeze(calls: S3Calls, buckets: Buckets, freezing: Freezing): Promise<'frozen' | 'changed' | 'absent'> {
  const { stagingKey, frozenKey, etag } = freezing;
  const copied = await calls.ask(
    // Once: a repeated copy could overtake the first, which would then put other bytes under a key that was judged.
    {
      operation: 'CopyObject',
      answers: { NoSuchKey: 'absent', PreconditionFailed: 'changed' },
      transfers: true,
      once: true,
    },
    (s3, options) =>
      s3.copyObject(
        {
          Bucket: buckets.of(frozenKey),
          Key: frozenKey,
          CopySource: sourceOf(buckets, stagingKey),
          CopySourceIfMatch: stateOf(etag)?.etag ?? etag,
        },
        options,
      ),
  );
  if (copied === 'absent' || copied === 'changed') return copied;
  const outcome = await outcomeOf(calls, buckets, freezing);
  if (outcome !== 'frozen') {
    await calls.ask({ operation: 'DeleteObject', once: true }, (s3, options) =>
      s3.deleteObject({ Bucket: buckets.of(frozenKey), Key: frozenKey }, options),
    );
  }
  return outcome;
}

/** Looks at what was really copied: some stores ignore the condition, some give a copy another ETag. */
async function outcomeOf(
  calls: S3Calls,
  buckets: Buckets,
  { stagingKey, frozenKey, etag }: Freezing,
): Promise<'frozen' | 'changed' | 'absent'> {
  const frozen = await statObject(calls, buckets, frozenKey);
  if (frozen === null) throw storeFault(new S3CallError('CopyObject', 200, 'CopyIsMissing', null));
  if (frozen.etag === etag) return 'frozen';
  if (frozen.sizeBytes !== stateOf(etag)?.sizeBytes) return 'changed';
  const staged = await statObject(calls, buckets, stagingKey);
  if (staged === null) return 'absent';
  return staged.etag === etag ? 'frozen' : 'changed';
}

async function publish(
  calls: S3Calls,
  buckets: Buckets,
  {
    frozenKey,
    publicKey,
    contentType,
  }: { readonly frozenKey: string; readonly publicKey: string; readonly contentType: string },
): Promise<void> {
  const copied = await calls.ask(
    { operation: 'CopyObject', answers: { NoSuchKey: 'absent' }, transfers: true },
    (s3, options) =>
      s3.copyObject(
        {
          Bucket: buckets.of(publicKey),
          Key: publicKey,
          CopySource: sourceOf(buckets, frozenKey),
          // Whatever else the client's PUT said of its object ends here.
          MetadataDirective: 'REPLACE',
          ContentType: contentType,
          CacheControl: publicCacheControl,
        },
        options,
      ),
  );
  const [frozen, published] =
    copied === 'absent'
      ? [null, null]
      : await Promise.all([frozenKey, publicKey].map((key) => statObject(calls, buckets, key)));
  // Gone also where another published it and its frozen key was deleted meanwhile.
  if (!frozen) throw new ObjectMissingError(frozenKey);
  // After this the frozen bytes are deleted: a copy that was only said to be made would be the end of them.
  if (published?.sizeBytes !== frozen.sizeBytes)
    throw storeFault(new S3CallError('CopyObject', 200, 'CopyIsNotWhole', null));
}

function sourceOf(buckets: Buckets, key: string): string {
  return `${buckets.of(key)}/${key.split('/').map(encodeURIComponent).join('/')}`;
}
