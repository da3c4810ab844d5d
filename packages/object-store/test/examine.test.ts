import { createServer } from 'node:http';
import { inspect } from 'node:util';
import { describe, expect, onTestFinished, test } from 'vitest';
import { examineS3Store, storeChecks } from '../src/index.ts';
import type { S3StoreOptions, StoreCheck, StoreFinding, StoreSurroundings } from '../src/index.ts';
import { startLyingS3 } from './lying-s3/index.ts';
import type { Behaviour, LyingS3 } from './lying-s3/index.ts';

const origin = 'https://app.example';

async function startStore(behaviour: Partial<Behaviour> = {}): Promise<LyingS3> {
  const lying = await startLyingS3(['media', 'incoming']);
  onTestFinished(() => lying.close().catch(() => undefined));
  lying.behaviour = { ...lying.behaviour, ...behaviour };
  return lying;
}

async function examine(
  lying: LyingS3,
  settings: Partial<S3StoreOptions> = {},
  surroundings: Partial<StoreSurroundings> = {},
): Promise<readonly StoreFinding[]> {
  return examineS3Store(
    { ...lying.options, ...settings },
    { mediaBaseUrl: null, corsOrigins: [origin], ...surroundings },
  );
}

function lackingIn(findings: readonly StoreFinding[]): readonly StoreCheck[] {
  return findings.filter(({ verdict }) => verdict !== 'ok').map(({ check }) => check);
}

/** What stands before a store in public: adds the headers that S3 cannot send. */
async function startCdn(lying: LyingS3): Promise<string> {
  const cdn = createServer((request, response) => {
    const object = lying.buckets.get('media')?.get((request.url ?? '').slice(1));
    const guard = { 'X-Content-Type-Options': 'nosniff', 'Content-Security-Policy': "default-src 'none'; sandbox" };
    response
      .writeHead(object === undefined ? 404 : 200, { ...guard, 'Content-Type': object?.contentType ?? 'text/plain' })
      .end(object?.bytes);
  });
  await new Promise<void>((resolve) => cdn.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void cdn.close());
  const address = cdn.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return `http://127.0.0.1:${address.port}`;
}

describe('a good store', () => {
  test('lacks nothing behind a CDN that adds its headers', async () => {
    const lying = await startStore();
    const findings = await examine(
      lying,
      { signLength: true, signChecksum: true },
      { mediaBaseUrl: await startCdn(lying) },
    );
    expect(findings.map(({ check }) => check)).toEqual(storeChecks);
    expect(lackingIn(findings)).toEqual([]);
    expect(findings.every(({ advice }) => advice === null)).toBe(true);
  });

  test('lacks nothing but those headers by itself', async () => {
    expect(lackingIn(await examine(await startStore()))).toEqual(['media-headers']);
  });

  test('is left as it was found', async () => {
    const lying = await startStore();
    await examine(lying);
    expect([...lying.buckets.values()].map(({ size }) => size)).toEqual([0, 0]);
  });
});

