/** What the driver is told about its store. */
export interface S3StoreOptions {
  readonly bucket: string;
  /** Holds `staging/`; may be the same bucket. */
  readonly stagingBucket: string;
  /** Where this process reaches the store. */
  readonly endpoint: string;
  /** Where clients reach it: upload URLs are signed for this address. */
  readonly publicEndpoint: string;
  readonly region: string;
  /** `<endpoint>/<bucket>/…` instead of `<bucket>.<endpoint>/…` */
  readonly forcePathStyle: boolean;
  /** A lasting access key: URLs signed with a temporary one would die with it. */
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /**
   * Signs upload URLs, if it is another key: one that may do nothing but put objects under `staging/`. Lasting, too.
   */
  readonly uploadCredentials?: S3StoreOptions['credentials'] | undefined;
  /** Signs the declared size: the store then refuses a PUT of any other, and finalize never gets to see it. */
  readonly signLength: boolean;
  /** Signs the declared SHA-256, for the store to check; the store's own checksums are then believed. */
  readonly signChecksum: boolean;
  /** The bound of one call, its repetitions included. */
  readonly requestTimeoutMs?: number;
  /** The bound of a call during which a whole object is copied or read. */
  readonly transferTimeoutMs?: number;
}

export const defaultRequestTimeoutMs = 10_000;
/** Under the 60 s a finalize may work. */
export const defaultTransferTimeoutMs = 45_000;
