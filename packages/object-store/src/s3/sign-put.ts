import type { SignedPut, SignPutRequest } from '@layers-content/core';
import { segmentsOf } from '../object-key.ts';
import { addressesOf } from './addresses.ts';
import type { S3StoreOptions } from './options.ts';
import { presignerOf } from './sigv4.ts';

/** Signs upload URLs of the staging bucket at its public address; nothing is asked. */
export function putSignerOf(options: S3StoreOptions): (request: SignPutRequest) => SignedPut {
  const presign = presignerOf({ ...(options.uploadCredentials ?? options.credentials), region: options.region });
  const { origin, pathOf } = addressesOf(options.publicEndpoint, options.stagingBucket, options.forcePathStyle);
  return (request) => {
    segmentsOf(request.key);
    const headers = headersOf(request, options);
    const lowerCase = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
    const url = presign({ method: 'PUT', origin, path: pathOf(request.key), headers: lowerCase, ...timesOf(request) });
    return { url, headers };
  };
}

/** Everything that is signed must be sent, and nothing else must. */
function headersOf(
  { contentType, sizeBytes, checksumSha256 }: SignPutRequest,
  { signLength, signChecksum }: S3StoreOptions,
): Readonly<Record<string, string>> {
  return {
    'Content-Type': contentType,
    ...(signLength ? { 'Content-Length': String(sizeBytes) } : {}),
    ...(signChecksum && checksumSha256 !== null
      ? { 'x-amz-checksum-sha256': Buffer.from(checksumSha256, 'hex').toString('base64') }
      : {}),
  };
}

/** The longest life of a Signature Version 4 in a URL: seven days. */
const longestSeconds = 604_800;

/** Signatures count whole seconds: the URL dies within the second before `expiresAt`, but lives for one at least. */
function timesOf({ now, expiresAt }: SignPutRequest): { signedAt: Date; expiresInSeconds: number } {
  const signedAtSeconds = Math.floor(now.getTime() / 1_000);
  const expiresInSeconds = Math.max(1, Math.floor(expiresAt.getTime() / 1_000) - signedAtSeconds);
  if (expiresInSeconds > longestSeconds) throw new RangeError(`an upload URL cannot live for ${expiresInSeconds} s`);
  return { signedAt: new Date(signedAtSeconds * 1_000), expiresInSeconds };
}
