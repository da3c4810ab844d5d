import { createServer as createHttpServer } from 'node:http';
import type { RequestListener } from 'node:http';
import { createServer } from 'node:https';
import { connect } from 'node:net';
import type { Server, Socket } from 'node:net';
import { generate } from 'selfsigned';
import type { Network } from '../src/network.ts';

/** A key and a certificate for these names, made for this run and trusted by whoever is given it. */
export async function identity(names: readonly string[]): Promise<{ key: string; cert: string }> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'a source' }], {
    keyType: 'ec',
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'subjectAltName', altNames: names.map(altName) },
    ],
  });
  return { key, cert };
}

const altName = (name: string) =>
  /^[\d.]+$|:/.test(name) ? { type: 7 as const, ip: name } : { type: 2 as const, value: name };

export interface Listening {
  readonly port: number;
  /** Connections that came, answered or not. */
  connections: number;
  close(): Promise<void>;
}

export async function startSource(key: { key: string; cert: string }, answer: RequestListener): Promise<Listening> {
  return listening(createServer(key, answer), '127.0.0.1');
}

export async function startHttpSource(answer: RequestListener): Promise<Listening> {
  return listening(createHttpServer(answer), '127.0.0.1');
}

/** Listens on any free port, or on the one given. */
export async function listening(server: Server, host: string, port = 0): Promise<Listening> {
  const sockets = new Set<Socket>();
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  const listener: Listening = {
    port: portOf(server),
    connections: 0,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
  server.on('connection', (socket: Socket) => {
    listener.connections += 1;
    sockets.add(socket.on('error', () => undefined).on('close', () => sockets.delete(socket)));
  });
  return listener;
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('It listens on no port');
  return address.port;
}

/** A network of names and addresses that exist here alone. An address without a route is the real one. */
export class TestNetwork implements Network {
  /** What each look-up of a name answers in turn; the last one stays. */
  readonly names = new Map<string, (readonly string[])[]>();
  /** The port on loopback that answers for an address. */
  readonly routes = new Map<string, number>();
  /** Every address that was asked, as `address:port`. */
  readonly dialled: string[] = [];
  readonly trusted?: string;

  constructor(trusted?: string) {
    if (trusted !== undefined) this.trusted = trusted;
  }

  async resolve(name: string): Promise<readonly string[]> {
    const answers = this.names.get(name) ?? [];
    return (answers.length > 1 ? answers.shift() : answers[0]) ?? [];
  }

  connect(address: string, port: number): Socket {
    this.dialled.push(`${address}:${port}`);
    const route = this.routes.get(address);
    return route === undefined ? connect({ host: address, port }) : connect({ host: '127.0.0.1', port: route });
  }
}
