// What one upload URL costs, beside the SDK's presigner: pnpm --filter @layers-content/object-store bench:presign
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { openS3Store } from '../src/index.ts';

const options = {
  bucket: 'media',
  stagingBucket: 'media',
  endpoint: 'https://s3.eu-central-1.amazonaws.com',
  publicEndpoint: 'https://s3.eu-central-1.amazonaws.com',
  region: 'eu-central-1',
  forcePathStyle: false,
  credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' },
  signLength: false,
  signChecksum: false,
} as const;

const keyOf = (n: number) => `staging/a3f8c2d1-7b4e-4f0a-9c6d-2e1b5a8f3c70/random-${n}/upload-1.mp4`;

async function microsecondsEach(rounds: number, sign: (key: string) => string | Promise<string>): Promise<number> {
  const startedAt = performance.now();
  for (let n = 0; n < rounds; n += 1) await sign(keyOf(n));
  return ((performance.now() - startedAt) * 1_000) / rounds;
}

const store = await openS3Store(options);
const now = new Date();
const expiresAt = new Date(now.getTime() + 900_000);
const ours = (key: string) =>
  store.signPut({ key, contentType: 'video/mp4', sizeBytes: 48_211_234, checksumSha256: null, now, expiresAt }).url;

const client = new S3Client({
  region: options.region,
  credentials: options.credentials,
  requestChecksumCalculation: 'WHEN_REQUIRED',
});
const sdk = (key: string) =>
  getSignedUrl(client, new PutObjectCommand({ Bucket: options.bucket, Key: key, ContentType: 'video/mp4' }), {
    expiresIn: 900,
    signableHeaders: new Set(['content-type']),
  });

for (const [name, rounds, sign] of [
  ['ours', 20_000, ours],
  ['the SDK', 2_000, sdk],
] as const) {
  await microsecondsEach(rounds / 10, sign);
  process.stdout.write(`${name}: ${(await microsecondsEach(rounds, sign)).toFixed(1)} µs a URL, over ${rounds}\n`);
}
store.close();
