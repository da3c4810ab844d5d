import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { isObject } from '@layers-content/contract';
import { drainDeletions } from '@layers-content/core';
import { mediaFixture } from '@layers-content/media-probe/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Answer } from '../contract/documented-answers.ts';
import { answering, openWeb } from '../web.ts';
import type { Web } from '../web.ts';
import { itemOf, openScene, outcomeOf, picture } from './scene.ts';
import type { Call, Scene } from './scene.ts';

const host = 'https://media.example.com';
const url = `${host}/beans.jpg`;
let web: Web;
let scene: Scene;
let foreignProject = '';
const newKey = () => ({ 'Idempotency-Key': crypto.randomUUID() });

beforeAll(async () => {
  web = await openWeb(['media.example.com', 'other.example.com', 'third.example.com']);
  scene = await openScene({ network: web.network, env: { RATE_LIMITS: 'off' } });
  [foreignProject = ''] =
    /prj_[0-9a-f-]{36}/.exec((await scene.call('listProjects', { key: scene.keys.foreign })).body) ?? [];
});

beforeEach(() => web.reset());

afterAll(async () => {
  await scene.close();
  await web.close();
});

const importing = (urls: readonly string[] = [url], call: Call = {}) =>
  scene.call('uploadContentFromUrl', {
    path: { projectId: scene.projectId },
    body: { media: urls.map((each) => ({ url: each })), caption: 'From afar.' },
    ...call,
  });

const detailsOf = ({ body }: Answer): unknown => {
  const answer: unknown = JSON.parse(body);
  return isObject(answer) && isObject(answer['error']) ? answer['error']['details'] : null;
};

async function items(): Promise<readonly { id: string; status: string; code: unknown }[]> {
  const rows = await scene.service.database.execute(
    "SELECT id, state, last_error_code FROM content_items WHERE organization_id = $1 AND world = 'live' ORDER BY created_at, id",
    [scene.tenant.organizationId],
  );
  return rows.map((row) => ({
    id: String(row['id']),
    status: String(row['state']),
    code: row['last_error_code'],
  }));
}

const usage = () => scene.context.repository.forTenant(scene.tenant, 'system').getUsage();
const taken = async () => {
  const { openUploads, storedBytes } = await usage();
  return { openUploads, storedBytes };
};

/** A host that holds its answers back until they are let go. */
function holding(answer: RequestListener) {
  const waiting: [IncomingMessage, ServerResponse][] = [];
  let arrived = (): void => undefined;
  const serve: RequestListener = (request, response) => {
    waiting.push([request, response]);
    arrived();
  };
  return {
    serve,
    /** Resolves when so many requests are held. */
    held: async (count: number) => {
      while (waiting.length < count) await new Promise<void>((resolve) => (arrived = resolve));
    },
    letGo: () => {
      for (const [request, response] of waiting.splice(0)) answer(request, response);
    },
  };
}

describe('201', () => {
  test('makes a completed item of a picture, byte for byte, and leaves nothing else', async () => {
    web.serve(url, answering('image/jpeg; charset=binary', picture));
    const before = await taken();
    const answer = await importing();
    expect(answer.status).toBe(201);
    const item = itemOf(answer);
    expect(item).toMatchObject({ status: 'completed', caption: 'From afar.', creativeType: 'uploaded' });
    expect(item).toEqual(await scene.item(item.id));
    const media = await scene.send({ method: 'GET', path: new URL(item.assets[0]?.url ?? '').pathname });
    expect(media.status).toBe(200);
    expect(item.assets[0]?.sizeBytes).toBe(picture.byteLength);
    const after = await taken();
    expect(after.openUploads).toBe(before.openUploads);
    expect(after.storedBytes - before.storedBytes).toBe(picture.byteLength);
  });

  test('makes a slideshow of several, also where their number of bytes is not told', async () => {
    web.serve(url, (_, response) => response.writeHead(200, { 'content-type': 'image/jpeg' }).end(picture));
    web.serve(`${host}/cup.png`, answering('image/png', mediaFixture('picture.png')));
    const item = itemOf(await importing([url, `${host}/cup.png`]));
    expect(item.assets.map(({ assetId, mimeType }) => [assetId, mimeType])).toEqual([
      ['upload-1', 'image/jpeg'],
      ['upload-2', 'image/png'],
    ]);
    expect(item.assets[1]?.url).toMatch(/upload-2\.png$/);
    expect(item.preview?.kind).toBe('slideshow');
  });

  test('follows a redirect to another public host', async () => {
    web.serve(url, (_, response) => response.writeHead(302, { location: 'https://other.example.com/b.jpg' }).end());
    web.serve('https://other.example.com/b.jpg', answering('image/jpeg', picture));
    expect((await importing()).status).toBe(201);
  });

  test('is told in the audit log as a session and a completion', async () => {
    web.serve(url, answering('image/jpeg', picture));
    const { id } = itemOf(await importing());
    const log = await scene.call('listAuditLog', { query: 'limit=2' });
    expect([...log.body.matchAll(/"eventType":"([^"]+)"/g)].map(([, type]) => type)).toEqual([
      'content.completed',
      'upload_session.created',
    ]);
    expect(log.body.split(id).length).toBe(3);
  });
});

