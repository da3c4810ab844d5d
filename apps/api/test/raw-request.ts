import { request } from 'node:http';

export interface RawRequest {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Null: no body and no headers about one. */
  readonly body: string | Uint8Array | null;
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

/** Sends exactly what it is given: no header of its own but Host and, unless given, the body's length. */
export function sendRaw(url: string, { method, headers, body }: RawRequest): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const length = body === null ? {} : { 'Content-Length': String(Buffer.byteLength(body)) };
    const outgoing = request(url, { method, headers: { ...length, ...headers }, agent: false }, (incoming) => {
      const chunks: Uint8Array[] = [];
      incoming.on('data', (chunk: Uint8Array) => chunks.push(chunk));
      incoming.on('error', reject);
      incoming.on('end', () => {
        const received = new Headers();
        for (const [name, value] of Object.entries(incoming.headersDistinct)) {
          for (const single of value ?? []) received.append(name, single);
        }
        resolve({ status: incoming.statusCode ?? 0, headers: received, body: Buffer.concat(chunks).toString() });
        outgoing.destroy();
      });
    });
    outgoing.on('error', reject);
    // A body shorter than its declared length is part of some scenarios: what is there is sent and the rest never
    // comes.
    if (body !== null) outgoing.write(body);
    if (Number(headers['Content-Length'] ?? 0) <= Buffer.byteLength(body ?? '')) outgoing.end();
  });
}
