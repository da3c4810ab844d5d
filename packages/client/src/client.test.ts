import { describe, expect, it } from 'vitest';
import { deadBaseUrl, sendJson, sendProblem, startLoopback } from '../test/loopback.ts';
import { createClient } from './client.ts';
import { LayersApiError, LayersNetworkError } from './errors.ts';
import type { LayersErrorCode } from './errors.ts';

const apiKey = 'lp_live_AAAAAAAAAAAAAAAA_secret';

async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => expect.fail('it should have failed'),
    (error: unknown) => error,
  );
}

describe('createClient', () => {
  it('sends the key, the parameters and the body of an operation', async () => {
    const { baseUrl, received } = await startLoopback((_request, response) => sendJson(response, 200, { id: 'cnt_1' }));
    const client = createClient({ baseUrl: `${baseUrl}/`, apiKey });

    await expect(client.updateContent('cnt_1', { caption: 'Héllo' }, { idempotencyKey: 'one' })).resolves.toEqual({
      id: 'cnt_1',
    });
    await client.listContent('prj_1', { status: ['queued', 'completed'], limit: 2 });
    await client.refreshUploadUrls('cnt_1');

    expect(received.map(({ method, url, body }) => [method, url, body.toString()])).toEqual([
      ['PATCH', '/v1/content/cnt_1', '{"caption":"Héllo"}'],
      ['GET', '/v1/projects/prj_1/content?status=queued&status=completed&limit=2', ''],
      ['POST', '/v1/content/cnt_1/upload-urls', ''],
    ]);
    expect(received[0]?.headers).toMatchObject({
      authorization: `Bearer ${apiKey}`,
      'content-type': 'application/json',
      'idempotency-key': 'one',
    });
    // The service answers 415 to a Content-Type where no body is.
    expect(received[1]?.headers['content-type']).toBeUndefined();
    expect(received[2]?.headers['content-type']).toBeUndefined();
  });

  it('asks how far an item is, sets a policy and decides', async () => {
    const { baseUrl, received } = await startLoopback((_request, response) => sendJson(response, 200, { id: 'cnt_1' }));
    const client = createClient({ baseUrl, apiKey });
    await client.getContentProgress('cnt_1');
    await client.getContentReviewPolicy('prj_1');
    await client.updateContentReviewPolicy('prj_1', { policy: 'review_first_n', firstN: 5 });
    await client.listContent('prj_1', { approvalStatus: ['pending', 'rejected'] });
    await client.approveContent('cnt_1');
    await client.approveContent('cnt_1', { note: 'Fine' });
    await client.rejectContent('cnt_1', { reason: 'Not fine' });
    expect(received.map(({ method, url, body }) => `${method} ${url} ${body.toString()}`.trimEnd())).toEqual([
      'GET /v1/content/cnt_1/progress',
      'GET /v1/projects/prj_1/content-review-policy',
      'PATCH /v1/projects/prj_1/content-review-policy {"policy":"review_first_n","firstN":5}',
      'GET /v1/projects/prj_1/content?approvalStatus=pending&approvalStatus=rejected',
      'POST /v1/content/cnt_1/approve {}',
      'POST /v1/content/cnt_1/approve {"note":"Fine"}',
      'POST /v1/content/cnt_1/reject {"reason":"Not fine"}',
    ]);
  });

  it('asks for the rules and for a verdict', async () => {
    const { baseUrl, received } = await startLoopback(({ url }, response) =>
      sendJson(response, 200, url.includes('rules') ? { platformRules: [] } : { platformFit: [] }),
    );
    const client = createClient({ baseUrl, apiKey });
    await expect(client.listPlatformRules()).resolves.toEqual({ platformRules: [] });
    await client.listPlatformRules({ platform: ['instagram'] });
    await client.getPlatformFit('cnt_1');
    await client.getPlatformFit('cnt_1', { platforms: ['instagram', 'tiktok'] });
    const post = {
      caption: null,
      slideshow: true,
      assets: [{ contentType: 'image/jpeg', media: { width: 1_080, height: null } }],
    } as const;
    await expect(client.checkPlatformFit({ ...post, assets: [...post.assets] })).resolves.toEqual({ platformFit: [] });
    expect(received.map(({ method, url, body }) => [`${method} ${url}`, body.toString()])).toEqual([
      ['GET /v1/platform-rules', ''],
      ['GET /v1/platform-rules?platform=instagram', ''],
      ['GET /v1/content/cnt_1/platform-fit', ''],
      ['GET /v1/content/cnt_1/platform-fit?platforms=instagram&platforms=tiktok', ''],
      ['POST /v1/platform-fit', JSON.stringify(post)],
    ]);
  });

  it('reads the usage and the audit log, and kills a key', async () => {
    const operator = { eventId: 'evt_1', actor: { type: 'operator', id: null } };
    const { baseUrl, received } = await startLoopback(({ url }, response) =>
      sendJson(
        response,
        200,
        url.includes('audit-log') ? { items: [operator], nextCursor: null } : { organizationId: 'org_1', killed: true },
      ),
    );
    const client = createClient({ baseUrl, apiKey });
    await expect(client.getUsage()).resolves.toMatchObject({ organizationId: 'org_1' });
    await expect(client.killApiKey('key_1')).resolves.toMatchObject({ killed: true });
    await expect(
      client.listAuditLog({ eventType: 'api_key.killed', since: '2026-06-12T00:00:00Z', limit: 9 }),
    ).resolves.toEqual({
      items: [operator],
      nextCursor: null,
    });
    await client.listAuditLog();
    expect(received.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'GET /v1/usage',
      'POST /v1/api-keys/key_1/kill',
      'GET /v1/audit-log?eventType=api_key.killed&since=2026-06-12T00%3A00%3A00Z&limit=9',
      'GET /v1/audit-log',
    ]);
  });

  it.each<[number, LayersErrorCode]>([
    [409, 'IDEMPOTENCY_CONFLICT'],
    [409, 'IDEMPOTENCY_IN_PROGRESS'],
    [429, 'RATE_LIMITED'],
    [429, 'QUOTA_EXCEEDED'],
    [503, 'KILL_SWITCH'],
  ])('throws %i %s under a code that programs know, and does not try again by itself', async (status, code) => {
    const { baseUrl, received } = await startLoopback((_request, response) =>
      sendProblem(response, status, code, { 'Retry-After': '0' }),
    );
    const call = createClient({ baseUrl, apiKey }).createProject(
      { name: 'Roasters', timezone: 'Europe/Lisbon' },
      { idempotencyKey: 'one' },
    );
    expect(await failureOf(call)).toMatchObject({ status, code, details: { reason: 'a' }, retryAfterSeconds: 0 });
    expect(received.map(({ headers }) => headers['idempotency-key'])).toEqual(['one']);
  });

  it('keeps creditBalance, and what the service says it is', async () => {
    const { baseUrl } = await startLoopback((_request, response) =>
      sendJson(response, 200, { organizationId: 'org_1', creditBalance: 7 }),
    );
    await expect(createClient({ baseUrl, apiKey }).whoami()).resolves.toEqual({
      organizationId: 'org_1',
      creditBalance: 7,
    });
  });

  it('throws the error of the envelope', async () => {
    const { baseUrl } = await startLoopback((_request, response) =>
      sendProblem(response, 503, 'UNAVAILABLE', { 'Retry-After': '7' }),
    );
    const error = await failureOf(createClient({ baseUrl, apiKey }).getContent('cnt_1'));
    expect(error).toBeInstanceOf(LayersApiError);
    expect(error).toMatchObject({
      status: 503,
      code: 'UNAVAILABLE',
      message: 'What to do about UNAVAILABLE.',
      requestId: 'req_01JXJ8Q2M4Z6T8V0W2Y4A6C8E0',
      details: { reason: 'a' },
      retryAfterSeconds: 7,
      body: { error: { code: 'UNAVAILABLE' } },
    });
  });

  it.each([
    [502, '<h1>Bad gateway</h1>'],
    [200, '<h1>Welcome</h1>'],
    [404, '{"hello":"world"}'],
    [200, ''],
  ])('throws UNEXPECTED_RESPONSE when something else answers: %i %s', async (status, text) => {
    const { baseUrl } = await startLoopback((_request, response) =>
      response.writeHead(status, { 'X-Request-Id': 'req_1' }).end(text),
    );
    const error = await failureOf(createClient({ baseUrl, apiKey }).getContent('cnt_1'));
    expect(error).toMatchObject({ name: 'LayersApiError', status, code: 'UNEXPECTED_RESPONSE', requestId: 'req_1' });
  });

  it('throws LayersNetworkError when nobody listens or the connection breaks half-way', async () => {
    const baseUrl = await deadBaseUrl();
    const error = await failureOf(createClient({ baseUrl, apiKey }).whoami());
    expect(error).toBeInstanceOf(LayersNetworkError);
    expect(error).toMatchObject({ origin: baseUrl, cause: { cause: { code: 'ECONNREFUSED' } } });

    const cut = await startLoopback((_request, response) => {
      response.writeHead(200, { 'Content-Length': '100' }).write('{"id":', () => response.destroy());
    });
    expect(await failureOf(createClient({ baseUrl: cut.baseUrl, apiKey }).whoami())).toBeInstanceOf(LayersNetworkError);
  });

  it('throws the reason of its signal', async () => {
    const { baseUrl } = await startLoopback(() => undefined);
    const reason = new Error('enough');
    const controller = new AbortController();
    setTimeout(() => controller.abort(reason), 20);
    expect(await failureOf(createClient({ baseUrl, apiKey }).whoami({ signal: controller.signal }))).toBe(reason);
  });

  it('refuses a key or an address that cannot be used, without showing the key', () => {
    expect(() => createClient({ baseUrl: 'http://127.0.0.1:1', apiKey: 'lp_live_x\nSecret' })).toThrow(TypeError);
    expect(() => createClient({ baseUrl: 'http://127.0.0.1:1', apiKey: 'lp_live_x\nSecret' })).not.toThrow(/Secret/);
    expect(() => createClient({ baseUrl: 'localhost:8787', apiKey })).toThrow(/baseUrl/);
  });
});
