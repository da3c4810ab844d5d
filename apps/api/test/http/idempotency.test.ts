import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { isObject } from '@layers-content/contract';
import type { OperationId, Project as WireProject } from '@layers-content/contract';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Answer } from '../contract/documented-answers.ts';
import { generateApiKey } from '../../src/api-keys.ts';
import { bare, errorOf, itemOf, openScene, outcomeOf, requestOf } from './scene.ts';
import type { Call, Scene } from './scene.ts';

/** What an Idempotency-Key promises of operations whose answer is kept word for word. */
const dayMs = 86_400_000;
let scene: Scene;

beforeAll(async () => {
  scene = await openScene({ env: { RATE_LIMITS: 'off' } });
});

afterEach(async () => {
  await scene.service.database.setServiceNow(null);
});

afterAll(async () => {
  await scene.close();
});

const newProject = { name: 'Idempotent', timezone: 'Europe/Lisbon' };
const projectPath = () => ({ projectId: scene.projectId });
const keyed = (key: string) => ({ 'Idempotency-Key': key });
const replayed = (answer: Answer) => answer.headers.get('Idempotent-Replayed');
const create = (key: string, call: Call = {}) =>
  scene.call('createProject', { body: newProject, headers: keyed(key), ...call });
const rename = (key: string, name: string, call: Call = {}) =>
  scene.call('updateProject', { path: projectPath(), body: { name }, headers: keyed(key), ...call });

function projectOf({ body }: Answer): WireProject {
  const project: unknown = JSON.parse(body);
  if (!isProject(project)) throw new Error(`not a project: ${body}`);
  return project;
}

function isProject(value: unknown): value is WireProject {
  return isObject(value) && typeof value['timezone'] === 'string';
}

/** Rows of a table, of all tenants. */
async function countOf(table: 'projects' | 'content_items' | 'audit_events' | 'idempotency_replies'): Promise<number> {
  const [row] = await scene.service.database.execute(`SELECT count(*)::integer AS count FROM ${table}`);
  return Number(row?.['count']);
}

/** Effects and what is written beside them; a replay changes nothing of it. */
const footprint = async () => [
  await countOf('projects'),
  await countOf('content_items'),
  await countOf('audit_events'),
  await countOf('idempotency_replies'),
];

function expectReplay(again: Answer, first: Answer): void {
  expect([again.status, again.body, replayed(again)]).toEqual([first.status, first.body, 'true']);
  expect(again.headers.get('Content-Type')).toBe(first.headers.get('Content-Type'));
}

describe('a repetition gets the first answer, to the byte', () => {
  test('createProject: one project, also after it changed', async () => {
    const key = randomUUID();
    const first = await create(key);
    expect([first.status, replayed(first)]).toEqual([201, null]);
    const { id } = projectOf(first);
    await scene.call('updateProject', { path: { projectId: id }, body: { name: 'Renamed since' } });
    await scene.call('archiveProject', { path: { projectId: id } });
    const before = await footprint();
    const again = await create(key);
    expectReplay(again, first);
    expect(again.headers.get('X-Request-Id')).not.toBe(first.headers.get('X-Request-Id'));
    expect(await footprint()).toEqual(before);
  });

  test('updateProject: the name since then stays', async () => {
    const key = randomUUID();
    const first = await rename(key, 'By the first');
    expect([first.status, replayed(first)]).toEqual([200, null]);
    await scene.call('updateProject', { path: projectPath(), body: { name: 'By another' } });
    const before = await footprint();
    expectReplay(await rename(key, 'By the first'), first);
    expect(await footprint()).toEqual(before);
    expect(projectOf(await scene.call('getProject', { path: projectPath() })).name).toBe('By another');
  });

  test('updateContent: the caption since then stays, and completedAt is not moved', async () => {
    const { id: containerId } = await scene.complete();
    const key = randomUUID();
    const patch = { path: { containerId }, body: { caption: 'Once — "naïve" 🫘\n' }, headers: keyed(key) };
    const first = await scene.call('updateContent', patch);
    expect([first.status, replayed(first)]).toEqual([200, null]);
    await scene.service.database.setServiceNow(new Date(Date.now() + 3_600_000));
    const second = itemOf(await scene.call('updateContent', { path: { containerId }, body: { caption: 'Twice.' } }));
    await scene.service.database.setServiceNow(new Date(Date.now() + 7_200_000));
    expectReplay(await scene.call('updateContent', patch), first);
    expect(await scene.item(containerId)).toEqual(second);
    await scene.call('cancelContent', { path: { containerId } });
    expectReplay(await scene.call('updateContent', patch), first);
  });

  test('a request without the key has its effect each time, and is never marked', async () => {
    const before = await countOf('projects');
    for (let call = 0; call < 2; call += 1) {
      const answer = await scene.call('createProject', { body: newProject });
      expect([answer.status, replayed(answer)]).toEqual([201, null]);
    }
    expect(await countOf('projects')).toBe(before + 2);
  });

  test('reads and DELETE take no key: even a broken one is not looked at', async () => {
    for (const operationId of ['getProject', 'archiveProject'] as const) {
      const projectId = projectOf(await scene.call('createProject', { body: newProject })).id;
      for (let call = 0; call < 2; call += 1) {
        const answer = await scene.call(operationId, { path: { projectId }, headers: keyed('') });
        expect([answer.status, replayed(answer)]).toEqual([200, null]);
      }
    }
  });
});

