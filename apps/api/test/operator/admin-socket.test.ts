import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import { connect, createServer } from 'node:net';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { json, text } from 'node:stream/consumers';
import { UnavailableError } from '@layers-content/core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createLog } from '../../src/log.ts';
import { openAdminSocket } from '../../src/operator/admin-socket.ts';
import type { AdminSocket, AdminSocketOptions } from '../../src/operator/admin-socket.ts';
import { askService } from '../../src/operator/ask-service.ts';
import { AdminFault } from '../../src/operator/fault.ts';
import { adminSocketOf } from '../../src/operator/socket-path.ts';
import { textWith, textWithout } from './text-with.ts';

const answer = { data: { secretKey: 'a secret' }, lines: ['a secret', 'ü'], notes: ['a note'] };
const migrate = { command: 'migrate' } as const;
let dataDir: string;
let sockets: AdminSocket[];
let logged: string;

beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'layers-content-'));
  sockets = [];
  logged = '';
});
afterEach(async () => {
  await Promise.all(sockets.map((socket) => socket.close()));
  await rm(dataDir, { recursive: true });
});

async function open(run: AdminSocketOptions['run'] = () => Promise.resolve(answer)): Promise<AdminSocket> {
  const log = createLog('info', {
    write: (line) => {
      logged += line;
    },
  });
  const socket = await openAdminSocket({ dataDir, run, log });
  sockets.push(socket);
  return socket;
}

async function connected(): Promise<Socket> {
  const socket = connect(adminSocketOf(dataDir));
  await once(socket, 'connect');
  return socket;
}

/** Sends this body and gives what comes back. */
async function post(
  body: string | Uint8Array,
  headers: OutgoingHttpHeaders = {},
): Promise<{ readonly status: number | undefined; readonly body: unknown }> {
  const asked = request({ socketPath: adminSocketOf(dataDir), method: 'POST', agent: false, headers }).end(body);
  const response = await new Promise<IncomingMessage>((resolve, reject) =>
    asked.once('response', resolve).once('error', reject),
  );
  return { status: response.statusCode, body: await json(response) };
}

/** The bytes of a request. */
const bytesOf = (body: string) => `POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${body.length}\r\n\r\n${body}`;

describe('admin.sock', () => {
  test('is for its owner alone, and goes when it is closed', async () => {
    const socket = await open();
    const { mode } = await stat(adminSocketOf(dataDir));
    expect((mode & 0o777).toString(8)).toBe('600');
    await socket.close();
    sockets = [];
    expect(await readdir(dataDir)).toEqual([]);
    expect(await askService(dataDir, migrate)).toBeNull();
  });

  test('keeps the umask of the process', async () => {
    const own = process.umask(0o022);
    await open();
    expect(process.umask(own)).toBe(0o022);
  });

  test('replaces the file of a process that died', async () => {
    await writeFile(adminSocketOf(dataDir), '');
    expect(await askService(dataDir, migrate)).toBeNull();
    await open();
    expect(await askService(dataDir, migrate)).toEqual(answer);
  });

  test('lies in a data directory too deep for the address of a socket', async () => {
    const root = dataDir;
    dataDir = path.join(root, 'deep'.repeat(40), 'deeper');
    await mkdir(dataDir, { recursive: true });
    const shortcuts = async () => (await readdir(tmpdir())).filter((name) => /^layers-.{6}$/.test(name));
    const before = await shortcuts();
    const socket = await open();
    expect((await stat(adminSocketOf(dataDir))).isSocket()).toBe(true);
    expect(await askService(dataDir, migrate)).toEqual(answer);
    await socket.close();
    sockets = [];
    expect(await readdir(dataDir)).toEqual([]);
    expect(await shortcuts()).toEqual(before);
    dataDir = root;
  });
});

