import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { converse } from '../hostile/raw-conversation.ts';
import { errorOf, openScene, outcomeOf } from './scene.ts';
import type { Scene } from './scene.ts';

/** Connections of one address: so many are served, as many more are refused, and the rest is dropped. */
const limit = 5;
let scene: Scene;
const idle: Socket[] = [];

beforeAll(async () => {
  scene = await openScene({ env: { CONNECTIONS_PER_ADDRESS: String(limit) } });
});

beforeEach(() => scene.context.endedConnections.take());

afterEach(async () => {
  for (const socket of idle.splice(0)) socket.destroy();
  await expect
    .poll(async () => (await scene.send({ method: 'GET', path: '/healthz' }).catch(() => null))?.status)
    .toBe(200);
});

afterAll(() => scene.close());

async function open(count: number, localAddress = '127.0.0.1'): Promise<void> {
  for (let n = 0; n < count; n += 1) {
    const socket = connect({ host: '127.0.0.1', port: Number(new URL(scene.baseUrl).port), localAddress });
    socket.on('error', () => undefined);
    idle.push(socket);
    await once(socket, 'connect');
  }
}

describe('429 RATE_LIMITED', () => {
  test('one connection too many, whatever it says of others', async () => {
    await open(limit);
    const answer = await scene.send({ method: 'GET', path: '/healthz', headers: { 'X-Forwarded-For': '192.0.2.1' } });
    expect(outcomeOf(answer)).toBe('429 RATE_LIMITED');
    expect(errorOf(answer).details).toEqual({ window: 'concurrent', limit, resetsAt: null });
    expect([answer.headers.get('Retry-After'), answer.headers.get('Connection')]).toEqual(['1', 'close']);
    expect(answer.headers.get('X-Request-Id')).toMatch(/^req_/);
    expect(scene.context.endedConnections.take()).toEqual({ refused: 1 });
  });

  test('is read by who sends a body, too', async () => {
    await open(limit);
    const lines = ['POST /v1/projects HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n', Buffer.alloc(1_000_000)];
    expect((await converse(scene.baseUrl, { lines })).statuses).toEqual([429]);
  });

  test('ends when a connection does', async () => {
    await open(limit);
    expect((await scene.send({ method: 'GET', path: '/healthz' })).status).toBe(429);
    idle[0]?.destroy();
    await expect.poll(async () => (await scene.send({ method: 'GET', path: '/healthz' })).status).toBe(200);
  });
});

test('other addresses have their own share', async () => {
  await open(limit, '127.0.0.2');
  expect((await scene.send({ method: 'GET', path: '/healthz' })).status).toBe(200);
});

test('who takes twice the share is dropped unheard, and who asks nothing over it is not waited for', async () => {
  await open(3 * limit);
  const isOpen = () => idle.filter(({ destroyed }) => !destroyed).length;
  for (const socket of idle) socket.resume();
  await expect.poll(isOpen).toBe(2 * limit);
  await expect.poll(isOpen).toBe(limit);
  expect(scene.context.endedConnections.take()).toEqual({ dropped: 2 * limit });
});
