import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { frozenKeyOf, publicKeyOf, stagingKeyOf } from '@layers-content/core';
import type { SignedPut } from '@layers-content/core';
import { addressesOf } from '../addresses.ts';
import { bucketsOf } from '../buckets.ts';
import { openCalls } from '../calls.ts';
import type { S3Calls } from '../calls.ts';
import type { S3StoreOptions } from '../options.ts';
import { openS3Store } from '../s3-store.ts';
import type { S3Store } from '../s3-store.ts';
import { putSignerOf } from '../sign-put.ts';

/** What a probing object holds, and something of the same length that it does not hold. */
export const probeBytes = Buffer.from('what a probe is made of');
export const otherBytes = Buffer.from('and what it is not made');

/** How the store answered a request that was made as clients and readers make theirs. */
export interface PlainAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Buffer;
}

/** The store under examination, and keys of its own that nobody else uses. */
export interface Bench {
  readonly options: S3StoreOptions;
  readonly store: S3Store;
  readonly calls: S3Calls;
  readonly stagingKey: string;
  readonly frozenKey: string;
  readonly publicKey: string;
  newStagingKey(): string;
  /** Signs a PUT of the probe's bytes, with other settings or at another time than now. */
  sign(key: string, changed?: { readonly settings?: Partial<S3StoreOptions>; readonly now?: Date }): SignedPut;
  put(signed: SignedPut, body?: Buffer): Promise<PlainAnswer>;
  /** Without any credentials. */
  request(url: string, init?: RequestInit): Promise<PlainAnswer>;
  /** The address of a key for whoever has no credentials. */
  urlOf(key: string): string;
  /** Removes what was made and ends the connections; what stays is found by `reconcile`. */
  close(): Promise<void>;
}

const requestTimeoutMs = 10_000;
const urlLifeMs = 60_000;

/** Makes a bench; asks nothing yet. */
export async function openBench(options: S3StoreOptions): Promise<Bench> {
  const [store, calls] = await Promise.all([openS3Store(options), openCalls(options)]);
  const parts = { contentId: randomUUID(), position: 1, contentType: 'video/mp4' } as const;
  const random = () => randomBytes(16).toString('base64url');
  const newStagingKey = () => {
    const key = stagingKeyOf(parts, random());
    made.push(key);
    return key;
  };
  const frozenKey = frozenKeyOf(parts, 1, random());
  const publicKey = publicKeyOf(parts);
  const made = [frozenKey, publicKey];
  const checksumSha256 = createHash('sha256').update(probeBytes).digest('hex');
  const request = async (url: string, init: RequestInit = {}): Promise<PlainAnswer> => {
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(requestTimeoutMs), ...init });
    return { status: response.status, headers: response.headers, body: Buffer.from(await response.arrayBuffer()) };
  };
  return {
    options,
    store,
    calls,
    stagingKey: newStagingKey(),
    frozenKey,
    publicKey,
    newStagingKey,
    sign(key, { settings = {}, now = new Date() } = {}) {
      const expiresAt = new Date(now.getTime() + urlLifeMs);
      return putSignerOf({ ...options, ...settings })({
        key,
        contentType: 'video/mp4',
        sizeBytes: probeBytes.byteLength,
        checksumSha256,
        now,
        expiresAt,
      });
    },
    put: ({ url, headers }, body = probeBytes) => request(url, { method: 'PUT', headers, body }),
    request,
    urlOf(key) {
      const { origin, pathOf } = addressesOf(
        options.publicEndpoint,
        bucketsOf(options).of(key),
        options.forcePathStyle,
      );
      return `${origin}${pathOf(key)}`;
    },
    async close() {
      await Promise.allSettled(made.map((key) => store.delete(key)));
      store.close();
      calls.close();
    },
  };
}

/** A sight of one answer: its status, and the store's code when it gave one. */
export function told({ status, body }: PlainAnswer): string {
  const code = /<Code>(\w{1,60})<\/Code>/.exec(body.toString())?.[1];
  return code === undefined ? String(status) : `${status} ${code}`;
}

export function isOk({ status }: PlainAnswer): boolean {
  return status >= 200 && status < 300;
}

/** Refused for what was asked, not for want of strength. */
export function isRefused({ status }: PlainAnswer): boolean {
  return status >= 400 && status < 500;
}
