import type { LyingS3 } from '@layers-content/object-store/testing';

type Bucket = Pick<LyingS3['options'], 'bucket' | 'endpoint' | 'region' | 'credentials'>;

/** The settings of a service whose objects lie in this bucket. */
export function s3EnvironmentOf({ bucket, endpoint, region, credentials }: Bucket): Readonly<Record<string, string>> {
  return {
    S3_BUCKET: bucket,
    S3_ENDPOINT: endpoint,
    S3_REGION: region,
    S3_ACCESS_KEY_ID: credentials.accessKeyId,
    S3_SECRET_ACCESS_KEY: credentials.secretAccessKey,
  };
}
