import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openScene } from '../http/scene.ts';
import type { Scene } from '../http/scene.ts';
import { converse } from './raw-conversation.ts';
import type { Conversation, Talk } from './raw-conversation.ts';

/** What stands between TCP and the first step of a request. */
let scene: Scene;

beforeAll(async () => {
  scene = await openScene({ env: { BODY_TIMEOUT_SECONDS: '1', UPLOAD_STALL_SECONDS: '1' } });
});

afterAll(async () => {
  await scene.close();
});

const talk = (lines: string | readonly (string | Uint8Array)[], options: Partial<Talk> = {}): Promise<Conversation> =>
  converse(scene.service.baseUrl, { lines: typeof lines === 'string' ? [lines] : lines, ...options });
const health = 'GET /healthz HTTP/1.1\r\nHost: x\r\n';
const authorized = (line: string): string =>
  `${line} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${scene.keys.live}\r\n`;

/**
 * The code of the only answer, which must be the envelope with the id of its header, and after which the server hangs
 * up.
 */
function refusalOf({ text, statuses, ended }: Conversation): string {
  const [head = '', body = ''] = text.split('\r\n\r\n');
  const [, requestId = 'none'] = /^x-request-id: (.*)$/im.exec(head) ?? [];
  const [, code = 'none'] = /^\{"error":\{"code":"([A-Z_]+)","message":"/.exec(body) ?? [];
  if (!body.includes(`"requestId":"${requestId}"`)) return `no envelope: ${text}`;
  return `${statuses.join()} ${code}, ended ${ended}`;
}

describe('what is no request gets the envelope and no connection', () => {
  test.each([
    ['garbage', 'blah\r\n\r\n'],
    ['binary', Buffer.from([0x16, 3, 1, 2, 0, 1, 0, 1, 0xfc, 3, 3])],
    ['an unknown method', 'BREW / HTTP/1.1\r\nHost: x\r\n\r\n'],
    ['a method in lower case', 'get / HTTP/1.1\r\nHost: x\r\n\r\n'],
    ['an unknown version', 'GET / HTTP/9.9\r\nHost: x\r\n\r\n'],
    ['HTTP/2 in the clear', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['a target with a raw byte', Buffer.from('GET /\u00e9 HTTP/1.1\r\nHost: x\r\n\r\n', 'latin1')],
    ['a header without a colon', `${health}nonsense\r\n\r\n`],
    ['a space before the colon', `${health}Content-Length : 0\r\n\r\n`],
    ['a NUL in a header', `${health}X-A: a\0b\r\n\r\n`],
    ['a folded header', `${health}X-A: a\r\n b\r\n\r\n`],
    ['two lengths', 'POST /v1/projects HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab'],
    [
      'a length and chunks',
      'POST /v1/projects HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    ['a negative length', 'POST /v1/projects HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n'],
    ['no Host', 'GET /healthz HTTP/1.1\r\n\r\n'],
    ['no Host, at an operation', 'GET /v1/whoami HTTP/1.1\r\n\r\n'],
    ['two Hosts', 'GET /healthz HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n'],
    ['two equal Hosts, in HTTP/1.0', 'GET /healthz HTTP/1.0\r\nHost: x\r\nHost: x\r\n\r\n'],
    ['a target of another scheme', 'GET ftp://x/healthz HTTP/1.1\r\nHost: x\r\n\r\n'],
    ['a target of another scheme, in capitals', 'GET FTP://x/healthz HTTP/1.1\r\nHost: x\r\n\r\n'],
    [
      'a coding within chunks',
      'POST /v1/projects HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n',
    ],
    [
      'chunks within chunks',
      'POST /v1/projects HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n',
    ],
    ['a coding that is offered wrongly', 'GET /healthz HTTP/1.1\r\nHost: x\r\nTE: gzip, chunked\r\n\r\n'],
  ])('400 for %s', async (_name, bytes) => {
    expect(refusalOf(await talk([bytes]))).toBe('400 MALFORMED_REQUEST, ended by the server');
  });

  test.each([
    ['one large header', `X-A: ${'a'.repeat(17_000)}\r\n`],
    ['many small ones', Array.from({ length: 1_500 }, (_unused, index) => `X-${index}: aaaaaa\r\n`).join('')],
  ])('431 for %s', async (_name, headers) => {
    expect(refusalOf(await talk(`${health}${headers}\r\n`))).toBe('431 HEADERS_TOO_LARGE, ended by the server');
  });

  test('431 for a target that is too long', async () => {
    expect(refusalOf(await talk(`GET /${'a'.repeat(17_000)} HTTP/1.1\r\nHost: x\r\n\r\n`))).toBe(
      '431 HEADERS_TOO_LARGE, ended by the server',
    );
  });
});

describe('slow ones', () => {
  test('headers that trickle are cut off', async () => {
    const lines = [health, ...Array.from({ length: 60 }, (_unused, index) => `X-${index}: a\r\n`)];
    const conversation = await talk(lines, { pauseMs: 500 });
    expect(refusalOf(conversation)).toBe('408 REQUEST_TIMEOUT, ended by the server');
  });

  test('a connection without a word is cut off', async () => {
    expect((await talk([])).ended).toBe('by the server');
  });

  test('a body that stalls: 408', async () => {
    const request = `${authorized('POST /v1/projects')}Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{"name":`;
    expect((await talk(request)).text).toContain('"code":"REQUEST_TIMEOUT"');
  });

  test('a body that trickles: 408', async () => {
    const head = `${authorized('POST /v1/projects')}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`;
    const conversation = await talk([head, ...Array.from({ length: 30 }, () => '1\r\n \r\n')], { pauseMs: 100 });
    expect(conversation.text).toContain('"code":"REQUEST_TIMEOUT"');
  });
});

describe('unusual, but well-formed', () => {
  test('requests in a row are answered in their order', async () => {
    const { statuses } = await talk(
      `${health}\r\n${authorized('GET /v1/whoami')}\r\nGET /nowhere HTTP/1.1\r\nHost: x\r\n\r\n${health}\r\n`,
      { answers: 4 },
    );
    expect(statuses).toEqual([200, 200, 404, 200]);
  });

  test('nonsense after a request takes nothing from its answer', async () => {
    expect((await talk(`${health}\r\nblah\r\n\r\n`)).statuses[0]).toBe(200);
  });

  test('HTTP/1.0 is answered and the connection ended, with Host or without', async () => {
    for (const headers of ['', 'Host: x\r\n']) {
      const { statuses, ended } = await talk(`GET /healthz HTTP/1.0\r\n${headers}\r\n`);
      expect([statuses, ended]).toEqual([[200], 'by the server']);
    }
  });

  test('a target in absolute form is its path', async () => {
    expect((await talk(`GET http://x/healthz HTTP/1.1\r\nHost: x\r\n\r\n`, { answers: 1 })).statuses).toEqual([200]);
    expect((await talk(`${authorized('GET http://x/v1/whoami')}\r\n`, { answers: 1 })).statuses).toEqual([200]);
    expect((await talk(`${authorized('GET http://x/v1/nowhere')}\r\n`, { answers: 1 })).statuses).toEqual([404]);
  });

  test('a line without a version is answered, and the connection ended', async () => {
    expect(refusalOf(await talk('GET /\r\n\r\n'))).toBe('404 NOT_FOUND, ended by the server');
  });

  test.each(['trailers', 'deflate, gzip;q=0.3', 'gzip'])('TE: %s is left alone', async (te) => {
    expect((await talk(`${health}TE: ${te}\r\n\r\n`)).statuses).toEqual([200]);
  });

  test('OPTIONS * is no path of ours', async () => {
    expect((await talk('OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n', { answers: 1 })).statuses).toEqual([404]);
  });

  test('no tunnel is opened', async () => {
    const { text, ended } = await talk('CONNECT evil.test:443 HTTP/1.1\r\nHost: evil.test:443\r\n\r\n');
    expect(text).not.toMatch(/^HTTP\/1\.1 2/);
    expect(ended).toBe('by the server');
  });

  test.each(['websocket', 'h2c'])('an Upgrade to %s is left alone', async (protocol) => {
    expect(
      (await talk(`${health}Connection: Upgrade\r\nUpgrade: ${protocol}\r\n\r\n`, { answers: 1 })).statuses,
    ).toEqual([200]);
  });

  test.each([
    ['100-continue', [100, 200]],
    ['a miracle', [200]],
  ])('Expect: %s', async (expectation, statuses) => {
    expect((await talk(`${health}Expect: ${expectation}\r\n\r\n`, { answers: statuses.length })).statuses).toEqual(
      statuses,
    );
  });

  test('who stops sending still gets the answer', async () => {
    expect((await talk(`${authorized('GET /v1/whoami')}\r\n`, { halfClose: true })).statuses).toEqual([200]);
  });

  test('who stops in the middle leaves nothing behind', async () => {
    for (const lines of [
      health,
      `${authorized('POST /v1/projects')}Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{`,
    ]) {
      expect((await talk(lines, { halfClose: true })).ended).toBe('by the server');
    }
    expect((await talk(`${health}\r\n`, { answers: 1 })).statuses).toEqual([200]);
  });
});
