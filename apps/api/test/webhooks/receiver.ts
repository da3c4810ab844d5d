import { createServer } from 'node:http';
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** One delivery as it arrived. */
export interface Arrived {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A receiver on loopback whose answers a test decides. */
export interface Receiver {
  readonly url: string;
  readonly arrived: readonly Arrived[];
  /** How the next deliveries are answered; 204 unless told. */
  answer: (response: ServerResponse, arrived: Arrived) => void;
  /** Forgets what arrived and gives it. */
  take(): readonly Arrived[];
  close(): Promise<void>;
}

export async function startReceiver(): Promise<Receiver> {
  let arrived: Arrived[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    void buffer(request).then((bytes) => {
      const one = { path: request.url ?? '', headers: request.headers, body: bytes.toString('utf8') };
      arrived.push(one);
      receiver.answer(response, one);
    });
  });
  server.on('connection', (socket) => {
    sockets.add(socket.on('error', () => undefined).on('close', () => sockets.delete(socket)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const receiver: Receiver = {
    url: `http://127.0.0.1:${portOf(server.address())}`,
    get arrived() {
      return arrived;
    },
    answer: (response) => response.writeHead(204).end(),
    take: () => {
      const taken = arrived;
      arrived = [];
      return taken;
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
  return receiver;
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('the receiver does not listen on a port');
  return address.port;
}