describe('an Idempotency-Key', () => {
  test('is taken at once, answers from the item once that is completed, and never makes a second one', async () => {
    const slow = holding(answering('image/jpeg', picture));
    web.serve(url, slow.serve);
    const headers = newKey();
    const before = (await items()).length;
    const first = importing([url], { headers });
    await slow.held(1);
    const meanwhile = await importing([url], { headers });
    expect(outcomeOf(meanwhile)).toBe('409 IDEMPOTENCY_IN_PROGRESS');
    expect(meanwhile.headers.get('Retry-After')).toBe('1');
    expect(outcomeOf(await importing([`${url}?another`], { headers }))).toBe('409 IDEMPOTENCY_CONFLICT');
    slow.letGo();
    const item = itemOf(await first);
    await scene.call('updateContent', { path: { containerId: item.id }, body: { caption: 'Corrected.' } });
    const repeated = await importing([url], { headers });
    expect(repeated.status).toBe(201);
    expect(repeated.headers.get('Idempotent-Replayed')).toBe('true');
    expect(itemOf(repeated)).toMatchObject({ id: item.id, caption: 'Corrected.' });
    await scene.call('cancelContent', { path: { containerId: item.id } });
    expect(itemOf(await importing([url], { headers }))).toMatchObject({ id: item.id, status: 'canceled' });
    expect((await items()).length).toBe(before + 1);
  });

  test('of two requests at once makes one item', async () => {
    web.serve(url, answering('image/jpeg', picture));
    const headers = newKey();
    const before = (await items()).length;
    const answers = await Promise.all([importing([url], { headers }), importing([url], { headers })]);
    expect(answers.map(outcomeOf).toSorted()[0]).toBe('201');
    expect((await items()).length).toBe(before + 1);
  });

  test('is free after a refusal, for this request and for another', async () => {
    const headers = newKey();
    expect(outcomeOf(await importing([url], { headers }))).toBe('422 VALIDATION');
    web.serve(`${url}?2`, answering('image/jpeg', picture));
    const answer = await importing([`${url}?2`], { headers });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('Idempotent-Replayed')).toBeNull();
  });

  test('is free once the sweep has ended what nobody goes on with', async () => {
    const lost = holding(answering('image/jpeg', picture));
    web.serve(url, lost.serve);
    const headers = newKey();
    const first = importing([url], { headers });
    await lost.held(1);
    const [open] = (await items()).filter(({ status }) => status === 'queued');
    await scene.service.database.execute('UPDATE content_items SET session_expires_at = service_now() WHERE id = $1', [
      open?.id ?? '',
    ]);
    expect(outcomeOf(await importing([url], { headers }))).toBe('409 IDEMPOTENCY_IN_PROGRESS');
    await scene.context.repository.maintenance.cancelExpired(10);
    web.serve(url, answering('image/jpeg', picture));
    const again = itemOf(await importing([url], { headers }));
    expect(again.status).toBe('completed');
    lost.letGo();
    expect(outcomeOf(await first)).toBe('409 CONFLICT');
    expect(itemOf(await importing([url], { headers })).id).toBe(again.id);
  });
});

