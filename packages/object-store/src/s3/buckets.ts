import { ownedPrefixes } from '@layers-content/core';
import { InvalidObjectKeyError } from '../object-key.ts';
import type { S3StoreOptions } from './options.ts';

const stagingPrefix = 'staging/';

/** Which bucket holds which keys. */
export interface Buckets {
  /** @throws InvalidObjectKeyError for a key or prefix that lies below none of core's `ownedPrefixes`. */
  of(key: string): string;
  readonly all: readonly string[];
}

/** What clients write lies in the staging bucket, everything else in the other, which may be the same. */
export function bucketsOf({ bucket, stagingBucket }: Pick<S3StoreOptions, 'bucket' | 'stagingBucket'>): Buckets {
  return {
    of(key) {
      if (!ownedPrefixes.some((prefix) => key.startsWith(prefix))) throw new InvalidObjectKeyError(key);
      return key.startsWith(stagingPrefix) ? stagingBucket : bucket;
    },
    all: [...new Set([bucket, stagingBucket])],
  };
}
