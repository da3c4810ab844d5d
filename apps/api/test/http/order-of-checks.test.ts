import { randomUUID } from 'node:crypto';
import { isOperationId, operationTable } from '@layers-content/contract';
import type { OperationId } from '@layers-content/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DocumentedAnswers } from '../contract/documented-answers.ts';
import { generatedItem, errorOf, openScene, outcomeOf, requestOf } from './scene.ts';
import type { Call, Scene } from './scene.ts';

/** Each request is wrong in one check and in every later one; the earliest must answer (apps/api/src/app.ts). */
const operationIds = Object.keys(operationTable).filter(isOperationId);
const withBody = operationIds.filter((operationId) => /^(POST|PATCH)$/.test(operationTable[operationId].method));
const scoped = operationIds.filter((operationId) => operationTable[operationId].scope !== null);
const withPathIds = operationIds.filter((operationId) => operationTable[operationId].path.includes('{'));
const documented = new DocumentedAnswers();
let scene: Scene;

beforeAll(async () => {
  scene = await openScene();
});

afterAll(async () => {
  await scene.close();
});

const wrongIds = {
  projectId: 'prj_nothing',
  containerId: 'cnt_nothing',
  assetId: 'no.such.asset',
  keyId: 'key_nothing',
  endpointId: 'whe_nothing',
  deliveryId: 'whd_nothing',
};
const unknownIds = () => ({
  projectId: randomUUID(),
  containerId: randomUUID(),
  assetId: 'upload-1',
  keyId: randomUUID(),
  endpointId: randomUUID(),
  deliveryId: randomUUID(),
});
/** Broken as JSON, and one byte too large. */
const tooLarge = `{${'x'.repeat(65_536)}`;
const json = { 'Content-Type': 'application/json' };
const wrongEverywhere = {
  path: wrongIds,
  query: 'unknown=1',
  key: null,
  headers: { 'Content-Type': 'text/plain' },
  body: tooLarge,
} satisfies Call;

async function outcome(operationId: OperationId, call: Call): Promise<string> {
  const takesBody = withBody.includes(operationId);
  const { body: _body, headers: _headers, ...bodiless } = call;
  const answer = await scene.send(requestOf(operationId, takesBody ? call : bodiless));
  expect(documented.faultsOf(operationId, answer)).toEqual([]);
  return outcomeOf(answer);
}

describe.each(operationIds)('%s', (operationId) => {
  test('404 before all: a trailing slash, another case, one segment more', async () => {
    const request = requestOf(operationId, wrongEverywhere);
    const path = operationTable[operationId].path.replaceAll(/\{\w+\}/g, 'x');
    for (const wrong of [
      `${path}/`,
      path.replace('/v1', '/V1'),
      `/v1${path.slice(3).toUpperCase()}`,
      `${path}/more/and/more`,
      `/${path}`,
    ]) {
      expect(outcomeOf(await scene.send({ ...request, path: wrong }))).toBe('404 NOT_FOUND');
    }
  });

  test('405 with Allow before the key', async () => {
    const answer = await scene.send({ ...requestOf(operationId, wrongEverywhere), method: 'PUT' });
    expect(outcomeOf(answer)).toBe('405 METHOD_NOT_ALLOWED');
    expect(answer.headers.get('Allow')?.split(', ')).toEqual(
      expect.arrayContaining([operationTable[operationId].method, 'OPTIONS']),
    );
  });

  test('401 before scope, type, body and parameters', async () => {
    expect(await outcome(operationId, wrongEverywhere)).toBe('401 UNAUTHENTICATED');
  });
});

describe.each(scoped)('%s', (operationId) => {
  test('403 before type, body and parameters', async () => {
    expect(await outcome(operationId, { ...wrongEverywhere, key: scene.keys.withoutScopes })).toBe(
      '403 FORBIDDEN_SCOPE',
    );
  });
});