describe('a refusal', () => {
  const jpeg = { 'content-type': 'image/jpeg' };
  const endless: RequestListener = (_, response) => {
    response.writeHead(200, jpeg);
    const chunk = Buffer.alloc(1_048_576);
    const more = () => {
      while (!response.destroyed && response.write(chunk));
    };
    response.on('drain', more);
    more();
  };
  const cut: RequestListener = (_, response) => {
    response
      .writeHead(200, { ...jpeg, 'content-length': picture.byteLength })
      .write(picture.subarray(0, 100), () => response.destroy());
  };

  test.each<[string, RequestListener, string, unknown]>([
    ['a source that is cut', cut, '422 VALIDATION', { index: 0, reason: 'unreachable', detectedType: null }],
    ['one that never ends', endless, '413 PAYLOAD_TOO_LARGE', { index: 0, limitBytes: 31_457_280, actualBytes: null }],
    [
      'one that is half a file',
      answering('image/jpeg', picture.subarray(0, 900)),
      '422 VALIDATION',
      { index: 0, reason: 'truncated', detectedType: 'image/jpeg' },
    ],
    [
      'one that has no bytes',
      answering('image/jpeg', Buffer.alloc(0)),
      '422 VALIDATION',
      { index: 0, reason: 'empty', detectedType: null },
    ],
    [
      'one that is no picture',
      answering('image/webp', picture),
      '422 VALIDATION',
      { index: 0, reason: 'type_mismatch', detectedType: 'image/jpeg' },
    ],
    [
      'one without a type',
      (_, response) => response.end(picture),
      '422 VALIDATION',
      { index: 0, reason: 'unsupported_type', detectedType: null },
    ],
    [
      'one that refuses',
      (_, response) => response.writeHead(403, jpeg).end(picture),
      '422 VALIDATION',
      { index: 0, reason: 'unreachable', detectedType: null },
    ],
    [
      'one that answers in part',
      (_, response) => response.writeHead(206, jpeg).end(picture),
      '422 VALIDATION',
      { index: 0, reason: 'unreachable', detectedType: null },
    ],
    [
      'one that compresses',
      (_, response) => response.writeHead(200, { ...jpeg, 'content-encoding': 'gzip' }).end(picture),
      '422 VALIDATION',
      { index: 0, reason: 'unreachable', detectedType: null },
    ],
  ])('of %s ends the item and gives back all it took', async (_, answer, outcome, details) => {
    web.serve(url, answer);
    const before = await taken();
    const refused = await importing();
    expect(outcomeOf(refused)).toBe(outcome);
    expect(detailsOf(refused)).toEqual(details);
    expect((await items()).at(-1)).toMatchObject({ status: 'canceled', code: 'IMPORT_FAILED' });
    expect(await taken()).toEqual(before);
    const id = (await items()).at(-1)?.id ?? '';
    const left = await scene.service.database.execute('SELECT key FROM object_deletions WHERE key LIKE $1', [
      `%${id}%`,
    ]);
    const stored = (await scene.keysOf('staging/', 'frozen/', 'public-media/')).filter((key) => key.includes(id));
    expect(left.map((row) => row['key'])).toEqual(expect.arrayContaining(stored));
  });

  test('of one of several is a refusal of all', async () => {
    web.serve(url, answering('image/jpeg', picture));
    const refused = await importing([url, `${host}/missing.jpg`]);
    expect(detailsOf(refused)).toEqual({ index: 1, reason: 'unreachable', detectedType: null });
    expect((await items()).at(-1)).toMatchObject({ status: 'canceled' });
  });

  test('tells nothing of a network: whatever keeps a URL from being fetched is one answer', async () => {
    const elsewhere = ['https://10.0.0.1/', 'http://other.example.com/', 'https://other.example.com:22/', 'file:///a'];
    const redirects = elsewhere.map((location, index) => {
      web.serve(`${url}?${index}`, (_, response) => response.writeHead(302, { location }).end());
      return `${url}?${index}`;
    });
    web.network.names.set('inside.example.com', [['10.0.0.1']]);
    web.network.names.set('closed.example.com', [['93.184.216.35']]);
    web.network.routes.set('93.184.216.35', 1);
    const asked = [
      ...redirects,
      `${host}/404`,
      'https://10.0.0.1/',
      'https://[::1]/a',
      'https://localhost/',
      'https://inside.example.com/',
      'https://unknown.example.com/',
      'https://closed.example.com/',
    ];
    const told = new Set<string>();
    for (const each of asked) {
      const answer = await importing([each]);
      told.add(answer.body.replace(/req_\w+/, ''));
    }
    expect([...told].length).toBe(1);
    expect(web.network.dialled.filter((address) => !address.startsWith('93.184.216.'))).toEqual([]);
  });

  test.each([
    'http://media.example.com/a',
    'https://user:secret@media.example.com/a',
    'https://media.example.com:8443/a',
    'not a url',
  ])('of %s says what a URL has to be', async (each) => {
    expect(detailsOf(await importing([each]))).toEqual({ index: 0, reason: 'url_refused', detectedType: null });
  });

  test('of an item that was canceled meanwhile', async () => {
    const slow = holding(answering('image/jpeg', picture));
    web.serve(url, slow.serve);
    const asked = importing();
    await slow.held(1);
    const [open] = (await items()).filter(({ status }) => status === 'queued');
    await scene.call('cancelContent', { path: { containerId: `cnt_${open?.id ?? ''}` } });
    const { maintenance } = scene.context.repository;
    await drainDeletions({ maintenance, store: scene.context.store });
    slow.letGo();
    expect(outcomeOf(await asked)).toBe('409 CONFLICT');
    await drainDeletions({ maintenance, store: scene.context.store });
    expect((await scene.keysOf('staging/')).filter((key) => key.includes(open?.id ?? ''))).toEqual([]);
  });

  const project = {
    path: {
      get projectId() {
        return scene.projectId;
      },
    },
  };
  test.each<[string, (id: string) => Promise<unknown>]>([
    ['canceled', (id) => scene.call('cancelContent', { path: { containerId: `cnt_${id}` } })],
    ['ended with its project', () => scene.call('archiveProject', project)],
  ])('of an item that was %s stops its fetch, and gives its place to another', async (_, endItem) => {
    const slow = holding(answering('image/jpeg', picture));
    web.serve(url, slow.serve);
    const asked = [importing(), importing()];
    await slow.held(2);
    const open = (await items()).filter(({ status }) => status === 'queued');
    for (const { id } of open) await endItem(id);
    // The source still holds its answers back.
    expect((await Promise.all(asked)).map(outcomeOf)).toEqual(['409 CONFLICT', '409 CONFLICT']);
    await scene.call('updateProject', { ...project, body: { status: 'active' } });
    web.serve(url, answering('image/jpeg', picture));
    expect((await importing()).status).toBe(201);
  });
});

