import { connect } from 'node:net';
import { isOperationId, operationTable } from '@layers-content/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bare, errorOf, openScene, outcomeOf, requestOf } from './scene.ts';
import type { Scene } from './scene.ts';

/** Paths, methods, parameters and keys, as hostile clients write them. */
const reading = Object.keys(operationTable)
  .filter(isOperationId)
  .filter((operationId) => operationTable[operationId].method === 'GET');
let scene: Scene;
let containerId: string;
let endpointId: string;

beforeAll(async () => {
  scene = await openScene();
  ({ id: containerId } = await scene.complete());
  const body = { url: 'https://hooks.example.com/', events: ['content.completed'] };
  const created = await scene.call('createWebhookEndpoint', { body });
  [endpointId = ''] = /whe_[0-9a-f-]{36}/.exec(created.body) ?? [];
});

afterAll(async () => {
  await scene.close();
});

const get = (path: string, method = 'GET') =>
  scene.send({ method, path, headers: { Authorization: `Bearer ${scene.keys.live}` } });

describe('methods', () => {
  test.each(reading)('HEAD of %s is its GET without the body', async (operationId) => {
    const path = { projectId: scene.projectId, containerId, endpointId, assetId: 'upload-1' };
    const request = requestOf(operationId, { path, key: scene.keys.live });
    const asked = await scene.send(request);
    const head = await scene.send({ ...request, method: 'HEAD' });
    expect([head.status, head.body]).toEqual([200, '']);
    for (const name of ['Content-Length', 'Content-Type', 'Cache-Control']) {
      expect(head.headers.get(name)).toBe(asked.headers.get(name));
    }
    expect(head.headers.get('X-Request-Id')).toMatch(/^req_/);
  });

  test('HEAD is refused as GET is', async () => {
    const answers = await Promise.all([
      get(`/v1/content/${bare(containerId).replace(/^./, 'x')}`, 'HEAD'),
      get(`/v1/content/${bare(containerId)}/finalize-upload`, 'HEAD'),
      scene.send({ method: 'HEAD', path: '/v1/whoami' }),
    ]);
    expect(answers.map(({ status, body }) => [status, body])).toEqual([
      [422, ''],
      [405, ''],
      [401, ''],
    ]);
  });

  test.each([
    ['/v1/whoami', 'GET, HEAD, OPTIONS'],
    ['/v1/projects', 'GET, POST, HEAD, OPTIONS'],
    ['/v1/content/x', 'GET, PATCH, DELETE, HEAD, OPTIONS'],
    ['/v1/content/x/finalize-upload', 'POST, OPTIONS'],
    ['/uploads/x', 'PUT, OPTIONS'],
    ['/public-media/x', 'GET, HEAD, OPTIONS'],
    ['/healthz', 'GET, HEAD, OPTIONS'],
    ['/readyz', 'GET, HEAD, OPTIONS'],
    ['/metrics', 'GET, HEAD, OPTIONS'],
  ])('OPTIONS %s needs no key and tells %s', async (path, allow) => {
    const answer = await scene.send({ method: 'OPTIONS', path });
    expect([answer.status, answer.body]).toEqual([204, '']);
    expect(new Set(answer.headers.get('Allow')?.split(', '))).toEqual(new Set(allow.split(', ')));
    const refused = await scene.send({ method: 'PROPFIND', path });
    expect(outcomeOf(refused)).toBe('405 METHOD_NOT_ALLOWED');
    expect(refused.headers.get('Allow')).toBe(answer.headers.get('Allow'));
  });
});

