/** How objects are addressed at one endpoint. */
export interface Addresses {
  readonly origin: string;
  /** The path of a key, not encoded. */
  readonly pathOf: (key: string) => string;
}

/** Where a bucket's objects are reached: `<endpoint>/<bucket>/<key>`, or `<bucket>.<endpoint>/<key>`. */
export function addressesOf(endpoint: string, bucket: string, forcePathStyle: boolean): Addresses {
  const { protocol, host, pathname } = new URL(endpoint);
  const base = pathname.replace(/\/$/, '');
  return forcePathStyle
    ? { origin: `${protocol}//${host}`, pathOf: (key) => `${base}/${bucket}/${key}` }
    : { origin: `${protocol}//${bucket}.${host}`, pathOf: (key) => `${base}/${key}` };
}