describe.each(withBody)('%s', (operationId) => {
  test('415 before the bytes of the body', async () => {
    expect(await outcome(operationId, { ...wrongEverywhere, key: scene.keys.live })).toBe('415 UNSUPPORTED_MEDIA_TYPE');
  });

  test('413, then 400, before the parameters', async () => {
    const call = { ...wrongEverywhere, key: scene.keys.live, headers: json };
    expect(await outcome(operationId, call)).toBe('413 PAYLOAD_TOO_LARGE');
    expect(await outcome(operationId, { ...call, body: '{' })).toBe('400 MALFORMED_REQUEST');
  });

  test('422 of a parameter is told with its path', async () => {
    const call = { ...wrongEverywhere, key: scene.keys.live, headers: json, body: '{"unknown":1}' };
    const answer = await scene.send(requestOf(operationId, call));
    expect(outcomeOf(answer)).toBe('422 VALIDATION');
    expect(JSON.stringify(errorOf(answer).details)).toContain('query/unknown');
  });
});

describe.each(withBody.filter((operationId) => withPathIds.includes(operationId)))('%s', (operationId) => {
  test('the schema of the body before existence, but where the contract says otherwise', async () => {
    const call = { path: unknownIds(), key: scene.keys.live, body: { unknown: 1 } };
    const { bodyAfterState } = operationTable[operationId];
    expect(await outcome(operationId, call)).toBe(bodyAfterState ? '404 NOT_FOUND' : '422 VALIDATION');
  });
});

describe.each(withPathIds)('%s', (operationId) => {
  test('the parameters before existence', async () => {
    const call = { path: unknownIds(), query: 'unknown=1', key: scene.keys.live, ...rightBody(operationId) };
    expect(await outcome(operationId, call)).toBe('422 VALIDATION');
  });

  test('404 for what is unknown, foreign or of the other environment, all alike', async () => {
    const { containerId } = await scene.openOne();
    const known = {
      projectId: scene.projectId,
      containerId,
      assetId: 'upload-1',
      keyId: await idOf(scene.keys.readOnly),
      ...(await delivered()),
    };
    const absent = errorOf(
      await scene.send(requestOf(operationId, { path: unknownIds(), key: scene.keys.live, ...rightBody(operationId) })),
    );
    expect(absent).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    const foreign = await scene.send(
      requestOf(operationId, { path: known, key: scene.keys.foreign, ...rightBody(operationId) }),
    );
    expect(errorOf(foreign)).toEqual(absent);
    // The first project stands in both environments; its items do not.
    if (!/\{(?:containerId|keyId|endpointId|deliveryId)\}/.test(operationTable[operationId].path)) return;
    const otherWorld = await scene.send(
      requestOf(operationId, { path: known, key: scene.keys.test, ...rightBody(operationId) }),
    );
    expect(errorOf(otherWorld)).toEqual(absent);
  });
});

