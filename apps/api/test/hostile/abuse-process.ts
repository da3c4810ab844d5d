import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';

/**
 * Runs by itself, so that the honest client beside it waits for the service alone: abuses the service in one way from
 * an address of its own, until its time is over. Arguments: kind, base URL, seconds, and as JSON the key, and the
 * paths of an item's finalize and of its upload URL.
 */
const [, , kind = '', baseUrl = '', seconds = '1', given = '{}'] = process.argv;
const { port } = new URL(baseUrl);
const target: unknown = JSON.parse(given);
const of = (name: string): string =>
  String(typeof target === 'object' && target !== null ? Reflect.get(target, name) : '');
const endsAt = performance.now() + Number(seconds) * 1_000;
const isOver = (): boolean => performance.now() >= endsAt;
const pause = (ms: number) => new Promise((resume) => setTimeout(resume, ms));

async function open(): Promise<Socket> {
  const socket = connect({ host: '127.0.0.1', port: Number(port), localAddress: '127.0.0.2' });
  // Each wait below listens anew.
  socket.setMaxListeners(0).on('error', () => undefined);
  await Promise.race([once(socket, 'connect').catch(() => undefined), once(socket, 'close')]);
  return socket;
}

/** So many at once, each begun anew when it ends. */
async function many(count: number, work: () => Promise<void>): Promise<void> {
  await Promise.all(
    Array.from({ length: count }, async () => {
      while (!isOver()) {
        await work();
        await pause(10);
      }
    }),
  );
}

async function whileOpen(socket: Socket, work: () => Promise<void>): Promise<void> {
  while (!isOver() && !socket.destroyed) await work();
  socket.destroy();
}

const readNothing = async (): Promise<void> => {
  await pause(200);
};

const get = (path: string): string => `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`;
const head = (line: string, headers: readonly string[]): string =>
  `${[`${line} HTTP/1.1`, 'Host: x', ...headers].join('\r\n')}\r\n\r\n`;
const put = (framing: string): string => head(`PUT ${of('uploadPath')}`, ['Content-Type: image/jpeg', framing]);
const worstBody = `{${Array.from({ length: 8_200 }, (_unused, n) => `"${n.toString(36)}":1`).join()}}`.slice(0, 65_536);

const kinds: Readonly<Record<string, () => Promise<void>>> = {
  /** The worst bodies, over and over. */
  bodies: () =>
    many(55, async () => {
      const socket = await open();
      socket.resume();
      socket.write(
        head(`POST ${of('finalizePath')}`, [
          `Authorization: Bearer ${of('key')}`,
          'Content-Type: application/json',
          'Connection: close',
          `Content-Length: ${Buffer.byteLength(worstBody)}`,
        ]) + worstBody,
      );
      await Promise.race([once(socket, 'close'), pause(20_000)]);
      socket.destroy();
    }),
  /** Strangers who ask for the contract and never read it. */
  readers: () =>
    many(2_000, async () => {
      const socket = (await open()).pause();
      socket.write(get('/openapi.json').repeat(20));
      await whileOpen(socket, readNothing);
    }),
  /** Hundreds of requests ahead on each connection, nothing read. */
  pipelined: () =>
    many(300, async () => {
      const socket = (await open()).pause();
      socket.write(get('/openapi.json').repeat(1_000));
      await whileOpen(socket, readNothing);
    }),
  /** Uploads in chunks of one byte. */
  chunks: () =>
    many(4, async () => {
      const socket = await open();
      socket.resume();
      socket.write(put('Transfer-Encoding: chunked'));
      const pieces = '1\r\nx\r\n'.repeat(10_000);
      await whileOpen(socket, async () => {
        if (!socket.write(pieces)) await Promise.race([once(socket, 'drain').catch(() => undefined), pause(1_000)]);
      });
    }),
  /** Uploads to one URL that announce all they may and bring next to nothing. */
  promises: () =>
    many(720, async () => {
      const socket = await open();
      socket.resume();
      socket.write(put(`Content-Length: ${of('capBytes')}`));
      await whileOpen(socket, async () => {
        socket.write('x'.repeat(2_000));
        await pause(500);
      });
    }),
};

await kinds[kind]?.();
process.exit();
