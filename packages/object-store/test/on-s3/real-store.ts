import { readFileSync } from 'node:fs';
import { S3 } from '@aws-sdk/client-s3';
import type { S3StoreOptions } from '../../src/index.ts';

/** A server that may be emptied, as `.ci/s3-server` or a person names it. */
export interface RealServer {
  readonly name: string;
  readonly options: S3StoreOptions;
}

/** Reads TEST_S3_*. */
export function realServerOf(env: Readonly<Record<string, string | undefined>>): RealServer {
  const value = (name: string) => {
    const found = env[`TEST_S3_${name}`];
    if (found === undefined) throw new Error(`TEST_S3_${name} is not set`);
    return found;
  };
  return {
    name: value('SERVER'),
    options: {
      bucket: value('BUCKET'),
      stagingBucket: null,
      endpoint: value('ENDPOINT'),
      publicEndpoint: null,
      region: value('REGION'),
      forcePathStyle: true,
      credentials: { accessKeyId: value('ACCESS_KEY_ID'), secretAccessKey: value('SECRET_ACCESS_KEY') },
      signLength: false,
      signChecksum: false,
    },
  };
}

/** The documents of docs/s3, as an operator would apply them to this bucket. */
const document = (name: string, bucket: string) =>
  readFileSync(new URL(`../../../../docs/s3/${name}.json`, import.meta.url), 'utf8').replaceAll('BUCKET', bucket);

/** Makes the bucket if it is not there, with policy, CORS and lifecycle of the documentation where the server knows them. */
export async function prepareBucket({ options }: RealServer): Promise<void> {
  await using(options, async (s3) => {
    const { bucket: Bucket } = options;
    await s3.headBucket({ Bucket }).catch(() => s3.createBucket({ Bucket }));
    const cors: { CORSRules: [] } = JSON.parse(document('cors', Bucket));
    const lifecycle: { Rules: [] } = JSON.parse(document('lifecycle', Bucket));
    const orders = [
      s3.putBucketPolicy({ Bucket, Policy: document('public-read-policy', Bucket) }),
      s3.putBucketCors({ Bucket, CORSConfiguration: cors }),
      s3.putBucketLifecycleConfiguration({ Bucket, LifecycleConfiguration: lifecycle }),
    ];
    for (const outcome of await Promise.allSettled(orders)) {
      if (outcome.status === 'rejected') process.stdout.write(`not taken: ${String(outcome.reason)}\n`);
    }
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

async function using({ region, endpoint, credentials }: S3StoreOptions, work: (s3: S3) => Promise<void>): Promise<void> {
  const s3 = new S3({ region, credentials, forcePathStyle: true, ...(endpoint === null ? {} : { endpoint }) });
  try {
    await work(s3);
  } finally {
    s3.destroy();
  }
}
