import { Agent, request } from 'node:http';

export interface Ask {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** Speaks to one address over a few connections that are kept open. */
export interface Client {
  /** The body of a success. @throws Error for any other answer. */
  ask(ask: Ask): Promise<string>;
  close(): void;
}

const patienceMs = 60_000;

export function openClient(baseUrl: string, connections: number): Client {
  const { hostname, port } = new URL(baseUrl);
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  return {
    ask: ({ method, path, headers = {}, body = '' }) =>
      new Promise((resolve, reject) => {
        const length = { 'Content-Length': String(Buffer.byteLength(body)) };
        const outgoing = request(
          { agent, hostname, port, method, path, headers: method === 'GET' ? headers : { ...headers, ...length } },
          (incoming) => {
            const chunks: Uint8Array[] = [];
            incoming.on('data', (chunk: Uint8Array) => chunks.push(chunk));
            incoming.on('error', reject);
            incoming.on('end', () => {
              const text = Buffer.concat(chunks).toString();
              const { statusCode = 0 } = incoming;
              if (statusCode < 300) resolve(text);
              else reject(new Error(`${method} ${path} was answered ${statusCode}: ${text}`));
            });
          },
        );
        outgoing.setTimeout(patienceMs, () =>
          outgoing.destroy(new Error(`${method} ${path} was not answered within ${patienceMs} ms`)),
        );
        outgoing.on('error', reject);
        outgoing.end(body);
      }),
    close: () => {
      agent.destroy();
    },
  };
}