describe('a key stands for one request', () => {
  const conflict = '409 IDEMPOTENCY_CONFLICT';

  test('another body, be it one blank, is a conflict without an effect', async () => {
    const key = randomUUID();
    const body = JSON.stringify(newProject);
    const first = await create(key, { body });
    const before = await footprint();
    for (const other of [
      `${body} `,
      JSON.stringify({ ...newProject, name: 'Another' }),
      JSON.stringify({ timezone: newProject.timezone, name: newProject.name }),
    ]) {
      const answer = await create(key, { body: other });
      expect([outcomeOf(answer), replayed(answer)]).toEqual([conflict, null]);
    }
    expect(await footprint()).toEqual(before);
    expectReplay(await create(key, { body }), first);
  });

  test('another path is a conflict', async () => {
    const other = projectOf(await scene.call('createProject', { body: newProject }));
    const key = randomUUID();
    await rename(key, 'Same body');
    expect(outcomeOf(await rename(key, 'Same body', { path: { projectId: other.id } }))).toBe(conflict);
    expect(projectOf(await scene.call('getProject', { path: { projectId: other.id } })).name).toBe(newProject.name);
  });

  test('a path that leads nowhere is a conflict before it is a 404', async () => {
    const key = randomUUID();
    await rename(key, 'Same body');
    expect(outcomeOf(await rename(key, 'Same body', { path: { projectId: randomUUID() } }))).toBe(conflict);
  });

  test('another operation of the same path and body is a conflict', async () => {
    const { id: containerId } = await scene.complete();
    const key = randomUUID();
    const call = { path: { containerId }, body: { caption: 'The same body.' }, headers: keyed(key) };
    expect((await scene.call('updateContent', call)).status).toBe(200);
    expect(outcomeOf(await scene.call('finalizeUpload', call))).toBe(conflict);
    expect(outcomeOf(await create(key))).toBe(conflict);
    expect(
      outcomeOf(await scene.call('createUploadSession', { path: projectPath(), body: oneFile, headers: keyed(key) })),
    ).toBe(conflict);
  });

  test('an empty query is no query, and the same request', async () => {
    const key = randomUUID();
    const first = await rename(key, 'No query');
    expectReplay(await rename(key, 'No query', { query: '' }), first);
  });

  test('an id bare or with its prefix is the same request', async () => {
    const key = randomUUID();
    const first = await rename(key, 'Either id', { path: { projectId: `prj_${bare(scene.projectId)}` } });
    expect(first.status).toBe(200);
    expectReplay(await rename(key, 'Either id', { path: { projectId: bare(scene.projectId) } }), first);
  });

  test('a key in quotes or bare is the same key', async () => {
    for (const [one, other] of [
      ['bare', 'quoted'],
      ['quoted', 'bare'],
    ] as const) {
      const uuid = randomUUID();
      const forms = { bare: uuid, quoted: `"${uuid}"` };
      const first = await create(forms[one]);
      expectReplay(await create(forms[other]), first);
    }
  });

  test('keys are told apart by case and by every character', async () => {
    const key = `Case-${randomUUID()}`;
    const first = projectOf(await create(key));
    for (const other of [key.toUpperCase(), `${key}.`, `"${key} "`]) {
      const answer = await create(other);
      expect([answer.status, replayed(answer)]).toEqual([201, null]);
      expect(projectOf(answer).id).not.toBe(first.id);
    }
  });
});

const oneFile = { grouping: 'per-file', files: [{ filename: 'a.jpg', contentType: 'image/jpeg', sizeBytes: 1 }] };

