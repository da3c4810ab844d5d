// Written against AWS's description of Signature Version 4 and apart from the signer in src: shared code would hide a
// shared error.
import { createHash, createHmac } from 'node:crypto';
import { S3Refusal } from './answer.ts';
import type { Behaviour } from './lies.ts';
import type { S3Request } from './request.ts';

export interface AccessKey {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

interface Claim {
  readonly credential: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  readonly time: string;
  readonly payload: string;
}

const skewMs = 15 * 60_000;

/** Which of the keys signed a request, rightly; null for one without any signature. @throws S3Refusal */
export function signerOf(
  request: S3Request,
  accessKeys: readonly AccessKey[],
  behaviour: Behaviour,
  now: Date,
): AccessKey | null {
  const inUrl = request.query.has('X-Amz-Signature');
  const claim = inUrl ? claimOfUrl(request) : claimOfHeader(request);
  if (claim === null) return null;
  const [accessKeyId = '', day = '', region = '', service = ''] = claim.credential.split('/');
  const accessKey = accessKeys.find((known) => known.accessKeyId === accessKeyId);
  if (!accessKey) throw new S3Refusal(403, 'InvalidAccessKeyId');
  if (!claim.signedHeaders.includes('host')) throw new S3Refusal(403, 'AccessDenied', 'host is not signed');
  const heeds = behaviour.checksSignatures && !(inUrl && behaviour.takesUnsignedHeaders);
  const unsigned = Object.keys(request.headers).find(
    (name) => name.startsWith('x-amz-') && !claim.signedHeaders.includes(name),
  );
  if (unsigned !== undefined && heeds) throw new S3Refusal(403, 'AccessDenied', `${unsigned} is not signed`);
  checkTime(request, claim, { inUrl, behaviour, now });
  const canonical = canonicalOf(request, claim, behaviour);
  const scope = [day, region, service, 'aws4_request'];
  const toSign = ['AWS4-HMAC-SHA256', claim.time, scope.join('/'), sha256(canonical)].join('\n');
  const key = scope.reduce<Buffer>(
    (secret, part) => hmac(secret, part),
    Buffer.from(`AWS4${accessKey.secretAccessKey}`),
  );
  const matches = hmac(key, toSign).toString('hex') === claim.signature;
  if (!matches && (behaviour.checksSignatures || !inUrl)) throw new S3Refusal(403, 'SignatureDoesNotMatch');
  if (!['UNSIGNED-PAYLOAD', sha256(request.body)].includes(claim.payload))
    throw new S3Refusal(400, 'XAmzContentSHA256Mismatch');
  return accessKey;
}

function claimOfUrl({ query }: S3Request): Claim {
  return {
    credential: query.get('X-Amz-Credential') ?? '',
    signedHeaders: (query.get('X-Amz-SignedHeaders') ?? '').split(';'),
    signature: query.get('X-Amz-Signature') ?? '',
    time: query.get('X-Amz-Date') ?? '',
    payload: 'UNSIGNED-PAYLOAD',
  };
}

function claimOfHeader({ headers }: S3Request): Claim | null {
  const [, credential, names, signature] =
    /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]+)$/.exec(
      headers['authorization'] ?? '',
    ) ?? [];
  if (credential === undefined || names === undefined || signature === undefined) return null;
  const payload = headers['x-amz-content-sha256'] ?? '';
  return { credential, signedHeaders: names.split(';'), signature, time: headers['x-amz-date'] ?? '', payload };
}

function checkTime(
  { query }: S3Request,
  { time }: Claim,
  { inUrl, behaviour, now }: { readonly inUrl: boolean; readonly behaviour: Behaviour; readonly now: Date },
): void {
  const signedAt = Date.parse(time.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
  const ageMs = now.getTime() - signedAt;
  if (!(ageMs >= -skewMs)) throw new S3Refusal(403, 'RequestTimeTooSkewed');
  const livesMs = inUrl ? Number(query.get('X-Amz-Expires')) * 1_000 : skewMs;
  if (inUrl && !(livesMs >= 1_000 && livesMs <= 604_800_000))
    throw new S3Refusal(400, 'AuthorizationQueryParametersError');
  if (ageMs > livesMs && behaviour.checksExpiry)
    throw new S3Refusal(403, inUrl ? 'AccessDenied' : 'RequestTimeTooSkewed', 'Request has expired');
}

function canonicalOf({ method, path, query, headers }: S3Request, claim: Claim, behaviour: Behaviour): string {
  const parameters = [...query]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .sort();
  const lines = claim.signedHeaders.map((name) => {
    const value = headers[name];
    if (value === undefined && behaviour.checksSignatures)
      throw new S3Refusal(403, 'SignatureDoesNotMatch', `${name} was not sent`);
    return `${name}:${(value ?? '').trim().replace(/ +/g, ' ')}\n`;
  });
  return [method, path, parameters.join('&'), lines.join(''), claim.signedHeaders.join(';'), claim.payload].join('\n');
}

function encoded(text: string): string {
  return [...Buffer.from(text)]
    .map((byte) =>
      /[A-Za-z0-9._~-]/.test(String.fromCharCode(byte))
        ? String.fromCharCode(byte)
        : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`,
    )
    .join('');
}

function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
