import { randomUUID } from 'node:crypto';
import { S3 } from '@aws-sdk/client-s3';
import cors from '../../../../docs/s3/cors.json' with { type: 'json' };
import { publicPrefix } from '@layers-content/core';
import type { S3StoreOptions } from '../s3/options.ts';

/** Where a test's S3 server is, as `.ci/s3-server` tells it. */
export type ServerOptions = Pick<S3StoreOptions, 'region' | 'credentials'> & { readonly endpoint: string };

/**
 * Makes an empty bucket of a test's own, set up as docs/s3.md says: everybody may read the public prefix, nobody
 * anything else.
 * @param origins whose pages may put files.
 */
export async function createServerBucket(
  { endpoint, region, credentials }: ServerOptions,
  origins: readonly string[] = [],
): Promise<string> {
  const bucket = `layers-${randomUUID()}`;
  const s3 = new S3({
    endpoint,
    region,
    credentials,
    forcePathStyle: true,
    requestChecksumCalculation: 'WHEN_REQUIRED',
  });
  try {
    await s3.createBucket({ Bucket: bucket });
    const statement = {
      Effect: 'Allow',
      Principal: '*',
      Action: ['s3:GetObject'],
      Resource: [`arn:aws:s3:::${bucket}/${publicPrefix}*`],
    };
    await s3.putBucketPolicy({
      Bucket: bucket,
      Policy: JSON.stringify({ Version: '2012-10-17', Statement: [statement] }),
    });
    if (origins.length > 0) await s3.putBucketCors({ Bucket: bucket, CORSConfiguration: corsFor(origins) });
  } finally {
    s3.destroy();
  }
  return bucket;
}

function corsFor(origins: readonly string[]) {
  const [rule] = cors.CORSRules;
  return { CORSRules: [{ ...rule, AllowedMethods: ['PUT'], AllowedOrigins: [...origins] }] };
}
