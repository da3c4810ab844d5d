import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sendBytes } from '../../src/http/send-bytes.ts';
import { endStalledReaders } from '../../src/http/slow-readers.ts';

/**
 * The rule with a window of three seconds, since a busy machine may not let a reader read for one: whoever takes under 32 KiB in it
 * while bytes wait is ended. More than any kernel buffers is served.
 */
const bytes = Buffer.alloc(16 * 1_048_576);
const windowMs = 3_000;
let server: Server;

beforeAll(async () => {
  server = createServer((_req, res) => {
    res.setHeader('Content-Length', bytes.byteLength);
    sendBytes(res, bytes);
  });
  endStalledReaders(server, { windowMs, lookEveryMs: 100 });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});

afterAll(async () => {
  server.close();
  server.closeAllConnections();
  await once(server, 'close');
});

function open(): Socket {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server does not listen on a port');
  return connect(address.port, '127.0.0.1').on('error', () => undefined);
}

function ask(): Socket {
  const socket = open().pause();
  socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  return socket;
}

const connections = () =>
  new Promise<number>((resolve, reject) =>
    server.getConnections((error, count) => {
      if (error) reject(error);
      else resolve(count);
    }),
  );

test('whoever never reads is ended, and so is whoever stops', async () => {
  const never = ask();
  const stopped = ask();
  stopped.once('readable', () => void stopped.read(100_000));
  await expect.poll(connections).toBe(2);
  await expect.poll(connections, { timeout: 20_000 }).toBe(0);
  never.destroy();
  stopped.destroy();
});

test('a slow reader gets all of it, though the kernel takes nothing for whole windows', async () => {
  const socket = ask();
  let received = 0;
  // A window's share many times over, in portions; the kernel's buffers empty in larger steps.
  const timer = setInterval(() => {
    for (let left = 400_000; left > 0;) {
      const piece: unknown = socket.read(Math.min(left, socket.readableLength) || undefined);
      if (!(piece instanceof Uint8Array)) break;
      received += piece.byteLength;
      left -= piece.byteLength;
    }
  }, 100);
  await once(socket, 'close', { signal: AbortSignal.timeout(25_000) }).catch(() => undefined);
  clearInterval(timer);
  expect(received).toBeGreaterThanOrEqual(bytes.byteLength);
  socket.destroy();
});

test('who waits for an answer, or for nothing, is left alone', async () => {
  const socket = open();
  await once(socket, 'connect');
  await new Promise((resume) => setTimeout(resume, windowMs * 2));
  expect(await connections()).toBe(1);
  socket.destroy();
});
