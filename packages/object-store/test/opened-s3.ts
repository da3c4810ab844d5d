import type { ContentType, ObjectStore, SignedPut } from '@layers-content/core';
import { onTestFinished } from 'vitest';
import { openS3Store } from '../src/index.ts';
import type { S3Store, S3StoreOptions } from '../src/index.ts';
import { startLyingS3 } from './lying-s3/index.ts';
import type { LyingS3 } from './lying-s3/index.ts';

export const stagingKey = 'staging/3f1c/random-a/upload-1.mp4';
export const frozenKey = 'frozen/3f1c/1-random-b/upload-1.mp4';
export const publicKey = 'public-media/content-container/3f1c/media/upload-1.mp4';

/** A driver over a store that can lie; both end with the test. */
export async function openLying(options: Partial<S3StoreOptions> = {}): Promise<{ store: S3Store; lying: LyingS3 }> {
  const lying = await startLyingS3();
  const store = await openS3Store({ ...lying.options, ...options });
  onTestFinished(async () => {
    store.close();
    await lying.close();
  });
  return { store, lying };
}

/** Sends bytes as a client does, and answers the status. */
export async function sendPut({ url, headers }: SignedPut, bytes: Uint8Array): Promise<number> {
  const response = await fetch(url, { method: 'PUT', headers, body: bytes });
  await response.arrayBuffer();
  return response.status;
}

/** As `sendPut`; throws what the store said when it refused. */
export async function putSigned({ url, headers }: SignedPut, bytes: Uint8Array): Promise<void> {
  const response = await fetch(url, { method: 'PUT', headers, body: bytes });
  const said = await response.text();
  if (!response.ok) throw new Error(`PUT: ${response.status} ${said}`);
}

/** An upload URL for a quarter of an hour from now on. */
export function signFor(
  store: ObjectStore,
  key: string,
  {
    contentType = 'video/mp4',
    sizeBytes = 1,
    checksumSha256 = null,
  }: { contentType?: ContentType; sizeBytes?: number; checksumSha256?: string | null } = {},
): SignedPut {
  const now = new Date();
  return store.signPut({
    key,
    contentType,
    sizeBytes,
    checksumSha256,
    now,
    expiresAt: new Date(now.getTime() + 900_000),
  });
}

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Puts text under the key and tells the etag the store then has for it. */
export async function stage(store: ObjectStore, key: string, text: string): Promise<string> {
  await putSigned(signFor(store, key), bytesOf(text));
  const stat = await store.stat(key);
  if (stat === null) throw new Error(`${key} is absent`);
  return stat.etag;
}

export async function textAt(store: ObjectStore, key: string): Promise<string | null> {
  const stat = await store.stat(key);
  return stat === null ? null : new TextDecoder().decode(await store.read(key, 0, stat.sizeBytes));
}