describe('the form of a key', () => {
  test.each(['!', 'k'.repeat(255), `"${'q'.repeat(255)}"`, '" "', 'a b', "it's{}~", 'inner"quote'])(
    '%s is taken',
    async (key) => {
      const first = await rename(key, 'Taken');
      expect([first.status, replayed(first)]).toEqual([200, null]);
      expectReplay(await rename(key, 'Taken'), first);
    },
  );

  const malformed: readonly (readonly [string, string | readonly string[]])[] = [
    ['an empty one', ''],
    ['blanks alone', '   '],
    ['empty quotes', '""'],
    ['an open quote', '"abc'],
    ['a quote alone', '"'],
    ['a quote within quotes', '"a"b"'],
    ['256 characters', 'k'.repeat(256)],
    ['256 characters in quotes', `"${'q'.repeat(256)}"`],
    ['not ASCII', 'schön'],
    ['a tabulator', 'a\tb'],
    ['two headers', ['one', 'two']],
    ['two equal headers', ['same', 'same']],
    ['two headers, one empty', ['one', '']],
  ];
  const operationIds: readonly OperationId[] = [
    'createProject',
    'updateProject',
    'createUploadSession',
    'finalizeUpload',
    'updateContent',
    'refreshUploadUrls',
    'killApiKey',
    'createWebhookEndpoint',
    'updateWebhookEndpoint',
    'rotateWebhookSecret',
    'testWebhookEndpoint',
    'replayWebhookDelivery',
  ];

  test.each(malformed)('%s is 400 for every operation that takes keys, and has no effect', async (_name, value) => {
    const before = await countOf('projects');
    const { admin } = await adminKey();
    for (const operationId of operationIds) {
      const id = randomUUID();
      const path = { projectId: scene.projectId, containerId: id, keyId: id, endpointId: id, deliveryId: id };
      const body = operationId === 'createProject' ? newProject : { name: 'Never' };
      const request = requestOf(operationId, { path, body, key: admin });
      const answer = await scene.send({ ...request, headers: { ...request.headers, 'Idempotency-Key': value } });
      expect([operationId, outcomeOf(answer)]).toEqual([operationId, '400 MALFORMED_REQUEST']);
    }
    expect(await countOf('projects')).toBe(before);
  });

  test.each(['\u0001', '\u007f', '\u0000'])('the control character %j is 400', async (character) => {
    const body = JSON.stringify(newProject);
    const answer = await sendText(
      [
        'POST /v1/projects HTTP/1.1',
        'Host: x',
        `Authorization: Bearer ${scene.keys.live}`,
        'Content-Type: application/json',
        `Content-Length: ${body.length}`,
        `Idempotency-Key: a${character}b`,
        'Connection: close',
        '',
        body,
      ].join('\r\n'),
    );
    expect(answer).toMatch(/^HTTP\/1.1 400 [^]*MALFORMED_REQUEST/);
  });
});

describe('the order of checks', () => {
  test('parameters, then the conflict of keys, then the schema of the body, then existence', async () => {
    const key = randomUUID();
    await rename(key, 'The first');
    expect(outcomeOf(await rename(key, '', { query: 'unknown=1' }))).toBe('422 VALIDATION');
    expect(outcomeOf(await rename(key, 'The first', { query: 'unknown=1' }))).toBe('422 VALIDATION');
    expect(outcomeOf(await rename(key, 'The first', { path: { projectId: 'prj_nothing' } }))).toBe('422 VALIDATION');
    for (const body of [{ name: '' }, { unknown: 1 }, { name: 'a\0b' }, '"text"', []]) {
      expect(outcomeOf(await rename(key, '', { body }))).toBe('409 IDEMPOTENCY_CONFLICT');
      expect(outcomeOf(await rename(randomUUID(), '', { body }))).toBe('422 VALIDATION');
    }
    expect(outcomeOf(await rename(key, '', { body: '{' }))).toBe('400 MALFORMED_REQUEST');
    expect(
      outcomeOf(await rename(key, '', { body: '{}', headers: { ...keyed(key), 'Content-Type': 'text/plain' } })),
    ).toBe('415 UNSUPPORTED_MEDIA_TYPE');
  });

  test('the bytes of the body before the form of the key, and that before parameters', async () => {
    expect(outcomeOf(await rename('', 'x', { body: '{' }))).toBe('400 MALFORMED_REQUEST');
    expect(outcomeOf(await rename('', 'Right', { query: 'unknown=1' }))).toBe('400 MALFORMED_REQUEST');
  });
});

