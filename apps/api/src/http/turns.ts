import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/**
 * The most requests of one connection that wait while another is answered; who sends more without reading is cut off.
 */
const maxWaiting = 32;

interface Turn {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  readonly start: () => void;
}

/** The requests of each connection, one after another. */
export interface Turns {
  /** Takes what Node parses: of requests in a row, the next begins when the answer before it has been taken. */
  readonly listener: RequestListener;
  /** Whether no request of a connection is at work. */
  readonly isIdle: (socket: Duplex) => boolean;
  /**
   * Calls `answer` for a fault of the parser, when everything that was asked before it is answered. A request whose
   * own body is at fault gets this answer and no other.
   */
  afterFault(socket: Duplex, answer: () => void): void;
}

/**
 * Node starts all requests of a connection at once and keeps their answers until the client reads: some hundred bytes
 * in a row then cost megabytes each.
 * @param cutOff told of a connection that is cut off: Node has made a request of everything it read from it.
 */
export function takeTurns(handle: RequestListener, cutOff: (socket: Socket) => void): Turns {
  const queues = new WeakMap<Duplex, Turn[]>();
  const faults = new WeakMap<Duplex, () => void>();

  const next = (socket: Duplex, queue: Turn[]): void => {
    queue.shift();
    // Nobody is left to answer, or the answer before was the connection's last.
    if (socket.destroyed || !socket.writable) queue.length = 0;
    const [turn] = queue;
    if (turn) turn.start();
    else faults.get(socket)?.();
  };

  return {
    isIdle: (socket) => (queues.get(socket)?.length ?? 0) === 0,
    listener(req, res) {
      const { socket } = req;
      const queue = queues.get(socket) ?? [];
      queues.set(socket, queue);
      if (queue.length > maxWaiting) {
        if (!socket.destroyed) cutOff(socket);
        socket.destroy();
        return;
      }
      const start = (): void => {
        res.once('close', () => {
          next(socket, queue);
        });
        handle(req, res);
      };
      queue.push({ req, res, start });
      if (queue.length === 1) start();
    },
    afterFault(socket, answer) {
      // What comes behind a fault is read as further faults.
      if (faults.has(socket)) return;
      faults.set(socket, answer);
      const queue = queues.get(socket) ?? [];
      const last = queue.at(-1);
      if (last && !last.req.complete && !last.res.headersSent) queue.pop();
      if (queue.length === 0) answer();
    },
  };
}