describe('state comes last', () => {
  test('finalizeUpload looks at state before its body', async () => {
    const { id: containerId } = await scene.complete('The first caption wins.');
    for (const body of [{ caption: 'Another.' }, { caption: 7 }, { unknown: true }, [], 'null', '"text"', undefined]) {
      const answer = await scene.call('finalizeUpload', { path: { containerId }, body });
      expect([answer.status, errorOf(answer).code]).toEqual([200, undefined]);
      expect(JSON.parse(answer.body)).toMatchObject({ caption: 'The first caption wins.' });
    }
    await scene.call('cancelContent', { path: { containerId } });
    expect(outcomeOf(await scene.call('finalizeUpload', { path: { containerId }, body: { unknown: 1 } }))).toBe(
      '409 CONFLICT',
    );
  });

  test('finalizeUpload of an open item: the body before the files', async () => {
    const { containerId } = await scene.openOne();
    const path = { containerId };
    for (const body of [
      undefined,
      {},
      { caption: null },
      { caption: 'x'.repeat(2_201) },
      { caption: '', more: 1 },
      [],
    ]) {
      expect(outcomeOf(await scene.call('finalizeUpload', { path, body }))).toBe('422 VALIDATION');
    }
    expect(outcomeOf(await scene.call('finalizeUpload', { path, body: { caption: '' } }))).toBe(
      '409 UPLOAD_INCOMPLETE',
    );
  });

  test('updateContent: body, existence, generated, not completed', async () => {
    const { containerId } = await scene.openOne();
    const generated = generatedItem(scene.projectId);
    await scene.service.database.insertGenerated(scene.tenant, generated);
    const long = { caption: '🫘'.repeat(1_101) };
    expect(outcomeOf(await scene.call('updateContent', { path: { containerId }, body: long }))).toBe('422 VALIDATION');
    const refused = errorOf(
      await scene.call('updateContent', { path: { containerId: generated.id }, body: { caption: '' } }),
    );
    expect(refused).toMatchObject({ status: 422, details: { creativeType: 'generated' } });
    expect(outcomeOf(await scene.call('updateContent', { path: { containerId }, body: { caption: '' } }))).toBe(
      '409 CONFLICT',
    );
  });

  test('a generated item: 404 to finalize and refresh, 422 to delete', async () => {
    const generated = generatedItem(scene.projectId);
    await scene.service.database.insertGenerated(scene.tenant, generated);
    const path = { containerId: generated.id };
    expect(outcomeOf(await scene.call('finalizeUpload', { path, body: { unknown: 1 } }))).toBe('404 NOT_FOUND');
    expect(outcomeOf(await scene.call('refreshUploadUrls', { path }))).toBe('404 NOT_FOUND');
    expect(outcomeOf(await scene.call('cancelContent', { path }))).toBe('422 VALIDATION');
    expect(outcomeOf(await scene.call('getContent', { path }))).toBe('200');
  });
});

/** A body of the operation that nothing is wrong with, where it takes one. */
/** An endpoint of ours, the only one, and a delivery to it. */
async function delivered(): Promise<{ readonly endpointId: string; readonly deliveryId: string }> {
  await scene.service.database.execute('DELETE FROM webhook_events');
  await scene.service.database.execute('DELETE FROM webhook_endpoints');
  const body = { url: 'https://example.com/hooks', events: ['test.ping'] };
  const [endpointId = ''] = /whe_[0-9a-f-]{36}/.exec((await scene.call('createWebhookEndpoint', { body })).body) ?? [];
  const pinged = await scene.call('testWebhookEndpoint', { path: { endpointId } });
  const [deliveryId = ''] = /whd_[0-9a-f-]{36}/.exec(pinged.body) ?? [];
  return { endpointId, deliveryId };
}

/** The id of a key of ours. */
async function idOf(key: string): Promise<string> {
  const [row] = await scene.service.database.execute('SELECT id FROM api_keys WHERE handle = $1', [key.slice(8, 24)]);
  return String(row?.['id']);
}

/** They take an empty object. */
const withoutContent: readonly OperationId[] = [
  'approveContent',
  'refreshUploadUrls',
  'killApiKey',
  'rotateWebhookSecret',
  'testWebhookEndpoint',
  'replayWebhookDelivery',
];

function rightBody(operationId: OperationId): Pick<Call, 'body'> {
  if (operationId === 'createUploadSession') {
    return { body: { grouping: 'per-file', files: [{ filename: 'a.jpg', contentType: 'image/jpeg', sizeBytes: 1 }] } };
  }
  if (operationId === 'updateWebhookEndpoint') return { body: { status: 'paused' } };
  if (operationId === 'uploadContentFromUrl')
    return { body: { media: [{ url: 'https://nowhere.example/a.jpg' }], caption: '' } };
  if (operationId === 'updateProject') return { body: { name: 'Another name' } };
  if (operationId === 'updateContentReviewPolicy') return { body: { policy: 'review_all' } };
  if (operationId === 'rejectContent') return { body: { reason: 'The old logo.' } };
  if (withoutContent.includes(operationId)) return { body: {} };
  return withBody.includes(operationId) ? { body: { caption: '' } } : {};
}
