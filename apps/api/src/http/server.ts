import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { ConcurrencyLimitError } from '@layers-content/core';
import type { EndedConnections } from '../background/ended-connections.ts';
import type { Config } from '../config/config.ts';
import { countAddresses } from './address-shares.ts';
import { endAfterBody, lingerMs } from './drain-body.ts';
import { envelopeOf, HttpProblem, problemOf } from './problems.ts';
import type { Problem } from './problems.ts';
import { endStalledReaders } from './slow-readers.ts';
import { takeTurns } from './turns.ts';

/** No request takes longer: enough for 100 MB at the pace a PUT must keep. */
export const longestRequestMs = 900_000;

/** Limits of one connection; a stalled client costs no more than these. */
const limits = {
  headersTimeout: 10_000,
  /** Bodies of operations have their own, shorter limit. */
  requestTimeout: longestRequestMs,
  keepAliveTimeout: 5_000,
  maxHeaderSize: 16_384,
  connectionsCheckingInterval: 2_000,
  // Asked for by the app, which has the envelope; Node's own answer has none.
  requireHostHeader: false,
} as const;
const maxConnections = 2_000;
/**
 * Connections that wait to be accepted. Who finds no place there tries again after 1, 3 and 7 s, and a flood of
 * others fills Node's 511.
 */
const backlog = 4_096;

/** The address cannot be listened on; the message says which settings to change. */
export class ListenError extends Error {
  override readonly name = 'ListenError';

  constructor({ host, port }: { readonly host: string; readonly port: number }, cause: unknown) {
    const inUse = cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE';
    const why = inUse ? 'another process listens there' : cause instanceof Error ? cause.message : String(cause);
    super(
      `Cannot listen on port ${port} of ${host}: ${why}. Set another PORT or HOST${inUse ? ', or stop that process' : ''}.`,
      { cause },
    );
  }
}

interface ListenOptions extends Pick<Config, 'host' | 'port' | 'connectionsPerAddress'> {
  readonly nextRequestId: () => string;
  readonly endedConnections: EndedConnections;
}

/** Listens on `host` and `port`. @throws ListenError when it cannot. */
export async function listen(app: RequestListener, options: ListenOptions): Promise<Server> {
  const server = createServer(limits);
  server.maxConnections = maxConnections;
  const { endedConnections: ended } = options;
  const shares = countAddresses(server, options.connectionsPerAddress, ended);
  endStalledReaders(server, ended);
  const sentAhead = (socket: Socket): void => {
    ended.add('sent_ahead');
    shares.shutOut(socket, turns.isIdle);
  };
  const turns = takeTurns((req, res) => {
    if (shares.exceeds(req)) refuseConnection(req, res, options);
    else app(req, res);
  }, sentAhead);
  server.on('request', turns.listener);
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    turns.afterFault(socket, () => {
      answerParserFault(error, socket, options.nextRequestId());
    });
  });
  // An Expect this server does not know is no reason to refuse a request it does know.
  server.on('checkExpectation', turns.listener);
  server.listen({ port: options.port, host: options.host, backlog });
  await once(server, 'listening').catch((cause: unknown) => {
    throw new ListenError(options, cause);
  });
  return server;
}

function refuseConnection(
  req: IncomingMessage,
  res: ServerResponse,
  { connectionsPerAddress, nextRequestId, endedConnections }: ListenOptions,
): void {
  endedConnections.add('refused');
  const problem = problemOf(new ConcurrencyLimitError('connections of one address', connectionsPerAddress));
  const { headers, body } = lastAnswer(problem, nextRequestId());
  res.writeHead(problem.status, headers);
  endAfterBody(req, res, Buffer.from(body));
}

/** Node's own parser errors get the envelope too; there is no request object to answer to. */
function answerParserFault(error: NodeJS.ErrnoException, socket: Duplex, requestId: string): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const problem = problemOf(parserFault(error));
  const { headers, body } = lastAnswer(problem, requestId);
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.end([`HTTP/1.1 ${problem.status} ${problem.code}`, ...lines, '', asksForHead(error) ? '' : body].join('\r\n'));
  // What the client still sends is read and dropped, so that it can read its answer.
  setTimeout(() => socket.destroy(), lingerMs).unref();
}

/** An answer with which the connection ends, made outside of the app. */
function lastAnswer(
  problem: Problem,
  requestId: string,
): { readonly headers: Readonly<Record<string, string>>; readonly body: string } {
  const body = envelopeOf(problem, requestId);
  const headers = {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': String(Buffer.byteLength(body)),
    'X-Request-Id': requestId,
    'Cache-Control': 'no-store',
    Connection: 'close',
    ...problem.headers,
  };
  return { headers, body };
}

/** The answer to a HEAD has no body, also where its method is all that could be read of it. */
function asksForHead(error: Error): boolean {
  return (
    'rawPacket' in error &&
    error.rawPacket instanceof Uint8Array &&
    Buffer.from(error.rawPacket.subarray(0, 5)).toString() === 'HEAD '
  );
}

function parserFault({ code }: NodeJS.ErrnoException): HttpProblem {
  if (code === 'HPE_HEADER_OVERFLOW') {
    return new HttpProblem(
      'HEADERS_TOO_LARGE',
      `The headers are larger than ${limits.maxHeaderSize} bytes. Send fewer or shorter ones.`,
    );
  }
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') {
    return new HttpProblem('REQUEST_TIMEOUT', 'The request did not arrive in time. Send it again.');
  }
  return new HttpProblem('MALFORMED_REQUEST', 'This is not a well-formed HTTP/1.1 request.');
}

/**
 * Stops listening and lets running requests end, for at most `timeoutMs`; then their connections are cut.
 * A PUT or finalize that was answered before is safe either way.
 */
export async function stopServer(server: Server, timeoutMs: number): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  const late = setTimeout(() => {
    server.closeAllConnections();
  }, timeoutMs);
  await closed;
  clearTimeout(late);
}