describe('a store is found out', () => {
  const cases: readonly { behaviour: Partial<Behaviour>; lacking: readonly StoreCheck[] }[] = [
    { behaviour: { honoursCopyConditions: false }, lacking: ['conditional-copy'] },
    { behaviour: { honoursWriteConditions: false }, lacking: ['conditional-write'] },
    { behaviour: { keepsEtagOnCopy: false }, lacking: ['copy-keeps-etag'] },
    { behaviour: { copiesWhole: false }, lacking: ['copy-keeps-etag', 'freeze', 'publish', 'public-media'] },
    { behaviour: { replacesMetadata: false }, lacking: ['publish', 'public-media'] },
    {
      behaviour: { checksSignatures: false },
      lacking: ['signature', 'signed-type', 'unsigned-copy', 'unsigned-acl', 'signed-length'],
    },
    { behaviour: { takesUnsignedHeaders: true }, lacking: ['unsigned-copy', 'unsigned-acl'] },
    { behaviour: { checksExpiry: false }, lacking: ['url-expiry'] },
    { behaviour: { checksChecksums: false }, lacking: ['signed-checksum'] },
    { behaviour: { tellsChecksums: false }, lacking: ['stored-checksum'] },
    { behaviour: { honoursRanges: false }, lacking: ['ranges'] },
    { behaviour: { tellsAbsence: false }, lacking: ['tells-absence'] },
    { behaviour: { publicPrefix: null }, lacking: ['public-media'] },
    { behaviour: { publicPrefix: '' }, lacking: ['private-keys'] },
    { behaviour: { corsOrigins: ['https://other.example'] }, lacking: ['cors'] },
  ];

  test.each(cases)('$behaviour', async ({ behaviour, lacking }) => {
    const findings = await examine(await startStore(behaviour));
    expect(lackingIn(findings).filter((check) => check !== 'media-headers')).toEqual(lacking);
    for (const { verdict, advice } of findings) expect(advice === null).toBe(verdict === 'ok');
  });

  test('that takes headers nobody signed, but copies nothing for a key that may only put', async () => {
    const lying = await startStore({ takesUnsignedHeaders: true });
    const findings = await examine(lying, { uploadCredentials: lying.uploadCredentials });
    expect(lackingIn(findings)).toEqual(['unsigned-acl', 'media-headers']);
    expect(findings.find(({ check }) => check === 'unsigned-copy')?.seen).toBe('403 AccessDenied');
    expect(findings.find(({ check }) => check === 'unsigned-acl')).toMatchObject({
      seen: 'obeyed',
      importance: 'required',
    });
  });

  test.each(['media', 'incoming'])('that lets nobody list the bucket %s', async (bucket) => {
    const lying = await startStore();
    const refusal = { kind: 'refuse', status: 403, code: 'AccessDenied' } as const;
    lying.lieAbout = ({ operation, bucket: asked, key }) => {
      if (asked !== bucket) return null;
      if (operation === 'HeadObject' && !lying.buckets.get(bucket)?.has(key)) return refusal;
      return operation === 'ListObjectsV2' ? refusal : null;
    };
    expect(lackingIn(await examine(lying)).filter((check) => check !== 'media-headers')).toEqual([
      'tells-absence',
      'listing',
    ]);
  });

  test('whose clock is wrong', async () => {
    const lying = await startStore();
    lying.now = () => new Date(Date.now() - 20 * 60_000);
    expect(lackingIn(await examine(lying))).toContain('write-and-delete');
  });

  test('that takes no upload, and so refuses the wrong ones for another reason', async () => {
    const lying = await startStore();
    lying.lieAbout = ({ query }) =>
      query.has('X-Amz-Signature') ? { kind: 'refuse', status: 403, code: 'AccessDenied' } : null;
    const findings = await examine(lying);
    expect(findings.filter(({ verdict }) => verdict === 'ok').map(({ check }) => check)).toEqual([
      'buckets',
      'write-and-delete',
      'tells-absence',
      'cors',
      'clock',
    ]);
  });

  test('that allows no writing, and keeps what it refused', async () => {
    const lying = await startStore();
    lying.lieAbout = ({ method }) => (method === 'PUT' ? { kind: 'refuse', status: 403, code: 'AccessDenied' } : null);
    const findings = await examine(lying);
    expect(findings.find(({ check }) => check === 'write-and-delete')).toMatchObject({
      verdict: 'lacking',
      importance: 'required',
      seen: 'S3 PutObject: 403 AccessDenied',
    });
  });
});

test('a bucket that is not there is told once, and nothing else is asked', async () => {
  const lying = await startStore();
  const [buckets, ...rest] = await examine(lying, { stagingBucket: 'forgotten' });
  expect(buckets).toMatchObject({ check: 'buckets', verdict: 'lacking' });
  expect(new Set(rest.map(({ verdict }) => verdict))).toEqual(new Set(['unknown']));
  expect(lying.requests.some(({ operation }) => operation === 'PutObject')).toBe(false);
});

test('a public endpoint where nobody listens is told without the URL', async () => {
  const gone = await startStore();
  await gone.close();
  const findings = await examine(await startStore(), { publicEndpoint: gone.options.endpoint });
  expect(findings.find(({ check }) => check === 'presigned-put')).toMatchObject({
    verdict: 'unknown',
    seen: 'no answer: ECONNREFUSED',
  });
  expect(findings.find(({ check }) => check === 'signed-type')).toMatchObject({
    verdict: 'unknown',
    seen: 'not asked, for want of presigned-put',
  });
  expect(inspect(findings, { depth: Infinity })).not.toMatch(/Signature=|staging\//);
});

test('what was chosen is required, what was not is advice', async () => {
  const lying = await startStore({ checksChecksums: false });
  const importanceOf = async (signChecksum: boolean) =>
    (await examine(lying, { signChecksum })).find(({ check }) => check === 'signed-checksum')?.importance;
  expect([await importanceOf(true), await importanceOf(false)]).toEqual(['required', 'advised']);
});