describe('a command over the socket', () => {
  test('is checked again, and answered with its outcome', async () => {
    const keyId = '9e6b1f30-2d57-4c8a-9b14-6f0a3e7c85d1';
    const ran: unknown[] = [];
    await open((checked) => {
      ran.push(checked);
      return Promise.resolve(answer);
    });
    expect(await post(`{"command":"revokeApiKey","keyId":"key_${keyId}","more":1}`)).toEqual({
      status: 200,
      body: answer,
    });
    expect(ran).toEqual([{ command: 'revokeApiKey', keyId }]);
    expect(logged).toContain(keyId);
    expect(logged).not.toContain('a secret');
  });

  test.each([
    ['no JSON', 'migrate', 'JSON'],
    ['no command', '{}', 'no such command'],
    ['nothing', '', 'JSON'],
    ['no UTF-8', Uint8Array.of(0x22, 0xff, 0x22), 'UTF-8'],
    ['too much', ' '.repeat(20_000), 'at most 16384'],
  ])('is refused when it is %s, and nothing runs', async (_what, body, message) => {
    await open(() => Promise.reject(new Error('ran')));
    expect(await post(body)).toEqual({ status: 400, body: { kind: 'usage', message: textWith(message) } });
    expect(logged).toBe('');
  });

  test('is refused when it does not tell its length', async () => {
    await open(() => Promise.reject(new Error('ran')));
    expect(await post('{"command":"migrate"}', { 'Transfer-Encoding': 'chunked' })).toMatchObject({ status: 400 });
    expect(logged).toBe('');
  });

  test('in pieces is put together', async () => {
    await open();
    const socket = await connected();
    for (const piece of bytesOf('{"command":"migrate"}').match(/[^]{1,40}/g) ?? []) {
      socket.write(piece);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(await text(socket)).toContain(JSON.stringify(answer));
  });

  test('gets an answer of any length', async () => {
    const long = { ...answer, lines: Array.from({ length: 100_000 }, (_, line) => `${line} `.repeat(10)) };
    await open(() => Promise.resolve(long));
    expect(await askService(dataDir, migrate)).toEqual(long);
  });

  test('keeps its kind of fault', async () => {
    const faults = [
      new AdminFault('refused', 'not there'),
      new UnavailableError('database'),
      new Error('a secret of ours'),
    ];
    await open(() => Promise.reject(faults.shift() ?? new Error('too many')));
    await expect(askService(dataDir, migrate)).rejects.toMatchObject({ kind: 'refused', message: 'not there' });
    expect(logged).toBe('');
    await expect(askService(dataDir, migrate)).rejects.toMatchObject({
      kind: 'unreachable',
      message: textWith('database'),
    });
    await expect(askService(dataDir, migrate)).rejects.toMatchObject({ kind: 'refused', message: textWithout('ours') });
    expect(logged).toContain('a secret of ours');
  });

  test('runs beside others, and is still answered when the service stops', async () => {
    const gates: (() => void)[] = [];
    const socket = await open(() => new Promise((resolve) => gates.push(() => resolve(answer))));
    const asked = [askService(dataDir, migrate), askService(dataDir, migrate)];
    await expect.poll(() => gates.length).toBe(2);
    const idle = await connected();
    let isClosed = false;
    const closed = socket.close().then(() => {
      isClosed = true;
    });
    sockets = [];
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(isClosed).toBe(false);
    for (const open of gates) open();
    expect(await Promise.all(asked)).toEqual([answer, answer]);
    expect(await text(idle)).toBe('');
    await closed;
    expect(await askService(dataDir, migrate)).toBeNull();
  });

  test('that has not arrived whole does not hold up the stop', async () => {
    const socket = await open();
    const half = await connected();
    half.write(bytesOf('{"command":"migrate"}').slice(0, -1));
    // What was sent has to be there first.
    await new Promise((resolve) => setTimeout(resolve, 100));
    await socket.close();
    sockets = [];
    expect(await text(half).catch(() => '')).toBe('');
  });

  test('that would take long is told to end when the service stops', async () => {
    const gates: unknown[] = [];
    const socket = await open(
      (_request, signal) =>
        new Promise((_resolve, reject) => {
          gates.push(signal);
          signal.addEventListener('abort', () => {
            reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
          });
        }),
    );
    const asked = askService(dataDir, { command: 'fsck' });
    const refused = expect(asked).rejects.toMatchObject({ kind: 'unreachable', message: textWith('stopping') });
    await expect.poll(() => gates.length).toBe(1);
    await socket.close();
    sockets = [];
    await refused;
  });

  test('keeps that it has failed', async () => {
    await open(() => Promise.resolve({ ...answer, failed: true }));
    expect(await askService(dataDir, { command: 'fsck' })).toEqual({ ...answer, failed: true });
  });

  test('whose sender went away is done all the same', async () => {
    let done = false;
    await open(async () => {
      await new Promise((resolve) => setTimeout(resolve, 100));
      done = true;
      return answer;
    });
    const socket = await connected();
    await new Promise((resolve) => socket.write(bytesOf('{"command":"migrate"}'), resolve));
    socket.destroy();
    await expect.poll(() => done).toBe(true);
  });
});

describe('askService', () => {
  test.each([
    ['nothing', ''],
    ['half an answer', 'HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{"data":'],
    ['another answer', 'HTTP/1.1 200 OK\r\n\r\n{"data":{},"lines":[1],"notes":[]}'],
    ['another fault', 'HTTP/1.1 409 Conflict\r\n\r\n{"kind":"other","message":"x"}'],
    ['no JSON', 'HTTP/1.1 200 OK\r\n\r\nlp_live_'],
    ['no HTTP', 'lp_live_\n'],
  ])('tells when it is answered %s, without repeating it', async (_what, bytes) => {
    const server = createServer((socket) => socket.end(bytes)).listen(adminSocketOf(dataDir));
    await once(server, 'listening');
    await expect(askService(dataDir, migrate)).rejects.toMatchObject({
      kind: 'unreachable',
      message: textWithout('lp_live_'),
    });
    server.close();
  });
});