describe('path ids', () => {
  test('with prefix or bare', async () => {
    for (const id of [containerId, bare(containerId)]) {
      expect(outcomeOf(await scene.call('getContent', { path: { containerId: id } }))).toBe('200');
    }
    for (const id of [`prj_${scene.projectId}`, scene.projectId]) {
      expect(outcomeOf(await scene.call('getProject', { path: { projectId: id } }))).toBe('200');
    }
  });

  test.each([
    ['upper case', (id: string) => `cnt_${bare(id).toUpperCase()}`],
    ['an upper-case prefix', (id: string) => `CNT_${bare(id)}`],
    ['another prefix', (id: string) => `prj_${bare(id)}`],
    ['the prefix twice', (id: string) => `cnt_cnt_${bare(id)}`],
    ['no dashes', (id: string) => bare(id).replaceAll('-', '')],
    ['braces', (id: string) => `%7B${bare(id)}%7D`],
    ['a version that is not 4', (id: string) => `${bare(id).slice(0, 14)}1${bare(id).slice(15)}`],
    ['one character more', (id: string) => `${id}0`],
    ['one character less', (id: string) => id.slice(0, -1)],
    ['a NUL', (id: string) => `${id}%00`],
    ['a line feed', (id: string) => `${id}%0A`],
    ['an encoded slash', (id: string) => `${id}%2Fassets`],
    ['an encoded traversal', () => '%2e%2e%2f%2e%2e'],
    ['white space', (id: string) => `%20${id}`],
  ])('422 for %s', async (_name, change) => {
    const answer = await scene.call('getContent', { path: { containerId: change(containerId) } });
    expect(outcomeOf(answer)).toBe('422 VALIDATION');
    expect(errorOf(answer).details).toMatchObject({ issues: [{ path: 'path/containerId' }] });
  });

  test('an encoded id is the id', async () => {
    const encoded = containerId.replaceAll(/./g, (character) => `%${character.charCodeAt(0).toString(16)}`);
    expect(outcomeOf(await get(`/v1/content/${encoded}`))).toBe('200');
  });

  test.each(['%ED%A0%80', '%FF', '%', '%zz', '%C0%80'])('400 for %s, which encodes no text', async (text) => {
    expect(outcomeOf(await get(`/v1/content/${text}`))).toBe('400 MALFORMED_REQUEST');
  });

  test.each(['upload-2', 'upload-01', 'UPLOAD-1', 'upload-1_'])('404 for the asset %s', async (assetId) => {
    expect(outcomeOf(await scene.call('getAsset', { path: { containerId, assetId } }))).toBe('404 NOT_FOUND');
  });

  test.each(['upload%2d1%00', 'upload-1.jpg', '%2e%2e', 'a'.repeat(129)])('422 for the asset %s', async (assetId) => {
    expect(outcomeOf(await scene.call('getAsset', { path: { containerId, assetId } }))).toBe('422 VALIDATION');
  });

  test.each([
    '/v1',
    '/v1/',
    '//v1/whoami',
    '/v1//whoami',
    '/v1/whoami/',
    '/v1/./whoami',
    '/v1/x/../whoami',
    '/V1/whoami',
    '/v1/Whoami',
    '/v1/whoami%2F',
    '/v1%2Fwhoami',
    '/v1/content/',
    '/v1/whoami;a=1',
    '/',
    '/healthz/',
    '/Healthz',
  ])('404 for %s', async (path) => {
    expect(outcomeOf(await get(path))).toBe('404 NOT_FOUND');
  });
});

describe('query parameters', () => {
  const list = (query: string) => scene.call('listContent', { path: { projectId: scene.projectId }, query });
  const listProjects = (query: string) => scene.call('listProjects', { query });

  test.each([
    'limit=abc',
    'limit=',
    'limit=0',
    'limit=201',
    'limit=-1',
    'limit=1.5',
    'limit=1&limit=2',
    'unknown=1',
    'Limit=1',
    'limit[]=1',
    'status=open',
    'status=',
    'status=completed,queued',
    'status[]=completed',
    'creativeType=uploaded&creativeType=generated',
    'creativeType=other',
    'format=film',
    'since=2026-06-12',
    'since=2026-06-12T14:00:00',
    'since=2026-06-12T14:00:00%2B02:00',
    'since=2026-06-12T14:00:00+02:00',
    'since=2026-13-12T14:00:00Z',
    'since=2026-02-30T14:00:00Z',
    'since=now',
    'since=2026-06-12T14:00:00Z&since=2026-06-12T14:00:00Z',
    'cursor=',
    'cursor=x',
    'cursor=x&cursor=y',
    '__proto__=1',
    'constructor=1',
    '=',
    '=1',
  ])('422 for ?%s', async (query) => {
    expect(outcomeOf(await list(query))).toBe('422 VALIDATION');
  });

  test.each([
    '',
    'limit=1',
    'limit=200',
    'limit=01',
    'status=completed&status=queued',
    'format=ugc-remix',
    'since=2026-06-12T14:00:00.123456789Z',
    'since=2026-06-12T14%3A00%3A00Z&until=2026-06-12T14:00:00Z',
  ])('200 for ?%s', async (query) => {
    expect(outcomeOf(await list(query))).toBe('200');
  });

  test.each([
    ['a NUL', 'search=a%00b'],
    ['a NUL in a name', 'a%00b=1'],
    ['a surrogate written as UTF-8 bytes', 'search=%ED%A0%80'],
    ['bytes that are no text', 'search=%FF'],
    ['an overlong NUL', 'search=%C0%80'],
    ['a broken escape', 'search=%zz'],
    ['a name that is no text', '%ED%A0%80=1'],
  ])('422 for %s', async (_name, query) => {
    expect(outcomeOf(await listProjects(query))).toBe('422 VALIDATION');
  });

  test('a search is text and never a pattern', async () => {
    for (const search of ['%25', '_', '%5C', "';--", '%27%3B--', '?', '/']) {
      const answer = await listProjects(`search=${search}`);
      expect(JSON.parse(answer.body)).toEqual({ items: [], nextCursor: null });
    }
    expect(JSON.parse((await listProjects('search=HARBOUR+roast')).body)).toMatchObject({
      items: [{ name: 'Harbour Roasters' }],
    });
  });
});