describe('shares', () => {
  test('hold an organization to two at once, and nobody else', async () => {
    const slow = holding(answering('image/jpeg', picture));
    web.serve(url, slow.serve);
    web.serve('https://other.example.com/a.jpg', answering('image/jpeg', picture));
    const before = await items();
    const atWork = [importing(), importing()];
    await slow.held(2);
    const third = await importing(['https://other.example.com/a.jpg']);
    expect(outcomeOf(third)).toBe('429 RATE_LIMITED');
    expect(detailsOf(third)).toEqual({ window: 'concurrent', limit: 2, resetsAt: null });
    const foreign = { key: scene.keys.foreign, path: { projectId: foreignProject } };
    expect((await importing(['https://other.example.com/a.jpg'], foreign)).status).toBe(201);
    const sameHost = await importing([url], foreign);
    expect(outcomeOf(sameHost)).toBe('429 RATE_LIMITED');
    slow.letGo();
    for (const each of atWork) expect((await each).status).toBe(201);
    expect((await items()).length).toBe(before.length + 2);
    web.serve(url, answering('image/jpeg', picture));
    expect((await importing([url], foreign)).status).toBe(201);
  });
});

describe('the sandbox', () => {
  const sandboxed = (each: string) => importing([each], { key: scene.keys.test });

  test('judges the URL as live does, asks nobody, and answers a fixture of the extension', async () => {
    const dialled = web.network.dialled.length;
    expect(itemOf(await sandboxed('https://nowhere.example/a.webp')).assets[0]?.mimeType).toBe('image/webp');
    expect(itemOf(await sandboxed('https://nowhere.example/')).assets[0]?.mimeType).toBe('video/mp4');
    expect(itemOf(await sandboxed('https://nowhere.example/a.avi?b=c.jpg')).assets[0]?.mimeType).toBe('video/mp4');
    const long = `https://nowhere.example/${'a'.repeat(300)}.png`;
    expect(itemOf(await sandboxed(long)).assets[0]?.mimeType).toBe('image/png');
    expect(detailsOf(await sandboxed('http://nowhere.example/a.webp'))).toMatchObject({ reason: 'url_refused' });
    expect(detailsOf(await sandboxed('https://127.0.0.1/a.webp'))).toMatchObject({ reason: 'unreachable' });
    expect(web.network.dialled.length).toBe(dialled);
  });

  test('refuses the reserved names', async () => {
    const tooLarge = await sandboxed('https://nowhere.example/sandbox-too-large.mp4');
    expect(outcomeOf(tooLarge)).toBe('413 PAYLOAD_TOO_LARGE');
    expect(detailsOf(tooLarge)).toEqual({ index: 0, limitBytes: 104_857_600, actualBytes: 104_857_601 });
    expect(outcomeOf(await sandboxed('https://nowhere.example/sandbox-unreadable.mp4'))).toBe('422 VALIDATION');
    expect(outcomeOf(await sandboxed('https://nowhere.example/sandbox-conflict.mp4'))).toBe('409 CONFLICT');
    expect(outcomeOf(await sandboxed('https://nowhere.example/sandbox-rate-limited.mp4'))).toBe('429 RATE_LIMITED');
  });
});
