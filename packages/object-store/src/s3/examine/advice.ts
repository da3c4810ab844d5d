import type { StoreCheck } from './finding.ts';

/** What to do about a lack. */
export const advices: Readonly<Record<StoreCheck, string>> = {
  buckets: 'Check the names of the buckets, the endpoint, the region, the path style and the access key.',
  'write-and-delete': 'Allow the access key s3:PutObject and s3:DeleteObject on every prefix of the service.',
  'tells-absence': 'Allow the access key s3:ListBucket: without it the store answers 403 where an object is absent.',
  'presigned-put':
    'Check that clients reach the store at its public endpoint under the name that is signed, and that the clocks agree.',
  signature: 'The store takes URLs nobody signed. Do not use it.',
  'signed-type': 'The store does not check the signed Content-Type. Do not use it.',
  'unsigned-copy':
    'Whoever has an upload URL can copy what the access key may read. Sign URLs with a key of their own that may put uploads and nothing else (S3_UPLOAD_ACCESS_KEY_ID).',
  'unsigned-acl':
    'Whoever has an upload URL can publish what was not judged. Have the bucket that takes uploads ignore public ACLs.',
  'url-expiry': 'The store takes expired URLs. Do not use it.',
  'signed-length': 'Leave the signing of lengths off: the store does not check them, or refuses what is right.',
  'signed-checksum': 'Leave the signing of checksums off: the store does not check them, or refuses what is right.',
  'stored-checksum': 'Finalize reads the whole file to check a declared SHA-256.',
  'conditional-copy':
    'The service compares each copy with its source afterwards, which costs one more request where ETags differ.',
  'conditional-write': 'Nothing depends on it.',
  'copy-keeps-etag': 'Freezing a file costs one more request.',
  freeze: 'Allow the access key s3:GetObject and s3:PutObject for copies within and between the buckets.',
  publish:
    'The store keeps the metadata of the source when it copies: what a client claimed of its file would be served. Do not use it.',
  ranges: 'The store does not answer ranges of bytes. Do not use it.',
  listing: 'Allow the access key s3:ListBucket.',
  'private-keys': 'Everybody can read uploads that were not judged. Limit the public policy to public-media/.',
  'public-media': 'Let everybody read public-media/, or point MEDIA_BASE_URL to what serves it.',
  'media-headers': 'Add X-Content-Type-Options: nosniff and Content-Security-Policy to what the CDN serves.',
  cors: 'Allow the origin PUT and the headers of the upload in the CORS rules of the staging bucket.',
  clock: 'Set the clocks: URLs are signed with the time of the database.',
};
