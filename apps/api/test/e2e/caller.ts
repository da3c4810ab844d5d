import type { OperationId } from '@layers-content/contract';
import { isObject } from '@layers-content/contract';
import { expect } from 'vitest';
import { DocumentedAnswers } from '../contract/documented-answers.ts';

/** What came back, as it went over the wire. */
export interface WireAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

/** One file to upload. */
export interface LocalFile {
  readonly filename: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/** Where one file of a session goes. */
export interface PutTarget {
  readonly containerId: string;
  readonly uploadUrl: string;
  readonly headers: Readonly<Record<string, string>>;
}

export type Json = Readonly<Record<string, unknown>>;

const documented = new DocumentedAnswers();

/** Calls the service by plain HTTP with one key; every answer of the API is held against the contract. */
export interface Caller {
  call(operationId: OperationId, method: string, path: string, body?: unknown): Promise<WireAnswer>;
  /** Opens a session; fails the test unless it is opened. */
  openSession(files: readonly LocalFile[], grouping?: 'per-file' | 'slideshow'): Promise<readonly PutTarget[]>;
  finalize(containerId: string, caption: string): Promise<WireAnswer>;
  /** Finalizes; fails the test unless that completes the item. */
  complete(containerId: string, caption: string): Promise<Json>;
  getItem(containerId: string): Promise<Json>;
  /** Session, PUTs and finalize of one item. */
  upload(files: readonly LocalFile[], caption: string): Promise<Json>;
}

/** @param look sees every answer first, with how long it took, and may throw. */
export function callerOf(
  baseUrl: string,
  { key, projectId }: { readonly key: string; readonly projectId: string },
  look: (answer: WireAnswer, tookMs: number) => void = () => undefined,
): Caller {
  const call: Caller['call'] = async (operationId, method, path, body) => {
    const startedAt = performance.now();
    const response = await fetch(`${baseUrl}${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${key}`,
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      body: body === undefined ? null : JSON.stringify(body),
    });
    const answer = { status: response.status, headers: response.headers, body: await response.text() };
    expect(documented.faultsOf(operationId, answer)).toEqual([]);
    look(answer, performance.now() - startedAt);
    return answer;
  };
  const finalize: Caller['finalize'] = (containerId, caption) =>
    call('finalizeUpload', 'POST', `/v1/content/${containerId}/finalize-upload`, { caption });
  const complete: Caller['complete'] = async (containerId, caption) => {
    const item = jsonOf(await finalize(containerId, caption), 200);
    expect(item).toMatchObject({ id: containerId, status: 'completed' });
    return item;
  };
  const openSession: Caller['openSession'] = async (files, grouping = 'per-file') => {
    const declared = files.map(({ filename, contentType, bytes }) => ({
      filename,
      contentType,
      sizeBytes: bytes.byteLength,
    }));
    const path = `/v1/projects/${projectId}/content/uploads`;
    return targetsOf(jsonOf(await call('createUploadSession', 'POST', path, { files: declared, grouping }), 201));
  };
  return {
    call,
    openSession,
    finalize,
    complete,
    getItem: async (containerId) => jsonOf(await call('getContent', 'GET', `/v1/content/${containerId}`), 200),
    async upload(files, caption) {
      const targets = await openSession(files, files.length > 1 ? 'slideshow' : 'per-file');
      for (const [index, file] of files.entries()) expect((await put(targets[index], file.bytes)).status).toBe(200);
      return complete(targets[0]?.containerId ?? '', caption);
    },
  };
}

/** PUTs one file as the session said. */
export async function put(target: PutTarget | undefined, bytes: Uint8Array): Promise<WireAnswer> {
  if (!target) throw new Error('the session named no such file');
  const response = await fetch(target.uploadUrl, {
    method: 'PUT',
    headers: { ...target.headers },
    body: new Blob([new Uint8Array(bytes)]),
  });
  return { status: response.status, headers: response.headers, body: await response.text() };
}

/** The body of an answer that must have this status. */
export function jsonOf(answer: WireAnswer, status: number): Json {
  expect(answer.status, answer.body).toBe(status);
  const parsed: unknown = JSON.parse(answer.body);
  if (!isObject(parsed)) throw new Error(`no object: ${answer.body}`);
  return parsed;
}

function targetsOf(session: Json): readonly PutTarget[] {
  const files: unknown = session['files'];
  if (!Array.isArray(files)) throw new Error('a session without files');
  return files.filter(isObject).map((file) => {
    const headers = isObject(file['headers']) ? Object.entries(file['headers']) : [];
    return {
      containerId: String(file['containerId']),
      uploadUrl: String(file['uploadUrl']),
      headers: Object.fromEntries(headers.map(([name, value]) => [name, String(value)])),
    };
  });
}

/** The addresses of an item's files, in order. */
export function assetUrls(item: Json): readonly string[] {
  const assets: unknown = item['assets'];
  if (!Array.isArray(assets)) throw new Error('an item without assets');
  return assets.filter(isObject).map((asset) => String(asset['url']));
}

/** Fails the test unless the item's files are served as they were put. */
export async function expectServed(item: Json, files: readonly Pick<LocalFile, 'bytes'>[]): Promise<void> {
  const urls = assetUrls(item);
  expect(urls).toHaveLength(files.length);
  for (const [index, url] of urls.entries()) {
    const response = await fetch(url);
    expect({ url, status: response.status }).toEqual({ url, status: 200 });
    const served = Buffer.from(await response.arrayBuffer());
    expect(served.equals(files[index]?.bytes ?? new Uint8Array())).toBe(true);
  }
}