describe('whose key it is', () => {
  test('two organizations and two environments have keys of the same name, and none sees another', async () => {
    const key = randomUUID();
    const callers = [scene.keys.live, scene.keys.test, scene.keys.foreign];
    const first: Answer[] = [];
    for (const caller of callers) first.push(await create(key, { key: caller }));
    expect(first.map((answer) => [answer.status, replayed(answer)])).toEqual(callers.map(() => [201, null]));
    expect(new Set(first.map((answer) => projectOf(answer).id)).size).toBe(3);
    for (const [index, caller] of callers.entries()) {
      const own = first[index];
      if (!own) throw new Error('no first answer');
      expectReplay(await create(key, { key: caller }), own);
      const before = await footprint();
      expect(outcomeOf(await create(key, { key: caller, body: { ...newProject, name: `Of caller ${index}` } }))).toBe(
        '409 IDEMPOTENCY_CONFLICT',
      );
      expect(await footprint()).toEqual(before);
    }
  });

  test('another API key of the organization gets the replay, if its scope allows the operation', async () => {
    const key = randomUUID();
    const first = await create(key);
    expectReplay(await create(key, { key: (await adminKey()).admin }), first);
    const refused = await create(key, { key: scene.keys.readOnly });
    expect([outcomeOf(refused), replayed(refused)]).toEqual(['403 FORBIDDEN_SCOPE', null]);
  });

  test('an API key that lost its scope, was revoked or killed gets no replay', async () => {
    const { database } = scene.service;
    const { admin, keyId } = await adminKey();
    const key = randomUUID();
    const first = await create(key, { key: admin });
    await database.execute(`UPDATE api_keys SET scopes = '{content:read,org:admin}' WHERE id = $1`, [keyId]);
    expect(outcomeOf(await create(key, { key: admin }))).toBe('403 FORBIDDEN_SCOPE');
    await database.execute(`UPDATE api_keys SET scopes = '{*,org:admin}' WHERE id = $1`, [keyId]);
    expectReplay(await create(key, { key: admin }), first);
    await scene.call('killApiKey', { path: { keyId }, key: admin });
    expect(outcomeOf(await create(key, { key: admin }))).toBe('503 KILL_SWITCH');
    const other = await adminKey();
    expectReplay(await create(key, { key: other.admin }), first);
    await database.repository.operator.revokeApiKey(other.keyId);
    expect(outcomeOf(await create(key, { key: other.admin }))).toBe('401 UNAUTHENTICATED');
  });
});

describe('how long', () => {
  test('24 hours to the millisecond; then the key is new, for any request', async () => {
    const { database } = scene.service;
    const start = new Date('2026-05-01T12:00:00.123Z').getTime();
    const at = (ms: number) => database.setServiceNow(new Date(start + ms));
    const key = randomUUID();
    await at(0);
    const first = await create(key);
    await at(dayMs - 1);
    expectReplay(await create(key), first);
    expect(outcomeOf(await rename(key, 'Another'))).toBe('409 IDEMPOTENCY_CONFLICT');
    await at(dayMs);
    const renamed = await rename(key, 'Another');
    expect([renamed.status, replayed(renamed)]).toEqual([200, null]);
    // It counts from the new answer, and a replay does not prolong it.
    await at(2 * dayMs - 1);
    expectReplay(await rename(key, 'Another'), renamed);
    await at(2 * dayMs);
    const anew = await create(key);
    expect([anew.status, replayed(anew)]).toEqual([201, null]);
    expect(projectOf(anew).id).not.toBe(projectOf(first).id);
  });
});

describe('operations that are idempotent anyway', () => {
  test('refreshUploadUrls and killApiKey look at the form of a key alone', async () => {
    const { containerId } = await scene.openOne();
    const { admin, keyId } = await adminKey();
    const { keyId: otherId } = await adminKey();
    const key = randomUUID();
    const before = await countOf('idempotency_replies');
    const calls = async () => [
      await scene.call('refreshUploadUrls', { path: { containerId }, headers: keyed(key) }),
      await scene.call('killApiKey', { path: { keyId: otherId }, key: admin, headers: keyed(key) }),
    ];
    for (const answer of [...(await calls()), ...(await calls())])
      expect([answer.status, replayed(answer)]).toEqual([200, null]);
    expect(await countOf('idempotency_replies')).toBe(before);
    // The key is still free for a request that needs it, and a used one disturbs neither.
    expect((await create(key)).status).toBe(201);
    for (const answer of await calls()) expect([answer.status, replayed(answer)]).toEqual([200, null]);
    expect(
      outcomeOf(await scene.call('killApiKey', { path: { keyId }, key: scene.keys.readOnly, headers: keyed('') })),
    ).toBe('403 FORBIDDEN_SCOPE');
  });
});

