import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { addAbortSignal } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { DomainError, UnavailableError } from '@layers-content/core';
import type { Logger } from 'pino';
import { AdminFault } from './fault.ts';
import type { Outcome } from './outcome.ts';
import { parseAdminRequest } from './protocol.ts';
import type { AdminRequest } from './protocol.ts';
import { statusOf } from './reply.ts';
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
 * Listens on `<dataDir>/admin.sock`, which only the service's own user may open. It speaks HTTP: a POST with an
 * `AdminRequest` in JSON is answered with its `Outcome`, or with the kind and message of an `AdminFault`.
 */
export async function openAdminSocket({ dataDir, run, log }: AdminSocketOptions): Promise<AdminSocket> {
  const running = new Set<Promise<void>>();
  const stopping = new AbortController();
  const server = createServer(
    { requestTimeout: peerTimeoutMs, connectionsCheckingInterval: 1_000, keepAlive: false },
    (req, res) => {
      const served = serve(req, res, { run, log, signal: stopping.signal }).finally(() => running.delete(served));
      running.add(served);
    },
  );
  server.maxConnections = maxConnections;
  await rm(adminSocketOf(dataDir), { force: true });
  await withSocketPath(dataDir, (socketPath) => listenPrivately(server, socketPath));
  return {
    async close() {
      const closed = once(server, 'close');
      server.close();
      stopping.abort(new AdminFault('unreachable', 'The service is stopping. Run the command again.'));
      await Promise.all(running);
      // What is left has not begun a request.
      server.closeAllConnections();
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

interface Serving extends Pick<AdminSocketOptions, 'run' | 'log'> {
  /** Aborted when the service stops. */
  readonly signal: AbortSignal;
}

/** Ends when the answer is out, or its peer is gone; what that peer asked for is done all the same. */
async function serve(req: IncomingMessage, res: ServerResponse, serving: Serving): Promise<void> {
  const closed = new Promise((resolve) => res.once('close', resolve));
  const { status, body } = await answer(req, serving);
  res.setTimeout(peerTimeoutMs);
  res.writeHead(status, { 'Content-Type': 'application/json', Connection: 'close' }).end(JSON.stringify(body));
  await closed;
}

async function answer(
  req: IncomingMessage,
  { run, log, signal }: Serving,
): Promise<{ readonly status: number; readonly body: unknown }> {
  try {
    const request = parseAdminRequest(await jsonIn(req, signal));
    const body = await run(request, signal);
    log.info({ command: request.command, ...subjectOf(request) }, 'operator command done');
    return { status: 200, body };
  } catch (error) {
    if (!(error instanceof AdminFault)) log.error({ err: error }, 'operator command failed');
    const { kind, message } = faultOf(error);
    return { status: statusOf[kind], body: { kind, message } };
  }
}

function faultOf(error: unknown): Pick<AdminFault, 'kind' | 'message'> {
  if (error instanceof AdminFault) return error;
  if (error instanceof UnavailableError) return { kind: 'unreachable', message: error.message };
  if (error instanceof DomainError) return { kind: 'refused', message: error.message };
  return { kind: 'refused', message: 'The command failed inside the service. Its log tells why.' };
}

/** Which organization or key a line of the log is about; names and secrets are not logged. */
function subjectOf(request: AdminRequest): Readonly<Record<string, unknown>> {
  if ('keyId' in request) return { keyId: request.keyId };
  return 'organizationId' in request ? { organizationId: request.organizationId } : {};
}

async function jsonIn(req: IncomingMessage, signal: AbortSignal): Promise<unknown> {
  if (!(Number(req.headers['content-length']) <= maxRequestBytes)) {
    throw new AdminFault('usage', `A request tells its Content-Length, which is at most ${maxRequestBytes}.`);
  }
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(await buffer(addAbortSignal(signal, req))));
  } catch {
    throw new AdminFault('usage', 'A request is JSON in UTF-8.');
  }
}
