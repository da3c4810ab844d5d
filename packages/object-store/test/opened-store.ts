import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { openDirectoryStore } from '../src/index.ts';
import type { DirectoryStore, DirectoryStoreOptions, ReceivedObject, UploadGrant } from '../src/index.ts';
import { onTestFinished } from 'vitest';

export const publicUrl = 'http://127.0.0.1:8787';
export const urlKey = new Uint8Array(32).fill(7);
export const stagingKey = 'staging/3f1c/random-a/upload-1.mp4';
export const frozenKey = 'frozen/3f1c/1-random-b/upload-1.mp4';
export const publicKey = 'public-media/content-container/3f1c/media/upload-1.mp4';

/** A directory of its own, removed after the test. */
export async function newRoot(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'object-store-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  return root;
}

/** A store in a directory of its own; the floor is out of the way unless a test sets it. */
export async function openStore(
  options: Partial<DirectoryStoreOptions> = {},
): Promise<{ store: DirectoryStore; root: string }> {
  const root = options.root ?? (await newRoot());
  const freeSpaceFloor = { minimumBytes: 0, minimumShare: 0 };
  const store = await openDirectoryStore({ publicUrl, urlKeys: [urlKey], freeSpaceFloor, ...options, root });
  return { store, root };
}

export function grantFor(key: string, declaredBytes: number, capBytes = declaredBytes + 1_048_576): UploadGrant {
  return { key, contentType: 'video/mp4', declaredBytes, capBytes, expiresAt: new Date('2026-11-24T12:15:00Z') };
}

/** One PUT of these chunks. */
export function putBytes(
  store: DirectoryStore,
  key: string,
  body: Uint8Array | Readable,
  options: Partial<Parameters<DirectoryStore['receive']>[2]> = {},
): Promise<ReceivedObject> {
  const grant = grantFor(key, 1_048_576);
  const chunks = body instanceof Uint8Array ? chunksOf([body]) : body;
  return store.receive(grant, chunks, {
    confirm: async () => undefined,
    signal: new AbortController().signal,
    ...options,
  });
}

export function chunksOf(chunks: Iterable<Uint8Array>): Readable {
  return Readable.from(chunks);
}

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export async function textAt(store: DirectoryStore, key: string): Promise<string | null> {
  const stat = await store.stat(key);
  return stat === null ? null : new TextDecoder().decode(await store.read(key, 0, stat.sizeBytes));
}

export async function keysBelow(store: DirectoryStore, prefix: string): Promise<readonly string[]> {
  const keys: string[] = [];
  for await (const { key } of store.list(prefix)) keys.push(key);
  return keys.sort();
}
