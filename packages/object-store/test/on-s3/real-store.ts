import { S3 } from '@aws-sdk/client-s3';
import cors from '../../../../docs/s3/cors.json' with { type: 'json' };
import lifecycle from '../../../../docs/s3/lifecycle.json' with { type: 'json' };
import policy from '../../../../docs/s3/public-read-policy.json' with { type: 'json' };
import uploadPolicy from '../../../../docs/s3/upload-key-policy.json' with { type: 'json' };
import type { S3StoreOptions } from '../../src/index.ts';

/** A server that may be emptied, as `.ci/s3-server` or a person names it. */
export interface RealServer {
  readonly name: string;
  readonly options: S3StoreOptions;
  /** Of a second user, where the server has one, that has no rights but those of `allowUploads`. */
  readonly uploadCredentials: S3StoreOptions['credentials'] | null;
}

/** Reads TEST_S3_*. */
export function realServerOf(env: Readonly<Record<string, string | undefined>>): RealServer {
  const value = (name: string) => {
    const found = env[`TEST_S3_${name}`];
    if (found === undefined) throw new Error(`TEST_S3_${name} is not set`);
    return found;
  };
  const [bucket, endpoint] = [value('BUCKET'), value('ENDPOINT')];
  const uploadKey = env['TEST_S3_UPLOAD_ACCESS_KEY_ID'];
  return {
    name: value('SERVER'),
    uploadCredentials:
      uploadKey === undefined ? null : { accessKeyId: uploadKey, secretAccessKey: value('SECRET_ACCESS_KEY') },
    options: {
      bucket,
      stagingBucket: bucket,
      endpoint,
      publicEndpoint: endpoint,
      region: value('REGION'),
      forcePathStyle: true,
      credentials: { accessKeyId: value('ACCESS_KEY_ID'), secretAccessKey: value('SECRET_ACCESS_KEY') },
      signLength: false,
      signChecksum: false,
    },
  };
}

/** Makes the bucket if it is not there, set up as the documentation says; lifecycle rules are not for every server. */
export async function prepareBucket({ options }: RealServer): Promise<void> {
  await using(options, async (s3) => {
    const { bucket: Bucket } = options;
    await s3.headBucket({ Bucket }).catch(() => s3.createBucket({ Bucket }));
    await s3.putBucketPolicy({ Bucket, Policy: JSON.stringify(policy).replaceAll('BUCKET', Bucket) });
    await s3.putBucketCors({ Bucket, CORSConfiguration: cors });
    const Rules = lifecycle.Rules.map((rule) => ({ ...rule, Status: 'Enabled' as const }));
    const taken = s3
      .putBucketLifecycleConfiguration({ Bucket, LifecycleConfiguration: { Rules } })
      .then(() => 'taken', String);
    process.stdout.write(`lifecycle rules: ${await taken}\n`);
  });
}

/**
 * Lets the second user put uploads and nothing else, and nobody publish an object by itself, as the documentation
 * says.
 */
export async function allowUploads({ options }: RealServer): Promise<void> {
  await using(options, async (s3) => {
    const { bucket: Bucket } = options;
    const Policy = JSON.stringify({ ...policy, Statement: [...policy.Statement, ...uploadPolicy.Statement] })
      .replaceAll('BUCKET', Bucket)
      .replaceAll('SERVICE', 'test');
    await s3.putBucketPolicy({ Bucket, Policy });
    await s3.putPublicAccessBlock({ Bucket, PublicAccessBlockConfiguration: { IgnorePublicAcls: true } });
  });
}

/** Deletes everything in the bucket. */
export async function emptyBucket({ options }: RealServer): Promise<void> {
  await using(options, async (s3) => {
    const { bucket: Bucket } = options;
    const { Contents = [] } = await s3.listObjectsV2({ Bucket });
    await Promise.all(Contents.map(({ Key }) => s3.deleteObject({ Bucket, Key })));
  });
}

async function using(
  { region, endpoint, credentials }: S3StoreOptions,
  work: (s3: S3) => Promise<void>,
): Promise<void> {
  const s3 = new S3({ region, credentials, forcePathStyle: true, endpoint });
  try {
    await work(s3);
  } finally {
    s3.destroy();
  }
}
