import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EndedConnections } from '../../src/background/ended-connections.ts';
import { sendBytes } from '../../src/http/send-bytes.ts';
import { watchReaders } from '../../src/http/slow-readers.ts';

/**
 * Whoever takes next to nothing for 55 seconds while bytes wait is ended. The clock is the test's; more than the
 * kernel buffers is served.
 */
const bytes = Buffer.alloc(16 * 1_048_576);
const lookEveryMs = 5_000;
let server: Server;
const ended = new EndedConnections();
let look: () => Promise<void>;

beforeAll(async () => {
  server = createServer((req, res) => {
    if (req.url !== '/bytes') return;
    res.setHeader('Content-Length', bytes.byteLength);
    sendBytes(res, bytes);
  });
  const lookAt = watchReaders(server, ended);
  let now = 0;
  look = () => lookAt((now += lookEveryMs));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});

afterAll(async () => {
  server.close();
  server.closeAllConnections();
  await once(server, 'close');
});

async function open(path: string): Promise<{ readonly client: Socket; readonly served: Socket }> {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server does not listen on a port');
  const asked = new Promise<Socket>((resolve) => server.once('connection', resolve));
  const client = connect(address.port, '127.0.0.1')
    .on('error', () => undefined)
    .pause();
  client.write(`GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`);
  return { client, served: await asked };
}

/** As bytes wait when the kernel takes no more. */
async function stuck({ served }: { readonly served: Socket }): Promise<void> {
  let before = -1;
  await expect
    .poll(() => {
      const stays = served.writableLength > 0 && served.bytesWritten === before;
      before = served.bytesWritten;
      return stays;
    })
    .toBe(true);
}

/** Takes at least so many bytes, as they come, and stops reading. */
function take(client: Socket, wantedBytes: number): Promise<number> {
  return new Promise((resolve) => {
    let taken = 0;
    const stop = (): void => {
      client.off('data', count).off('close', stop).pause();
      resolve(taken);
    };
    const count = (piece: Uint8Array): void => {
      taken += piece.byteLength;
      if (taken >= wantedBytes) stop();
    };
    client.on('data', count).once('close', stop).resume();
  });
}

test('whoever never reads is ended, and so is whoever stops, but not before their time', async () => {
  const [never, stopped] = [await open('/bytes'), await open('/bytes')];
  await take(stopped.client, 100_000);
  await Promise.all([stuck(never), stuck(stopped)]);
  // The first look only marks where they are.
  for (let looks = 0; looks < 11; looks += 1) await look();
  expect([never.served.destroyed, stopped.served.destroyed]).toEqual([false, false]);
  await look();
  expect([never.served.destroyed, stopped.served.destroyed]).toEqual([true, true]);
  expect(ended.take()).toEqual({ stalled_reader: 2 });
  for (const { client } of [never, stopped]) client.destroy();
});

test('a slow reader gets all of it, though its kernel takes nothing until a sixteenth of its buffer is free', async () => {
  const { client } = await open('/bytes');
  let received = 0;
  for (let looks = 1; received < bytes.byteLength && !client.destroyed; looks += 1) {
    const due = Math.min(looks * 32_768 * (lookEveryMs / 1_000), bytes.byteLength);
    // Node may have read ahead.
    if (due > received) received += await take(client, due - received);
    await look();
  }
  expect(received).toBeGreaterThanOrEqual(bytes.byteLength);
  client.destroy();
});

test('who waits for an answer, or for nothing, is left alone', async () => {
  const waiting = await open('/never');
  for (let looks = 0; looks < 20; looks += 1) await look();
  expect(waiting.served.destroyed).toBe(false);
  waiting.client.destroy();
});
