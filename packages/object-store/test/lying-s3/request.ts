import type { IncomingMessage } from 'node:http';

export type Operation =
  | 'HeadBucket'
  | 'ListObjectsV2'
  | 'HeadObject'
  | 'GetObject'
  | 'PutObject'
  | 'CopyObject'
  | 'DeleteObject'
  | 'Preflight'
  | 'Unknown';

/** A request as it was understood. */
export interface S3Request {
  readonly operation: Operation;
  readonly method: string;
  readonly bucket: string;
  /** Empty for a bucket. */
  readonly key: string;
  /** As it was sent, still encoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Reads a whole request of path style. */
export async function readRequest(incoming: IncomingMessage): Promise<S3Request> {
  const method = incoming.method ?? '';
  const [path = '', search = ''] = (incoming.url ?? '').split('?', 2);
  const [bucket = '', ...rest] = decodeURIComponent(path).slice(1).split('/');
  const key = rest.join('/');
  const query = new URLSearchParams(search);
  const headers = Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]));
  const chunks: Uint8Array[] = [];
  const sent: AsyncIterable<Uint8Array> = incoming;
  for await (const chunk of sent) chunks.push(chunk);
  const parts = { method, bucket, key, path, query, headers, body: Buffer.concat(chunks) };
  return { ...parts, operation: operationOf(parts) };
}

function operationOf({ method, key, query, headers }: Omit<S3Request, 'operation'>): Operation {
  if (method === 'OPTIONS') return 'Preflight';
  if (key === '')
    return method === 'HEAD' ? 'HeadBucket' : query.get('list-type') === '2' ? 'ListObjectsV2' : 'Unknown';
  if (method === 'PUT') return headers['x-amz-copy-source'] === undefined ? 'PutObject' : 'CopyObject';
  return method === 'HEAD'
    ? 'HeadObject'
    : method === 'GET'
      ? 'GetObject'
      : method === 'DELETE'
        ? 'DeleteObject'
        : 'Unknown';
}
