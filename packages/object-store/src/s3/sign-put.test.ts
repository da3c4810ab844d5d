import { describe, expect, test } from 'vitest';
import { InvalidObjectKeyError } from '../object-key.ts';
import { putSignerOf } from './sign-put.ts';
import type { S3StoreOptions } from './options.ts';

const options: S3StoreOptions = {
  bucket: 'media',
  stagingBucket: 'media',
  endpoint: 'https://s3.eu-central-1.amazonaws.com',
  publicEndpoint: 'https://s3.eu-central-1.amazonaws.com',
  region: 'eu-central-1',
  forcePathStyle: false,
  credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' },
  signLength: false,
  signChecksum: false,
};
const request = {
  key: 'staging/a3f8c2d1-7b4e-4f0a-9c6d-2e1b5a8f3c70/Zm9vYmFyYmF6cXV4MTIzNA/upload-1.mp4',
  contentType: 'video/mp4',
  sizeBytes: 48_211_234,
  checksumSha256: 'b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9',
  now: new Date('2026-06-12T14:02:11.456Z'),
  expiresAt: new Date('2026-06-12T14:17:11.456Z'),
} as const;

const signWith = (changed: Partial<S3StoreOptions> = {}, asked: Partial<typeof request | { expiresAt: Date }> = {}) => {
  const { url, headers } = putSignerOf({ ...options, ...changed })({ ...request, ...asked });
  const { origin, pathname, searchParams } = new URL(url);
  return { origin, pathname, searchParams, headers };
};

describe('a signed PUT', () => {
  test('names type and host, and nothing else: no checksum, no length', () => {
    const { searchParams, headers } = signWith();
    expect([...searchParams.keys()]).toEqual([
      'X-Amz-Algorithm',
      'X-Amz-Credential',
      'X-Amz-Date',
      'X-Amz-Expires',
      'X-Amz-SignedHeaders',
      'X-Amz-Signature',
    ]);
    expect(searchParams.get('X-Amz-SignedHeaders')).toBe('content-type;host');
    expect(headers).toEqual({ 'Content-Type': 'video/mp4' });
  });

  test('names the declared length when told to', () => {
    const { searchParams, headers } = signWith({ signLength: true });
    expect(searchParams.get('X-Amz-SignedHeaders')).toBe('content-length;content-type;host');
    expect(headers).toEqual({ 'Content-Type': 'video/mp4', 'Content-Length': '48211234' });
  });

  test('names the declared checksum when told to and one was declared', () => {
    const { searchParams, headers } = signWith({ signChecksum: true });
    expect(searchParams.get('X-Amz-SignedHeaders')).toBe('content-type;host;x-amz-checksum-sha256');
    expect(headers).toEqual({
      'Content-Type': 'video/mp4',
      'x-amz-checksum-sha256': 'uU0nuZNNPgilLlLX2n2r+sSE7+N6U4DukIj3rOLvzek=',
    });
    const without = putSignerOf({ ...options, signChecksum: true })({ ...request, checksumSha256: null });
    expect(without.headers).toEqual({ 'Content-Type': 'video/mp4' });
  });

  test('is signed at the given time, in whole seconds, and does not outlive the given end', () => {
    const { searchParams } = signWith();
    expect(searchParams.get('X-Amz-Date')).toBe('20260612T140211Z');
    expect(searchParams.get('X-Amz-Expires')).toBe('900');
    expect(signWith({}, { expiresAt: new Date('2026-06-12T14:17:12.999Z') }).searchParams.get('X-Amz-Expires')).toBe(
      '901',
    );
  });

  test('lives for a second at least, and not for more than S3 allows', () => {
    expect(signWith({}, { expiresAt: new Date('2026-06-12T14:02:11.999Z') }).searchParams.get('X-Amz-Expires')).toBe(
      '1',
    );
    expect(() => signWith({}, { expiresAt: new Date('2026-06-19T14:02:12Z') })).toThrow(RangeError);
  });

  test.each([
    { name: 'AWS', changed: {}, origin: 'https://media.s3.eu-central-1.amazonaws.com', folder: '/' },
    {
      name: 'path style',
      changed: { publicEndpoint: 'http://store.example:9000', forcePathStyle: true },
      origin: 'http://store.example:9000',
      folder: '/media/',
    },
    {
      name: 'the address of clients',
      changed: { endpoint: 'http://store:9000', publicEndpoint: 'https://up.example/', forcePathStyle: true },
      origin: 'https://up.example',
      folder: '/media/',
    },
    {
      name: 'a store below a path',
      changed: { publicEndpoint: 'https://up.example/s3/', forcePathStyle: true },
      origin: 'https://up.example',
      folder: '/s3/media/',
    },
    {
      name: 'a bucket for staging',
      changed: { stagingBucket: 'incoming' },
      origin: 'https://incoming.s3.eu-central-1.amazonaws.com',
      folder: '/',
    },
  ])('leads to the staging bucket: $name', ({ changed, origin, folder }) => {
    expect(signWith(changed)).toMatchObject({ origin, pathname: `${folder}${request.key}` });
  });

  test('is given for our own keys only', () => {
    const sign = putSignerOf(options);
    for (const key of ['staging/../public-media/x', '/staging/x', 'elsewhere/x', 'staging//x']) {
      expect(() => sign({ ...request, key }), key).toThrow(InvalidObjectKeyError);
    }
  });
});
