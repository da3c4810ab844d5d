/** Servers that many processes share, where a test run has them (`.ci/postgres`, `.ci/s3-server`). */
export interface SharedServers {
  readonly databaseUrl: string;
  readonly s3: {
    readonly endpoint: string;
    readonly region: string;
    readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  };
}

/** Null on a machine without them. */
export function sharedServers(): SharedServers | null {
  const { TEST_DATABASE_URL } = process.env;
  const s3 = s3Server();
  return TEST_DATABASE_URL && s3 ? { databaseUrl: TEST_DATABASE_URL, s3 } : null;
}

/** The store alone; null on a machine without one. */
export function s3Server(): SharedServers['s3'] | null {
  const { TEST_S3_ENDPOINT, TEST_S3_REGION, TEST_S3_ACCESS_KEY_ID, TEST_S3_SECRET_ACCESS_KEY } = process.env;
  if (!TEST_S3_ENDPOINT) return null;
  const credentials = { accessKeyId: TEST_S3_ACCESS_KEY_ID ?? '', secretAccessKey: TEST_S3_SECRET_ACCESS_KEY ?? '' };
  return { endpoint: TEST_S3_ENDPOINT, region: TEST_S3_REGION ?? '', credentials };
}
