import { createHash, createHmac } from 'node:crypto';

/** An access key of the store and where its signatures hold. */
export interface SigningIdentity {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly region: string;
}

export interface PresignRequest {
  readonly method: 'GET' | 'PUT';
  /** `https://host` or `https://host:port`, as the client will reach it. */
  readonly origin: string;
  /** Begins with `/`; not encoded yet. */
  readonly path: string;
  /** Headers beside `host` that the request must carry exactly so; names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly signedAt: Date;
  readonly expiresInSeconds: number;
}

const algorithm = 'AWS4-HMAC-SHA256';

/**
 * Makes URLs that carry their own permission: Signature Version 4 in query parameters with an unsigned payload, as
 * AWS describes it under "Authenticating Requests: Using Query Parameters". Pure computation.
 */
export function presignerOf(identity: SigningIdentity): (request: PresignRequest) => string {
  let cached: { readonly day: string; readonly key: Buffer } = { day: '', key: Buffer.alloc(0) };
  const keyOf = (day: string) => {
    if (cached.day !== day) cached = { day, key: signingKeyOf(identity, day, 's3') };
    return cached.key;
  };
  return ({ method, origin, path, headers, signedAt, expiresInSeconds }) => {
    const time = basicTime(signedAt);
    const day = time.slice(0, 8);
    const scope = `${day}/${identity.region}/s3/aws4_request`;
    const signed = Object.entries({ ...headers, host: origin.slice(origin.indexOf('://') + 3) }).sort(byName);
    const signedNames = signed.map(([name]) => name).join(';');
    const encodedPath = path.split('/').map(encode).join('/');
    const query =
      `X-Amz-Algorithm=${algorithm}&X-Amz-Credential=${encode(`${identity.accessKeyId}/${scope}`)}&X-Amz-Date=${time}` +
      `&X-Amz-Expires=${expiresInSeconds}&X-Amz-SignedHeaders=${encode(signedNames)}`;
    const headerLines = signed.map(([name, value]) => `${name}:${value}\n`).join('');
    const canonical = `${method}\n${encodedPath}\n${query}\n${headerLines}\n${signedNames}\nUNSIGNED-PAYLOAD`;
    const toSign = `${algorithm}\n${time}\n${scope}\n${createHash('sha256').update(canonical).digest('hex')}`;
    const signature = createHmac('sha256', keyOf(day)).update(toSign).digest('hex');
    return `${origin}${encodedPath}?${query}&X-Amz-Signature=${signature}`;
  };
}

/** The key that signs for one day (`YYYYMMDD`, UTC), region and service. */
export function signingKeyOf({ secretAccessKey, region }: SigningIdentity, day: string, service: string): Buffer {
  let key: Buffer = Buffer.from(`AWS4${secretAccessKey}`);
  for (const part of [day, region, service, 'aws4_request']) key = createHmac('sha256', key).update(part).digest();
  return key;
}

/** `2013-05-24T00:00:00.000Z` → `20130524T000000Z` */
function basicTime(time: Date): string {
  return time.toISOString().replace(/-|:|\.\d+/g, '');
}

function byName([one]: readonly [string, string], [other]: readonly [string, string]): number {
  return one < other ? -1 : 1;
}

/** Percent-encodes everything but the unreserved characters of RFC 3986. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