describe('Authorization', () => {
  const whoami = (headers: Readonly<Record<string, string | readonly string[]>>) =>
    scene.send({ method: 'GET', path: '/v1/whoami', headers });
  const changed = (change: (key: string) => string): string => `Bearer ${change(scene.keys.live)}`;

  test.each([
    ['none', () => null],
    ['an empty one', () => ''],
    ['no scheme', () => scene.keys.live],
    ['Basic', () => `Basic ${Buffer.from(`${scene.keys.live}:`).toString('base64')}`],
    ['no key', () => 'Bearer '],
    ['two keys', () => `Bearer ${scene.keys.live} ${scene.keys.live}`],
    ['two keys with a comma', () => `Bearer ${scene.keys.live}, Bearer ${scene.keys.live}`],
    ['an unknown handle', () => `Bearer lp_live_${'A'.repeat(16)}_${'s'.repeat(43)}`],
    ['a changed secret', () => changed((key) => `${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`)],
    ['a shorter secret', () => changed((key) => key.slice(0, -1))],
    ['a longer secret', () => changed((key) => `${key}A`)],
    ['the other environment', () => changed((key) => key.replace('_live_', '_test_'))],
    [
      'a lower-case handle',
      () => changed((key) => `${key.slice(0, 8)}${key.slice(8, 24).toLowerCase()}${key.slice(24)}`),
    ],
    ['another prefix', () => changed((key) => key.replace(/^lp/, 'sk'))],
    ['quotes', () => `Bearer "${scene.keys.live}"`],
  ])('401 for %s', async (_name, authorization) => {
    const value = authorization();
    const answer = await whoami(value === null ? {} : { Authorization: value });
    expect(outcomeOf(answer)).toBe('401 UNAUTHENTICATED');
    expect(answer.headers.get('WWW-Authenticate')).toBe('Bearer');
    expect(answer.body).not.toContain(scene.keys.live.slice(-20));
  });

  test('the name of the scheme has no case', async () => {
    expect(outcomeOf(await whoami({ Authorization: `bearer ${scene.keys.live}` }))).toBe('200');
  });

  test('no key in the query or in a cookie', async () => {
    expect(outcomeOf(await scene.send({ method: 'GET', path: `/v1/whoami?api_key=${scene.keys.live}` }))).toBe(
      '401 UNAUTHENTICATED',
    );
    expect(outcomeOf(await whoami({ Cookie: `key=${scene.keys.live}`, 'X-Api-Key': scene.keys.live }))).toBe(
      '401 UNAUTHENTICATED',
    );
  });

  test('a revoked key stops with the next request', async () => {
    const { database } = scene.service;
    const key = scene.keys.readOnly;
    expect(outcomeOf(await scene.call('whoami', { key }))).toBe('200');
    await database.execute('UPDATE api_keys SET revoked_at = service_now() WHERE handle = $1', [key.slice(8, 24)]);
    expect(outcomeOf(await scene.call('whoami', { key }))).toBe('401 UNAUTHENTICATED');
    await database.execute('UPDATE api_keys SET revoked_at = NULL WHERE handle = $1', [key.slice(8, 24)]);
    expect(outcomeOf(await scene.call('whoami', { key }))).toBe('200');
  });

  test('a key that may read may not write', async () => {
    const path = { containerId };
    expect(outcomeOf(await scene.call('getContent', { path, key: scene.keys.readOnly }))).toBe('200');
    expect(outcomeOf(await scene.call('cancelContent', { path, key: scene.keys.readOnly }))).toBe(
      '403 FORBIDDEN_SCOPE',
    );
    expect((await scene.item(containerId)).status).toBe('completed');
  });
});

describe('what is no HTTP', () => {
  test.each([
    ['no request line', 'hello\r\n\r\n', 400],
    ['a broken header', 'GET /v1/whoami HTTP/1.1\r\nHost: x\r\nBad Header: 1\r\n\r\n', 400],
    ['two lengths', 'POST /v1/projects HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}', 400],
    [
      'length and chunks',
      'POST /v1/projects HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
    ],
    ['too many headers', `GET /v1/whoami HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
    ['a broken chunk', 'POST /v1/projects HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n', 400],
  ])('%s is answered in the envelope', async (_name, request, status) => {
    const answer = await sendRawText(request);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    const body: unknown = JSON.parse(answer.slice(answer.indexOf('\r\n\r\n') + 4));
    expect(body).toMatchObject({
      error: {
        code: status === 431 ? 'HEADERS_TOO_LARGE' : 'MALFORMED_REQUEST',
        requestId: /X-Request-Id: (\S+)/i.exec(answer)?.[1],
      },
    });
  });
});

/** Everything the service says to these bytes until it closes the connection. */
function sendRawText(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(scene.service.baseUrl).port), '127.0.0.1');
    let received = '';
    socket.on('data', (chunk) => {
      received += String(chunk);
    });
    socket.on('error', reject);
    socket.on('close', () => {
      resolve(received);
    });
    socket.end(text);
  });
}
