import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { Server, Socket } from 'node:net';
import { DomainError, UnavailableError } from '@layers-content/core';
import type { Logger } from 'pino';
import type { Outcome } from './commands.ts';
import { AdminFault } from './fault.ts';
import { LineError, readLine } from './read-line.ts';
import type { Reply } from './reply.ts';
import { parseAdminRequest } from './request.ts';
import type { AdminRequest } from './request.ts';
import { adminSocketOf, withSocketPath } from './socket-path.ts';

export interface AdminSocket {
  /** Takes no more commands, lets the running ones end (a long one is told to), and removes the file. */
  close(): Promise<void>;
}

export interface AdminSocketOptions {
  /** Must be locked by this process: a socket file found in it is a dead one's. */
  readonly dataDir: string;
  readonly run: (request: AdminRequest, signal: AbortSignal) => Promise<Outcome>;
  readonly log: Logger;
}

/** A request is a few hundred bytes. */
const maxRequestBytes = 16_384;
/** How long a peer may take to send its request, and to take the answer. */
const peerTimeoutMs = 5_000;
const maxConnections = 64;

/**
 * Listens on `<dataDir>/admin.sock`, which only the service's own user may open. One connection carries one request and
 * one answer, each a line of JSON (`AdminRequest`, `Reply`).
 */
export async function openAdminSocket({ dataDir, run, log }: AdminSocketOptions): Promise<AdminSocket> {
  const waiting = new Set<Socket>();
  const running = new Set<Promise<void>>();
  const stopping = new AbortController();
  const server = createServer((socket) => {
    const served = serve(socket, { run: (request) => run(request, stopping.signal), log, waiting }).finally(() => running.delete(served));
    running.add(served);
  });
  server.maxConnections = maxConnections;
  await rm(adminSocketOf(dataDir), { force: true });
  await withSocketPath(dataDir, (socketPath) => listenPrivately(server, socketPath));
  return {
    async close() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of waiting) socket.destroy();
      stopping.abort(new AdminFault('unreachable', 'The service is stopping. Run the command again.'));
      await Promise.all(running);
      await closed;
      await rm(adminSocketOf(dataDir), { force: true });
    },
  };
}

/** Binds with mode 0600 from the first moment; binding happens within `listen`. */
async function listenPrivately(server: Server, socketPath: string): Promise<void> {
  const before = process.umask(0o177);
  try {
    server.listen(socketPath);
  } finally {
    process.umask(before);
  }
  await once(server, 'listening');
}

interface Serving extends Pick<AdminSocketOptions, 'log'> {
  readonly run: (request: AdminRequest) => Promise<Outcome>;
}

async function serve(socket: Socket, { run, log, waiting }: Serving & { readonly waiting: Set<Socket> }): Promise<void> {
  // A peer that went away is no fault of the service; what it asked for is done all the same.
  socket.on('error', () => undefined);
  socket.setTimeout(peerTimeoutMs, () => socket.destroy());
  const closed = new Promise((resolve) => socket.once('close', resolve));
  waiting.add(socket);
  const line = await readLine(socket, maxRequestBytes).catch((error: unknown) => (error instanceof Error ? error : new LineError(String(error))));
  waiting.delete(socket);
  if (typeof line !== 'string' && socket.destroyed) return;
  socket.setTimeout(0);
  const reply = await answer(line, { run, log });
  socket.setTimeout(peerTimeoutMs);
  socket.end(`${JSON.stringify(reply)}\n`);
  socket.resume();
  await closed;
}

async function answer(line: string | Error, { run, log }: Serving): Promise<Reply> {
  try {
    if (typeof line !== 'string') throw new AdminFault('usage', line.message);
    const request = parseAdminRequest(jsonOf(line));
    const outcome = await run(request);
    log.info({ command: request.command, ...subjectOf(request) }, 'operator command done');
    return { ok: true, outcome };
  } catch (error) {
    if (error instanceof AdminFault) return { ok: false, fault: { kind: error.kind, message: error.message } };
    log.error({ err: error }, 'operator command failed');
    return { ok: false, fault: faultOf(error) };
  }
}

function faultOf(error: unknown): Extract<Reply, { readonly ok: false }>['fault'] {
  if (error instanceof UnavailableError) return { kind: 'unreachable', message: error.message };
  if (error instanceof DomainError) return { kind: 'refused', message: error.message };
  return { kind: 'refused', message: 'The command failed inside the service. Its log tells why.' };
}

/** Which organization or key a line of the log is about; names and secrets are not logged. */
function subjectOf(request: AdminRequest): Readonly<Record<string, unknown>> {
  if ('keyId' in request) return { keyId: request.keyId };
  return 'organizationId' in request ? { organizationId: request.organizationId } : {};
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new AdminFault('usage', 'A request is one line of JSON.');
  }
}
