import type { Finding } from '../../finding.ts';

/** What is looked at, in this order. */
export const storeChecks = [
  'buckets',
  'write-and-delete',
  'tells-absence',
  'presigned-put',
  'signature',
  'signed-type',
  'unsigned-copy',
  'unsigned-acl',
  'url-expiry',
  'signed-length',
  'signed-checksum',
  'stored-checksum',
  'conditional-copy',
  'conditional-write',
  'copy-keeps-etag',
  'freeze',
  'publish',
  'ranges',
  'listing',
  'private-keys',
  'public-media',
  'media-headers',
  'cors',
  'clock',
] as const;
export type StoreCheck = (typeof storeChecks)[number];

export type StoreFinding = Finding<StoreCheck>;

/** What one check saw of a store that answered. */
export interface Sight {
  readonly ok: boolean;
  readonly seen: string;
}

/** One look; throws what the driver throws. */
export type Look = () => Promise<Sight>;
