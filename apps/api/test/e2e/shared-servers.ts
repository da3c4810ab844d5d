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
  const { TEST_DATABASE_URL, TEST_S3_ENDPOINT, TEST_S3_REGION, TEST_S3_ACCESS_KEY_ID, TEST_S3_SECRET_ACCESS_KEY } =
    process.env;
  if (!TEST_DATABASE_URL || !TEST_S3_ENDPOINT) return null;
  const credentials = { accessKeyId: TEST_S3_ACCESS_KEY_ID ?? '', secretAccessKey: TEST_S3_SECRET_ACCESS_KEY ?? '' };
  return {
    databaseUrl: TEST_DATABASE_URL,
    s3: { endpoint: TEST_S3_ENDPOINT, region: TEST_S3_REGION ?? '', credentials },
  };
}
