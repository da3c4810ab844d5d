import { createServer } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';

/** One request as it arrived. */
export interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface Loopback {
  readonly baseUrl: string;
  readonly received: readonly Received[];
}

type Reply = (request: Received, response: ServerResponse) => void;

/** A real server on a free port of the loopback device for one test; it notes what arrived and replies as told. */
export async function startLoopback(reply: Reply): Promise<Loopback> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const { method = '', url = '', headers } = request;
      received.push({ method, url, headers, body });
      reply({ method, url, headers, body }, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { baseUrl: `http://127.0.0.1:${portOf(server.address())}`, received };
}

/** A port of the loopback device where nobody listens. */
export async function deadBaseUrl(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const baseUrl = `http://127.0.0.1:${portOf(server.address())}`;
  await new Promise((resolve) => server.close(resolve));
  return baseUrl;
}

export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(body));
}

export function sendProblem(
  response: ServerResponse,
  status: number,
  code: string,
  headers: Record<string, string> = {},
): void {
  const error = {
    code,
    message: `What to do about ${code}.`,
    requestId: 'req_01JXJ8Q2M4Z6T8V0W2Y4A6C8E0',
    details: { reason: 'a' },
  };
  sendJson(response, status, { error }, headers);
}

/** 409 `CONFLICT` of an item in this state. */
export function sendConflict(response: ServerResponse, details: object): void {
  const error = { code: 'CONFLICT', message: 'This can no longer be done.', requestId: 'req_1', details };
  sendJson(response, 409, { error });
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  await new Promise((resolve) => request.once('close', resolve).once('end', resolve));
  return Buffer.concat(chunks);
}

function portOf(address: ReturnType<ReturnType<typeof createServer>['address']>): number {
  if (address === null || typeof address === 'string') throw new TypeError('The server has no port.');
  return address.port;
}
