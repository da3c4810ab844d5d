/** What is looked at, in this order. */
export const storeChecks = [
  'buckets',
  'write-and-delete',
  'tells-absence',
  'presigned-put',
  'signature',
  'signed-type',
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

/** What one look at the store found. */
export interface StoreFinding {
  readonly check: StoreCheck;
  /** `unknown`: no answer came. */
  readonly verdict: 'ok' | 'lacking' | 'unknown';
  /** A store that lacks something required cannot be used with these settings. */
  readonly importance: 'required' | 'advised';
  /** In a few words, for a person. */
  readonly seen: string;
  /** What to change, or what follows from it; null when all is well. */
  readonly advice: string | null;
}

/** What one check saw of a store that answered. */
export interface Sight {
  readonly ok: boolean;
  readonly seen: string;
}

/** One look; throws what the driver throws. */
export type Look = () => Promise<Sight>;
