import type { ContentType } from '@layers-content/core';
import { isObject } from '@layers-content/contract';
import { openClient } from './client.ts';
import type { Ask } from './client.ts';
import type { MediaFile } from './media-files.ts';
import type { SeededTenant } from './seed.ts';

/** Where one file is to be put. */
export interface Target {
  readonly containerId: string;
  readonly uploadUrl: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** A client of the service, by turns with each key of the tenant. */
export interface Caller {
  /** The body of a success. @throws Error for any other answer. */
  call(ask: Ask): Promise<string>;
  openSession(file: { readonly contentType: ContentType; readonly sizeBytes: number }): Promise<Target>;
  put(target: Target, file: MediaFile): Promise<unknown>;
  finalize(target: Pick<Target, 'containerId'>): Promise<unknown>;
  /** All three, one after another. */
  complete(file: MediaFile): Promise<Target>;
  close(): void;
}

export function openCaller(baseUrl: string, { projectId, secretKeys }: SeededTenant, connections: number): Caller {
  const client = openClient(baseUrl, connections);
  const stores = new Map<string, ReturnType<typeof openClient>>();
  let asked = 0;
  const call = (ask: Ask): Promise<string> => {
    const key = secretKeys[(asked += 1) % secretKeys.length] ?? '';
    return client.ask({
      ...ask,
      headers: {
        Authorization: `Bearer ${key}`,
        ...(ask.body !== undefined && { 'Content-Type': 'application/json' }),
      },
    });
  };
  const caller: Caller = {
    call,
    openSession: async (file) => {
      const body = JSON.stringify({ files: [{ filename: 'file', ...file }], grouping: 'per-file' });
      return targetOf(await call({ method: 'POST', path: `/v1/projects/${projectId}/content/uploads`, body }));
    },
    put: ({ uploadUrl, headers }, { bytes }) => {
      const { pathname, search } = new URL(uploadUrl);
      // The service tells the address of its settings; a test's listens elsewhere.
      const origin = pathname.startsWith('/uploads/') ? baseUrl : new URL(uploadUrl).origin;
      const store = stores.get(origin) ?? openClient(origin, connections);
      stores.set(origin, store);
      return store.ask({ method: 'PUT', path: pathname + search, headers, body: bytes });
    },
    finalize: ({ containerId }) =>
      call({ method: 'POST', path: `/v1/content/${containerId}/finalize-upload`, body: '{"caption":"Slow roasted."}' }),
    complete: async (file) => {
      const { contentType, bytes } = file;
      const target = await caller.openSession({ contentType, sizeBytes: bytes.byteLength });
      await caller.put(target, file);
      await caller.finalize(target);
      return target;
    },
    close: () => {
      for (const each of [client, ...stores.values()]) each.close();
    },
  };
  return caller;
}

function targetOf(session: string): Target {
  const value: unknown = JSON.parse(session);
  const file: unknown = isObject(value) && Array.isArray(value['files']) ? value['files'][0] : null;
  if (!isObject(file) || !isObject(file['headers'])) throw new Error(`not a session: ${session}`);
  const headers = Object.fromEntries(Object.entries(file['headers']).map(([name, header]) => [name, String(header)]));
  return { containerId: String(file['containerId']), uploadUrl: String(file['uploadUrl']), headers };
}
