import { createHash, createHmac } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { presignerOf, signingKeyOf } from './sigv4.ts';
import type { PresignRequest, SigningIdentity } from './sigv4.ts';

const secretAccessKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';

describe('what AWS publishes', () => {
  test('the GET of "Authenticating Requests: Using Query Parameters"', () => {
    const presign = presignerOf({ accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey, region: 'us-east-1' });
    expect(
      presign({
        method: 'GET',
        origin: 'https://examplebucket.s3.amazonaws.com',
        path: '/test.txt',
        headers: {},
        signedAt: new Date('2013-05-24T00:00:00Z'),
        expiresInSeconds: 86_400,
      }),
    ).toBe(
      'https://examplebucket.s3.amazonaws.com/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256' +
        '&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request' +
        '&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host' +
        '&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404',
    );
  });

  test.each([
    {
      day: '20120215',
      secret: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
      key: 'f4780e2d9f65fa895f9c67b32ce1baf0b0d8a43505a000a1a9e090d414db404d',
    },
    {
      day: '20150830',
      secret: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
      key: 'c4afb1cc5771d871763a393e44b703571b55cc28424d1a5e86da6ed3c154a4b9',
    },
  ])('the signing key of $day', ({ day, secret, key }) => {
    const identity = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: secret, region: 'us-east-1' };
    expect(signingKeyOf(identity, day, 'iam').toString('hex')).toBe(key);
  });
});

/** What the SDK's signer wants of a hash. */
class NodeSha256 {
  private readonly hash;
  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.hash = secret === undefined ? createHash('sha256') : createHmac('sha256', bytesOf(secret));
  }
  update(data: string | ArrayBuffer | ArrayBufferView): void {
    this.hash.update(bytesOf(data));
  }
  async digest(): Promise<Uint8Array> {
    return this.hash.digest();
  }
  reset(): void {
    throw new Error('not needed');
  }
}

function bytesOf(data: string | ArrayBuffer | ArrayBufferView): Uint8Array {
  if (typeof data === 'string') return Buffer.from(data);
  return data instanceof ArrayBuffer
    ? new Uint8Array(data)
    : new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
}

async function signatureOfTheSdk(identity: SigningIdentity, request: PresignRequest): Promise<string> {
  const signer = new SignatureV4({
    service: 's3',
    region: identity.region,
    credentials: identity,
    sha256: NodeSha256,
    uriEscapePath: false,
    applyChecksum: false,
  });
  const { protocol, host, hostname } = new URL(request.origin);
  const notSent = new Set(['x-amz-content-sha256']);
  const { query } = await signer.presign(
    {
      method: request.method,
      protocol,
      hostname,
      path: request.path.split('/').map(encodeFully).join('/'),
      query: {},
      headers: { ...request.headers, host, 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' },
    },
    {
      signingDate: request.signedAt,
      expiresIn: request.expiresInSeconds,
      signableHeaders: new Set(['host', ...Object.keys(request.headers)]),
      unhoistableHeaders: new Set([...Object.keys(request.headers), ...notSent]),
      unsignableHeaders: notSent,
    },
  );
  return String(query?.['X-Amz-Signature']);
}

function encodeFully(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

test('agrees with the signer of the SDK', async () => {
  const identities = fc.record({
    accessKeyId: fc.stringMatching(/^[A-Z0-9]{16,20}$/),
    secretAccessKey: fc.stringMatching(/^[A-Za-z0-9/+=]{40}$/),
    region: fc.constantFrom('us-east-1', 'eu-central-1', 'auto'),
  });
  const segment = fc
    .string({ minLength: 1, maxLength: 12, unit: 'grapheme' })
    .filter((text) => !/^\.+$|[/\\]|[\ud800-\udfff]/u.test(text));
  const requests = fc.record({
    method: fc.constantFrom('GET', 'PUT'),
    origin: fc.constantFrom(
      'https://media.s3.eu-central-1.amazonaws.com',
      'http://127.0.0.1:7070',
      'https://objects.example:8443',
    ),
    path: fc.array(segment, { minLength: 1, maxLength: 5 }).map((segments) => `/${segments.join('/')}`),
    headers: fc.record(
      {
        'content-type': fc.constantFrom('video/mp4', 'image/jpeg'),
        'content-length': fc.nat().map(String),
        'x-amz-checksum-sha256': fc
          .uint8Array({ minLength: 32, maxLength: 32 })
          .map((bytes) => Buffer.from(bytes).toString('base64')),
      },
      { requiredKeys: [] },
    ),
    signedAt: fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }),
    expiresInSeconds: fc.integer({ min: 1, max: 604_800 }),
  });
  await fc.assert(
    fc.asyncProperty(identities, requests, async (identity, { headers, ...request }) => {
      const given: Record<string, string> = {};
      for (const [name, value] of Object.entries(headers)) given[name] = value;
      const url = presignerOf(identity)({ ...request, headers: given });
      expect(new URL(url).searchParams.get('X-Amz-Signature')).toBe(
        await signatureOfTheSdk(identity, { ...request, headers: given }),
      );
    }),
    { numRuns: 300 },
  );
});

test('keeps no key of another day', () => {
  const identity = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey, region: 'us-east-1' };
  const request = {
    method: 'PUT',
    origin: 'https://a.example',
    path: '/k',
    headers: {},
    expiresInSeconds: 60,
  } as const;
  const kept = presignerOf(identity);
  for (const day of ['2026-11-24T23:59:59Z', '2026-11-25T00:00:00Z', '2026-11-24T23:59:59Z']) {
    const signedAt = new Date(day);
    expect(kept({ ...request, signedAt })).toBe(presignerOf(identity)({ ...request, signedAt }));
  }
});