describe('what is never kept', () => {
  test('a refusal: the corrected request has the key', async () => {
    const key = randomUUID();
    const before = await countOf('idempotency_replies');
    const refusals: readonly (readonly [Call, string])[] = [
      [{ body: '{' }, '400 MALFORMED_REQUEST'],
      [{ key: null }, '401 UNAUTHENTICATED'],
      [{ key: scene.keys.readOnly }, '403 FORBIDDEN_SCOPE'],
      [{ body: `"${'x'.repeat(65_536)}"` }, '413 PAYLOAD_TOO_LARGE'],
      [{ headers: { ...keyed(key), 'Content-Type': 'text/plain' } }, '415 UNSUPPORTED_MEDIA_TYPE'],
      [{ body: {} }, '422 VALIDATION'],
      [{ body: { ...newProject, timezone: 'Mars/Olympus' } }, '422 VALIDATION'],
    ];
    for (const [call, outcome] of refusals) expect([outcomeOf(await create(key, call)), call]).toEqual([outcome, call]);
    expect(await countOf('idempotency_replies')).toBe(before);
    const first = await create(key);
    expect([first.status, replayed(first)]).toEqual([201, null]);
    for (const [call, outcome] of refusals) {
      // Once the key is taken, a fault of the body alone is another request.
      expect(outcomeOf(await create(key, call))).toBe(
        outcome === '422 VALIDATION' ? '409 IDEMPOTENCY_CONFLICT' : outcome,
      );
    }
    expectReplay(await create(key), first);
  });

  test('404 and 409 of state: they are told afresh, and the same request works once it can', async () => {
    const { containerId, ...target } = await scene.openOne();
    const key = randomUUID();
    const patch = { path: { containerId }, body: { caption: 'Now?' }, headers: keyed(key) };
    expect(outcomeOf(await scene.call('updateContent', { ...patch, path: { containerId: randomUUID() } }))).toBe(
      '404 NOT_FOUND',
    );
    expect(outcomeOf(await scene.call('updateContent', patch))).toBe('409 CONFLICT');
    await scene.put({ containerId, ...target });
    await scene.call('finalizeUpload', { path: { containerId }, body: { caption: 'First.' } });
    const first = await scene.call('updateContent', patch);
    expect([first.status, replayed(first), itemOf(first).caption]).toEqual([200, null, 'Now?']);
    expectReplay(await scene.call('updateContent', patch), first);
  });

  test('a session refused by an archived project opens once it is restored', async () => {
    const projectId = projectOf(await scene.call('createProject', { body: newProject })).id;
    await scene.call('archiveProject', { path: { projectId } });
    const key = randomUUID();
    const open = () => scene.call('createUploadSession', { path: { projectId }, body: oneFile, headers: keyed(key) });
    expect(errorOf(await open())).toMatchObject({ status: 409, code: 'CONFLICT' });
    await scene.call('updateProject', { path: { projectId }, body: { status: 'active' } });
    const first = await open();
    expect([first.status, replayed(first)]).toEqual([201, null]);
    expect(replayed(await open())).toBe('true');
  });
});

/** A key of the scene's organization that may do everything. */
async function adminKey(): Promise<{ readonly admin: string; readonly keyId: string }> {
  const { tenant, context, service } = scene;
  const keyId = randomUUID();
  const grant = {
    tenant,
    id: keyId,
    name: 'Admin',
    scopes: ['*', 'org:admin'] as const,
    rateLimitTier: 'standard' as const,
  };
  const { row, secretKey } = generateApiKey(grant, context.secrets.keyPeppers[0]);
  expect(await service.database.repository.operator.createApiKey(row)).toBe(true);
  return { admin: secretKey, keyId };
}

/** Everything the service says to this text until it closes the connection; no client of ours would send it. */
function sendText(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(scene.service.baseUrl).port), '127.0.0.1');
    let received = '';
    socket.on('data', (chunk: Buffer) => {
      received += chunk.toString();
    });
    socket.on('error', reject);
    socket.on('close', () => {
      resolve(received);
    });
    socket.write(text);
  });
}
