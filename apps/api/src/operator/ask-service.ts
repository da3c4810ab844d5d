import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { AdminFault } from './fault.ts';
import type { Outcome } from './outcome.ts';
import type { AdminRequest } from './protocol.ts';
import { notAnAnswer, outcomeIn } from './reply.ts';
import { adminSocketOf, withSocketPath } from './socket-path.ts';

const replyTimeoutMs = 60_000;
/** A look at everything takes as long as it takes; a service that dies ends the connection. */
const isUnbounded = ({ command }: AdminRequest) => command === 'fsck';

/**
 * Lets the running service do a command; null when none listens in this data directory.
 * @throws AdminFault when it refuses, may not be asked, or ends without an answer.
 */
export async function askService(dataDir: string, request: AdminRequest): Promise<Outcome | null> {
  const socket = await withSocketPath(dataDir, (socketPath) => reach(socketPath, dataDir));
  if (!socket) return null;
  try {
    if (!isUnbounded(request)) socket.setTimeout(replyTimeoutMs, () => socket.destroy());
    const { status, body } = await exchange(socket, JSON.stringify(request)).catch(noAnswer);
    return outcomeIn(status, body);
  } finally {
    socket.destroy();
  }
}

function exchange(socket: Socket, request: string) {
  const asked = httpRequest({
    method: 'POST',
    createConnection: () => socket,
    headers: { 'Content-Type': 'application/json' },
  }).end(request);
  return new Promise<{ readonly status: number | undefined; readonly body: string }>((resolve, reject) => {
    asked.once('error', reject);
    asked.once('response', (response) => {
      text(response).then((body) => resolve({ status: response.statusCode, body }), reject);
    });
  });
}

/** Codes of a connection attempt that mean: no service, or one that is on its way in or out. */
const nobody: readonly unknown[] = ['ENOENT', 'ENOTDIR', 'ECONNREFUSED', 'ECONNRESET', 'EAGAIN'];

async function reach(socketPath: string, dataDir: string): Promise<Socket | null> {
  const socket = connect(socketPath);
  try {
    await once(socket, 'connect');
    return socket;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (nobody.includes(code)) return null;
    const why =
      code === 'EACCES' ? 'it belongs to another user. Run this as the user the service runs as' : String(code);
    throw new AdminFault('unreachable', `${adminSocketOf(dataDir)} cannot be opened: ${why}.`, { cause: error });
  }
}

function noAnswer(cause: unknown): never {
  if (cause instanceof Error && 'code' in cause && String(cause.code).startsWith('HPE_')) throw notAnAnswer();
  throw new AdminFault(
    'unreachable',
    'The service ended the connection without an answer. The command may be done or not: look with keys list or orgs list. A key whose secret was not shown can be rotated.',
    { cause },
  );
}
