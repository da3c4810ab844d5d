import type { IncomingMessage, Server } from 'node:http';
import { isIPv6 } from 'node:net';
import type { Socket } from 'node:net';
import type { ConnectionEnd, EndedConnections } from '../background/ended-connections.ts';

/** How long a connection over its address's share may take to ask, so that it can be refused. */
const patienceMs = 2_000;
/** How long an address that was shut out gets no connection. */
const shutOutMs = 10_000;

/** Counts the connections of each address. */
export interface AddressShares {
  /** Whether the request came on a connection that its address should not have opened. */
  exceeds(req: IncomingMessage): boolean;
  /** Lets the address of a connection open no other for a while, and ends those it has on which nothing is at work. */
  readonly shutOut: (socket: Socket, isIdle: (other: Socket) => boolean) => void;
}

/**
 * Lets one address have `limit` connections; 0: as many as it likes. As many again are there to be refused, those
 * beyond are dropped unheard. The address is the connection's own; a header could say anything.
 */
export function countAddresses(server: Server, limit: number, ended: EndedConnections): AddressShares {
  const open = new Map<string, Set<Socket>>();
  /** Those over the share, with what ends them unless they ask for something that can be refused. */
  const over = new WeakMap<Socket, NodeJS.Timeout>();
  const shut = new Set<string>();
  const drop = (socket: Socket, why: ConnectionEnd): void => {
    if (!socket.destroyed) ended.add(why);
    socket.destroy();
  };
  const admit = (socket: Socket): void => {
    const owner = ownerOf(socket.remoteAddress ?? '');
    if (shut.has(owner)) {
      drop(socket, 'shut_out');
      return;
    }
    const own = open.get(owner) ?? new Set();
    open.set(owner, own.add(socket));
    socket.once('close', () => {
      own.delete(socket);
      if (own.size === 0) open.delete(owner);
    });
    if (own.size <= limit) return;
    if (own.size > 2 * limit) drop(socket, 'dropped');
    else over.set(socket, setTimeout(drop, patienceMs, socket, 'dropped').unref());
  };
  if (limit > 0) server.on('connection', admit);
  return {
    exceeds: ({ socket }) => {
      clearTimeout(over.get(socket));
      return over.has(socket);
    },
    shutOut: (socket, isIdle) => {
      const owner = ownerOf(socket.remoteAddress ?? '');
      if (shut.has(owner) || limit === 0) return;
      shut.add(owner);
      setTimeout(() => shut.delete(owner), shutOutMs).unref();
      // What they have sent already is not even read.
      for (const other of open.get(owner) ?? []) if (other !== socket && isIdle(other)) drop(other, 'shut_out');
    },
  };
}

/**
 * Who has an address: of IPv6 the first 64 bits, since one owner has all the rest; IPv4 as it stands, also within
 * IPv6.
 */
function ownerOf(address: string): string {
  const [, mapped] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address) ?? [];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.split('::');
  const groups = head === '' ? [] : head.split(':');
  const missing = tail === undefined ? 0 : 8 - groups.length - tail.split(':').filter((group) => group !== '').length;
  return [...groups, ...Array.from({ length: missing }, () => '0')].slice(0, 4).join(':');
}
