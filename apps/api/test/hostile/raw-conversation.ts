import { connect } from 'node:net';

/** What came back on one connection, and how it ended. */
export interface Conversation {
  readonly text: string;
  /** Each answer's status, in order. */
  readonly statuses: readonly number[];
  readonly ended: 'by the server' | 'by us';
}

export interface Talk {
  /** Sent one after another, `pauseMs` apart. */
  readonly lines: readonly (string | Uint8Array)[];
  readonly pauseMs?: number;
  /** Ends our half of the connection once everything is sent. */
  readonly halfClose?: boolean;
  /** The address to come from, of this machine; 127.0.0.1 unless told. */
  readonly from?: string;
  /** Hangs up a moment after so many answers; else the server is expected to. */
  readonly answers?: number;
}

/** Long enough for an answer too many to show. */
const graceMs = 100;

/** Writes bytes to a connection of its own as they are, and reads until the server ends it or all is answered. */
export function converse(
  baseUrl: string,
  { lines, pauseMs = 0, halfClose = false, from = '127.0.0.1', answers = Infinity }: Talk,
): Promise<Conversation> {
  const { hostname, port } = new URL(baseUrl);
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port), localAddress: from, allowHalfOpen: true });
    let text = '';
    const finish = (ended: Conversation['ended']): void => {
      socket.destroy();
      resolve({ text, statuses: statusesOf(text), ended });
    };
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString('latin1');
      if (statusesOf(text).length >= answers) setTimeout(() => finish('by us'), graceMs);
    });
    // A reset is an end like any other.
    socket.on('error', () => undefined);
    for (const event of ['end', 'close']) {
      socket.on(event, () => {
        finish('by the server');
      });
    }
    const write = async (): Promise<void> => {
      for (const line of lines) {
        if (socket.destroyed) return;
        socket.write(line);
        if (pauseMs > 0) await new Promise((resume) => setTimeout(resume, pauseMs));
      }
      if (halfClose) socket.end();
    };
    socket.on('connect', () => void write());
  });
}

function statusesOf(text: string): readonly number[] {
  return Array.from(text.matchAll(/HTTP\/1\.1 (\d{3})/g), ([, status]) => Number(status));
}
