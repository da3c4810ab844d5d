import { openAsBlob } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createClient, LayersApiError } from '../../../../packages/client/src/index.ts';
import type { ContentItem, LayersClient, UploadSession } from '../../../../packages/client/src/index.ts';

/** The service under test, by its addresses and keys alone; whoever starts it says them. */
function given(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '')
    throw new Error(`${name} is not set: say which service to test (docs/operations.md, "Acceptance").`);
  return value;
}

/** One address a process, with commas; each test takes them in turn, as a load balancer would. */
export const baseUrls = given('ACCEPTANCE_BASE_URLS').split(',');
export const projectId = given('ACCEPTANCE_PROJECT_ID');
const liveKey = given('ACCEPTANCE_LIVE_KEY');
const testKey = given('ACCEPTANCE_TEST_KEY');

let turn = 0;

/** A client of the next process. */
export function nextClient(environment: 'live' | 'test' = 'live'): LayersClient {
  turn += 1;
  return createClient({
    baseUrl: baseUrls[turn % baseUrls.length] ?? '',
    apiKey: environment === 'live' ? liveKey : testKey,
  });
}

export interface MediaFile {
  readonly filename: string;
  readonly file: Blob;
}

const fixtures = fileURLToPath(new URL('../../../../packages/media-probe/fixtures/', import.meta.url));

/** One of the committed media files. */
export async function mediaFile(filename: string): Promise<MediaFile> {
  return { filename, file: await openAsBlob(path.join(fixtures, filename)) };
}

/** Opens a session for one file of that size and type. */
export function openSession(file: {
  readonly filename: string;
  readonly contentType: 'video/mp4' | 'image/jpeg';
  readonly sizeBytes: number;
}): Promise<UploadSession> {
  return nextClient().createUploadSession(projectId, { files: [file], grouping: 'per-file' });
}

/** PUTs bytes as the session said; resolves with the status. */
export async function put({ files: [target] }: UploadSession, body: Blob): Promise<number> {
  if (!target) throw new Error('the session has no file');
  const response = await fetch(target.uploadUrl, { method: target.method, headers: target.headers, body });
  await response.arrayBuffer();
  return response.status;
}

/** The bytes at an address, or the status that stands in their way. */
export async function served(url: string): Promise<Blob | number> {
  const response = await fetch(url);
  const blob = await response.blob();
  return response.ok ? blob : response.status;
}

export async function sameBytes(one: Blob | number, other: Blob): Promise<boolean> {
  if (typeof one === 'number') return false;
  return Buffer.from(await one.arrayBuffer()).equals(Buffer.from(await other.arrayBuffer()));
}

/** The only address of an item of one file. */
export function urlOf({ assets: [asset] }: ContentItem): string {
  if (!asset) throw new Error('the item has no file');
  return asset.url;
}

/** The error a call is refused with. */
export async function refusal(call: Promise<unknown>): Promise<LayersApiError> {
  try {
    await call;
  } catch (error) {
    if (error instanceof LayersApiError) return error;
    throw error;
  }
  throw new Error('it was not refused');
}

export function idOf({ containerIds: [id] }: UploadSession): string {
  if (id === undefined) throw new Error('the session has no item');
  return id;
}
