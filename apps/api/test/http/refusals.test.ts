import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nodeFileSystem } from '@layers-content/object-store';
import type { UploadTarget } from '@layers-content/contract';
import { openExchange } from './exchange.ts';
import { openScene } from './scene.ts';
import type { Scene } from './scene.ts';

/** A client that is refused while it still sends reads why, however its connection ends. */
const many = 80;
const few = 4;
/** More than the kernel takes while nobody reads. */
const body = Buffer.alloc(16_000_000);
let isFull = false;
let scene: Scene;
let target: UploadTarget;

beforeAll(async () => {
  const space = async (path: string) => (isFull ? { freeBytes: -1, totalBytes: 1 } : nodeFileSystem.space(path));
  scene = await openScene({ fileSystem: (real) => ({ ...real, space }) });
  target = await scene.openOne({ sizeBytes: body.byteLength });
});

afterAll(() => scene.close());

interface Refused {
  readonly line: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** So many send at once: what they send in the time that a refused body is listened to is for the machine to say. */
const atOnce = 8;

/** How many clients of these read each status, when the connection ends with the answer. */
async function readBy(
  count: number,
  { line, headers = {} }: Refused,
  ending: 'HTTP/1.0' | 'Connection: close',
): Promise<Record<string, number>> {
  const version = ending === 'HTTP/1.0' ? 'HTTP/1.0' : 'HTTP/1.1';
  const lines = Object.entries({
    Host: 'x',
    'Content-Length': String(body.byteLength),
    ...(ending === 'Connection: close' && { Connection: 'close' }),
    ...headers,
  });
  const head = [`${line} ${version}`, ...lines.map(([name, value]) => `${name}: ${value}`), '', ''].join('\r\n');
  const read: Record<string, number> = {};
  let left = count;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (left-- > 0) {
        const outcome = await sendThenRead(head);
        read[outcome] = (read[outcome] ?? 0) + 1;
      }
    }),
  );
  return read;
}

/** As blocking clients do: sends everything, then reads. Of a connection that is reset meanwhile nothing is read. */
function sendThenRead(head: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(scene.baseUrl).port), '127.0.0.1').pause();
    let text = '';
    socket.on('error', (error) => {
      resolve(error.message);
    });
    socket.on('data', (chunk) => {
      text += String(chunk);
    });
    socket.on('close', () => {
      resolve(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 'nothing');
    });
    socket.write(head);
    socket.write(body, () => socket.resume());
  });
}

test('nobody listens to the tiny chunks of a refused body', async () => {
  const socket = connect(Number(new URL(scene.baseUrl).port), '127.0.0.1')
    .on('error', () => undefined)
    .resume();
  socket.write(
    'PUT /uploads/forged HTTP/1.1\r\nHost: x\r\nContent-Type: image/jpeg\r\nTransfer-Encoding: chunked\r\n\r\n',
  );
  let bursts = 0;
  for (; !socket.destroyed && bursts < 200; bursts += 1) {
    socket.write('1\r\nx\r\n'.repeat(500));
    await pause(20);
  }
  expect(bursts).toBeLessThan(200);
});

const put = (path: string): Refused => ({ line: `PUT ${path}`, headers: { 'Content-Type': 'image/jpeg' } });
const ownPath = (of: UploadTarget): string => new URL(of.uploadUrl).pathname;

describe.each(['HTTP/1.0', 'Connection: close'] as const)('%s', (ending) => {
  test('403', async () => {
    expect(await readBy(few, put('/uploads/forged'), ending)).toEqual({ 403: few });
  });

  test('403 of many', { tags: ['process'] }, async () => {
    expect(await readBy(many, put('/uploads/forged'), ending)).toEqual({ 403: many });
  });

  test('413 of a PUT, and of an operation', async () => {
    const small = await scene.openOne({ sizeBytes: 1 });
    expect(await readBy(few, put(ownPath(small)), ending)).toEqual({ 413: few });
    const operation = {
      line: 'POST /v1/projects',
      headers: { Authorization: `Bearer ${scene.keys.live}`, 'Content-Type': 'application/json' },
    };
    expect(await readBy(few, operation, ending)).toEqual({ 413: few });
  });

  test('429 over the share of a URL', async () => {
    const held = Array.from({ length: 4 }, () =>
      openExchange(scene.baseUrl, {
        method: 'PUT',
        path: ownPath(target),
        headers: { ...target.headers, 'Content-Length': '10' },
      }),
    );
    await expect.poll(async () => (await scene.keysOf('tmp/')).length).toBe(held.length);
    expect(await readBy(few, put(ownPath(target)), ending)).toEqual({ 429: few });
    for (const { abort } of held) abort();
    await expect.poll(async () => (await scene.keysOf('tmp/')).length).toBe(0);
  });

  test('507', async () => {
    isFull = true;
    // As many as may be at work at once, one after another.
    const read = await readBy(4, put(ownPath(target)), ending);
    isFull = false;
    expect(read).toEqual({ 507: 4 });
  });

  test('401 and 404', async () => {
    expect(await readBy(few, { line: 'POST /v1/projects' }, ending)).toEqual({ 401: few });
    expect(await readBy(few, { line: 'POST /nowhere' }, ending)).toEqual({ 404: few });
  });
});
