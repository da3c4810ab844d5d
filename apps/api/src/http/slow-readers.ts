import { readFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { EndedConnections } from '../background/ended-connections.ts';

/** Whoever takes less than this while bytes wait is no reader: a twelfth of what 8 KiB a second would be. */
const minimumBytes = 32_768;
/**
 * A kernel with a full buffer tells its peer of room only when a sixteenth of it is free, 384 KiB of the usual 6 MiB;
 * a reader at 8 KiB a second frees that in 48 seconds.
 */
const windowMs = 55_000;
const lookEveryMs = 2_500;

interface Mark {
  readonly takenBytes: number;
  readonly since: number;
}

/**
 * Ends connections that take next to nothing while bytes wait for them, whatever is served: each holds a place that
 * others need. A reader at 8 KiB a second stays; one that stopped is gone within a minute.
 */
export function endStalledReaders(server: Server, ended: EndedConnections): void {
  const look = watchReaders(server, ended);
  const timer = setInterval(() => void look(performance.now()), lookEveryMs);
  timer.unref();
  server.once('close', () => {
    clearInterval(timer);
  });
}

/**
 * What `endStalledReaders` does from time to time, by a clock of its caller in milliseconds: looks at all readers,
 * and ends the stalled.
 */
export function watchReaders(server: Server, ended: EndedConnections): (now: number) => Promise<void> {
  const sockets = new Set<Socket>();
  const marks = new WeakMap<Socket, Mark>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  return async (now) => {
    for (const socket of sockets) if (socket.writableLength === 0) marks.delete(socket);
    const waiting = [...sockets].filter(({ writableLength }) => writableLength > 0);
    if (waiting.length === 0) return;
    const handedBefore = waiting.map(handedBytes);
    const unsent = await unsentBytes();
    for (const [index, socket] of waiting.entries()) {
      // The kernel may have been handed more while it was asked: at least so much was taken, and at most.
      const unsentOfIt = unsent.get(`${socket.localPort}-${socket.remotePort}`) ?? 0;
      const leastTaken = (handedBefore[index] ?? 0) - unsentOfIt;
      const mostTaken = handedBytes(socket) - unsentOfIt;
      const mark = marks.get(socket);
      if (!mark || mostTaken - mark.takenBytes >= minimumBytes)
        marks.set(socket, { takenBytes: leastTaken, since: now });
      else if (now - mark.since >= windowMs) {
        ended.add('stalled_reader');
        socket.destroy();
      }
    }
  };
}

/** What the kernel was handed of a connection. */
function handedBytes({ bytesWritten, writableLength }: Socket): number {
  return bytesWritten - writableLength;
}

/**
 * What the kernel holds of each connection that its peer has not acknowledged, by both ports. Node does not tell: to
 * it all is sent that the kernel has room for, and a kernel may take megabytes at once and nothing for minutes. Empty
 * where there is no `/proc` (only Linux has it): there a connection counts as moving when the kernel takes more. Two
 * clients of one port count as the one that is further, so that nobody is ended for another.
 */
async function unsentBytes(): Promise<ReadonlyMap<string, number>> {
  const tables = await Promise.allSettled(['/proc/net/tcp', '/proc/net/tcp6'].map((path) => readFile(path, 'latin1')));
  const unsent = new Map<string, number>();
  for (const table of tables) {
    if (table.status === 'rejected') continue;
    for (const [, local = '', remote = '', queue = ''] of table.value.matchAll(tcpLine)) {
      const ports = `${parseInt(local, 16)}-${parseInt(remote, 16)}`;
      unsent.set(ports, Math.min(parseInt(queue, 16), unsent.get(ports) ?? Infinity));
    }
  }
  return unsent;
}

/** `sl local:port remote:port state tx_queue:rx_queue …`, all in hex (proc(5)). */
const tcpLine = /^ *\d+: [0-9A-F]+:([0-9A-F]{4}) [0-9A-F]+:([0-9A-F]{4}) [0-9A-F]{2} ([0-9A-F]{8}):/gm;
