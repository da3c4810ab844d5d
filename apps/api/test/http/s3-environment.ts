import type { LyingS3 } from '@layers-content/object-store/testing';

/** The settings of a service over this store. */
export function s3EnvironmentOf({ options }: Pick<LyingS3, 'options'>): Readonly<Record<string, string>> {
  const { bucket, endpoint, region, credentials } = options;
  return {
    S3_BUCKET: bucket,
    S3_ENDPOINT: endpoint,
    S3_REGION: region,
    S3_ACCESS_KEY_ID: credentials.accessKeyId,
    S3_SECRET_ACCESS_KEY: credentials.secretAccessKey,
  };
}
