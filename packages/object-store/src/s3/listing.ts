import type { ListedObject } from '@layers-content/core';
import { InvalidObjectKeyError, isObjectKey } from '../object-key.ts';
import type { Buckets } from './buckets.ts';
import { S3CallError, storeFault } from './call-fault.ts';
import type { S3Calls } from './calls.ts';

/** Every object whose key begins with `prefix`, page by page. */
export async function* listObjects(calls: S3Calls, buckets: Buckets, prefix: string): AsyncIterable<ListedObject> {
  if (!isObjectKey(`${prefix}x`)) throw new InvalidObjectKeyError(prefix);
  const Bucket = buckets.of(prefix);
  let token: string | undefined;
  do {
    const page = await calls.ask({ operation: 'ListObjectsV2' }, (s3, options) =>
      s3.listObjectsV2(
        { Bucket, Prefix: prefix, ...(token === undefined ? {} : { ContinuationToken: token }) },
        options,
      ),
    );
    for (const { Key: key, Size: sizeBytes, LastModified: modifiedAt } of page.Contents ?? []) {
      if (key === undefined || sizeBytes === undefined || modifiedAt === undefined) throw incomplete();
      yield { key, sizeBytes, modifiedAt };
    }
    const next = page.NextContinuationToken;
    // The same page again would be asked for for ever.
    if (page.IsTruncated === true && (next === undefined || next === token)) throw incomplete();
    token = page.IsTruncated === true ? next : undefined;
  } while (token !== undefined);
}

function incomplete(): Error {
  return storeFault(new S3CallError('ListObjectsV2', 200, 'IncompleteAnswer', null));
}
