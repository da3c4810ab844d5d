import type { IncomingMessage, Server } from 'node:http';
import { isIPv6 } from 'node:net';
import type { Socket } from 'node:net';

/** How long a connection over its address's share may take to ask, so that it can be refused. */
const patienceMs = 2_000;
/** How long an address that was shut out gets no connection. */
const shutOutMs = 10_000;

/** Counts the connections of each address. */
export interface AddressShares {
  /** Whether the request came on a connection that its address should not have opened. */
  exceeds(req: IncomingMessage): boolean;
  /** Lets the address of a connection open no other for a while. */
  readonly shutOut: (socket: Socket) => void;
}

/**
 * Lets one address have `limit` connections; 0: as many as it likes. As many again are there to be refused, those beyond are
 * dropped unheard. The address is the connection's own; a header could say anything.
 */
export function countAddresses(server: Server, limit: number): AddressShares {
  const counts = new Map<string, number>();
  /** Those over the share, with what ends them unless they ask for something that can be refused. */
  const over = new WeakMap<Socket, NodeJS.Timeout>();
  const shut = new Set<string>();
  if (limit > 0) {
    server.on('connection', (socket: Socket) => {
      const owner = ownerOf(socket.remoteAddress ?? '');
      if (shut.has(owner)) {
        socket.destroy();
        return;
      }
      const count = (counts.get(owner) ?? 0) + 1;
      counts.set(owner, count);
      socket.once('close', () => {
        const left = (counts.get(owner) ?? 1) - 1;
        if (left > 0) counts.set(owner, left);
        else counts.delete(owner);
      });
      if (count <= limit) return;
      if (count > 2 * limit) socket.destroy();
      else over.set(socket, setTimeout(() => socket.destroy(), patienceMs).unref());
    });
  }
  return {
    exceeds: ({ socket }) => {
      clearTimeout(over.get(socket));
      return over.has(socket);
    },
    shutOut: (socket) => {
      const owner = ownerOf(socket.remoteAddress ?? '');
      if (shut.has(owner)) return;
      shut.add(owner);
      setTimeout(() => shut.delete(owner), shutOutMs).unref();
    },
  };
}

/** Who has an address: of IPv6 the first 64 bits, since one owner has all the rest; IPv4 as it stands, also within IPv6. */
function ownerOf(address: string): string {
  const [, mapped] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address) ?? [];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.split('::');
  const groups = head === '' ? [] : head.split(':');
  const missing = tail === undefined ? 0 : 8 - groups.length - tail.split(':').filter((group) => group !== '').length;
  return [...groups, ...Array.from({ length: missing }, () => '0')].slice(0, 4).join(':');
}
