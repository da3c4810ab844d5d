import { Agent, request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { Answer } from '../contract/documented-answers.ts';
import type { HostileRequest } from './hostile-requests.ts';

/** Longer than anything the service lets a client wait for in these tests. */
const patienceMs = 20_000;

/** Sends requests over a few connections that are kept open. */
export interface KeepAliveClient {
  /** @throws Error when there is no whole answer in time. */
  send(request: HostileRequest): Promise<Answer>;
  close(): void;
}

export function openKeepAliveClient(baseUrl: string, connections: number): KeepAliveClient {
  const { hostname, port, host } = new URL(baseUrl);
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const attempt = ({ method, path, headers, body, chunked }: HostileRequest): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const framing =
        body === null ? [] : chunked ? ['Transfer-Encoding', 'chunked'] : ['Content-Length', String(body.byteLength)];
      const outgoing = request({
        agent,
        hostname,
        port,
        method,
        path,
        headers: ['Host', host, ...framing, ...headers.flat()],
      });
      outgoing.setTimeout(patienceMs, () => outgoing.destroy(new Error(`no answer within ${patienceMs} ms`)));
      outgoing.on('error', (error: NodeJS.ErrnoException) => {
        // The other end may close a kept connection at the very moment it is used again, or refuse the start of a
        // request while its rest is still on the way. Who is cut off each time is told.
        const again = ['ECONNRESET', 'EPIPE'].includes(error.code ?? '');
        reject(again ? new ConnectionClosedMeanwhile() : error);
      });
      outgoing.on('response', (incoming) => {
        answerOf(incoming).then(resolve, reject);
      });
      outgoing.end(body ?? undefined);
    });
  return {
    send: async (hostile) => {
      for (let left = 3; ; left -= 1) {
        try {
          return await attempt(hostile);
        } catch (error) {
          if (!(error instanceof ConnectionClosedMeanwhile) || left === 0) throw error;
        }
      }
    },
    close: () => {
      agent.destroy();
    },
  };
}

class ConnectionClosedMeanwhile extends Error {
  override readonly name = 'ConnectionClosedMeanwhile';
}

function answerOf(incoming: IncomingMessage): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    incoming.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    incoming.on('error', reject);
    incoming.on('end', () => {
      const headers = new Headers();
      for (const [name, values] of Object.entries(incoming.headersDistinct)) {
        for (const value of values ?? []) headers.append(name, value);
      }
      resolve({ status: incoming.statusCode ?? 0, headers, body: Buffer.concat(chunks).toString() });
    });
  });
}
