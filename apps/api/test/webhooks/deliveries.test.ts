import { verifyWebhook } from '@layers-content/client';
import { isObject } from '@layers-content/contract';
import { Webhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { deliveryJob } from '../../src/webhooks/delivery-job.ts';
import type { Answer } from '../contract/documented-answers.ts';
import { errorOf, openScene, outcomeOf } from '../http/scene.ts';
import type { Call, Scene } from '../http/scene.ts';
import { startReceiver } from './receiver.ts';
import type { Arrived, Receiver } from './receiver.ts';

/** Deliveries of the real service to a real receiver; only time is stopped. */
let scene: Scene;
let receiver: Receiver;

beforeAll(async () => {
  scene = await openScene({ env: { WEBHOOKS_TO_LOOPBACK: 'on' } });
  receiver = await startReceiver();
});
beforeEach(() => {
  receiver.answer = (response) => response.writeHead(204).end();
});
afterEach(async () => {
  await scene.service.database.setServiceNow(null);
  await scene.service.database.execute('DELETE FROM webhook_events');
  await scene.service.database.execute('DELETE FROM webhook_endpoints');
  receiver.take();
});
afterAll(async () => {
  await receiver.close();
  await scene.close();
});

const startedAt = Date.parse('2026-06-12T14:00:00Z');
const at = (ms: number) => scene.service.database.setServiceNow(new Date(startedAt + ms));

interface Endpoint {
  readonly endpointId: string;
  readonly secret: string;
}

async function makeEndpoint(events: readonly string[] = ['test.ping'], call: Call = {}): Promise<Endpoint> {
  const body = { url: `${receiver.url}/hooks`, events };
  return endpointIn(await scene.call('createWebhookEndpoint', { body, ...call }));
}

function endpointIn(answer: Answer): Endpoint {
  const { endpoint, signingSecret } = objectIn(answer);
  if (!isObject(endpoint) || typeof signingSecret !== 'string') throw new Error(answer.body);
  return { endpointId: String(endpoint['id']), secret: signingSecret };
}

function objectIn({ body }: Pick<Answer, 'body'>): Readonly<Record<string, unknown>> {
  const value: unknown = JSON.parse(body);
  if (!isObject(value)) throw new Error(body);
  return value;
}

const ping = ({ endpointId }: Endpoint) => scene.call('testWebhookEndpoint', { path: { endpointId } });

/** Sends what is due now, as the job in the background does. */
const send = () => deliveryJob(scene.context).run(new AbortController().signal);

async function deliveriesOf({ endpointId }: Endpoint): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const { items } = objectIn(await scene.call('listWebhookDeliveries', { path: { endpointId } }));
  return Array.isArray(items) ? items.filter(isObject) : [];
}

const statusOf = async ({ endpointId }: Endpoint) =>
  objectIn(await scene.call('getWebhookEndpoint', { path: { endpointId } }))['status'];

const headersOf = ({ headers }: Arrived): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));

/** By the library of Standard Webhooks and by the client's own. */
async function verifiedBy(secret: string, arrived: Arrived): Promise<unknown> {
  const now = new Date(Number(arrived.headers['webhook-timestamp']) * 1000);
  const event = await verifyWebhook({ body: arrived.body, headers: arrived.headers }, { secret, now });
  const realNow = Date.now;
  try {
    // The library has no clock to set.
    Date.now = () => now.getTime();
    expect(new Webhook(secret).verify(arrived.body, headersOf(arrived))).toEqual(event);
  } finally {
    Date.now = realNow;
  }
  return event;
}

describe('a delivery', () => {
  test('tells of a completion, signed in both ways', async () => {
    const endpoint = await makeEndpoint(['content.generated', 'content.completed', 'caption.updated']);
    const item = await scene.complete('Ünïcode — as it was sent.');
    await send();
    const arrived = receiver.take();
    const events = await Promise.all(arrived.map((one) => verifiedBy(endpoint.secret, one)));
    const eventId: unknown = expect.stringMatching(/^evt_[0-7][0-9A-HJKMNP-TV-Z]{25}$/);
    const createdAt: unknown = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect(events).toEqual(
      expect.arrayContaining([
        { id: eventId, type: 'content.completed', createdAt, data: item },
        {
          id: eventId,
          type: 'content.generated',
          createdAt,
          data: { id: item.id, projectId: item.projectId, assets: item.assets },
        },
      ]),
    );
    expect(events).toHaveLength(2);
    for (const { path, headers, body } of arrived) {
      expect(path).toBe('/hooks');
      expect(headers['content-type']).toBe('application/json');
      expect(headers['x-layers-event-id']).toBe(objectIn({ body })['id']);
      expect(headers['webhook-id']).toBe(headers['x-layers-event-id']);
      expect(headers.authorization).toBeUndefined();
    }
    await scene.call('updateContent', { path: { containerId: item.id }, body: { caption: 'Another.' } });
    await scene.call('cancelContent', { path: { containerId: item.id } });
    await send();
    const [updated] = receiver.take();
    expect(updated && objectIn(updated)).toMatchObject({ type: 'caption.updated', data: { caption: 'Another.' } });
  });

  test('tells why an item ended', async () => {
    await makeEndpoint(['content.canceled', 'upload.expired']);
    const { containerId } = await scene.openOne();
    await scene.call('cancelContent', { path: { containerId } });
    const { containerId: late } = await scene.openOne();
    await scene.service.database.execute(
      "UPDATE content_items SET session_expires_at = '-infinity' WHERE state = 'queued'",
    );
    await scene.context.repository.maintenance.cancelExpired(100);
    await send();
    const told = receiver.take().map((one) => objectIn(one));
    const projectId = `prj_${scene.projectId}`;
    expect(told).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          type: 'content.canceled',
          data: { id: containerId, projectId, reason: 'CANCELED_BY_CLIENT' },
        }),
        expect.objectContaining({ type: 'upload.expired', data: { id: late, projectId, reason: 'SESSION_EXPIRED' } }),
      ]),
    );
  });

  test('tells how an item was decided on, once', async () => {
    await makeEndpoint(['content.approved', 'content.rejected']);
    const path = { projectId: scene.projectId };
    await scene.call('updateContentReviewPolicy', { path, body: { policy: 'review_all' } });
    const [fine, wrong] = [await scene.complete(), await scene.complete()];
    await scene.call('updateContentReviewPolicy', { path, body: { policy: 'auto_approve' } });
    for (const _ of [1, 2]) await scene.call('approveContent', { path: { containerId: fine.id } });
    await scene.call('rejectContent', { path: { containerId: wrong.id }, body: { reason: 'The old logo.' } });
    await send();
    await send();
    const told = receiver.take().map((one) => objectIn(one));
    const projectId = `prj_${scene.projectId}`;
    expect(told).toHaveLength(2);
    expect(told).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ type: 'content.approved', data: { id: fine.id, projectId, note: null } }),
        expect.objectContaining({
          type: 'content.rejected',
          data: { id: wrong.id, projectId, reason: 'The old logo.' },
        }),
      ]),
    );
  });

  test('stays within its environment and organization', async () => {
    await makeEndpoint(['content.completed'], { key: scene.keys.test });
    await makeEndpoint(['content.completed'], { key: scene.keys.foreign });
    await scene.complete();
    await send();
    expect(receiver.take()).toEqual([]);
  });

  test('is tried again with the same bytes, signed anew', async () => {
    await at(0);
    const endpoint = await makeEndpoint(['content.completed']);
    const item = await scene.complete('First.');
    receiver.answer = (response) => response.writeHead(503).end();
    await send();
    await scene.call('updateContent', { path: { containerId: item.id }, body: { caption: 'Second.' } });
    await at(29_999);
    await send();
    expect(receiver.arrived).toHaveLength(1);
    await at(30_000);
    receiver.answer = (response) => response.writeHead(200).end('ok');
    await send();
    const [first, second] = receiver.take();
    if (!first || !second) throw new Error('two tries were expected');
    expect(second.body).toBe(first.body);
    expect(second.headers['webhook-timestamp']).toBe(String((startedAt + 30_000) / 1000));
    expect(second.headers['webhook-signature']).not.toBe(first.headers['webhook-signature']);
    await verifiedBy(endpoint.secret, first);
    await verifiedBy(endpoint.secret, second);
    expect(await deliveriesOf(endpoint)).toMatchObject([{ status: 'delivered', attempts: 2, lastErrorMessage: null }]);
  });

  test('is abandoned after the eighth try, and its endpoint paused after the twentieth such', async () => {
    await at(0);
    const endpoint = await makeEndpoint();
    receiver.answer = (response) => response.writeHead(500).end();
    await ping(endpoint);
    const delays: unknown[] = [];
    for (let now = 0; ;) {
      await send();
      const [delivery] = await deliveriesOf(endpoint);
      if (typeof delivery?.['nextRetryAt'] !== 'string') break;
      const next = Date.parse(delivery['nextRetryAt']) - startedAt;
      delays.push((next - now) / 1000);
      now = next;
      await at(now);
    }
    expect(delays).toEqual([30, 60, 300, 900, 3_600, 21_600, 86_400]);
    expect(await deliveriesOf(endpoint)).toMatchObject([
      {
        status: 'abandoned',
        attempts: 8,
        lastResponseStatus: 500,
        lastErrorMessage: 'The endpoint answered with a status other than 2xx.',
      },
    ]);
    receiver.answer = (response) => response.writeHead(400).end();
    for (let n = 0; n < 18; n += 1) await ping(endpoint);
    await send();
    expect(await statusOf(endpoint)).toBe('active');
    await ping(endpoint);
    await send();
    expect(await statusOf(endpoint)).toBe('auto_paused');
    const before = receiver.take().length;
    expect(before).toBe(8 + 19);
    await ping(endpoint);
    await send();
    expect(receiver.arrived).toEqual([]);
    await scene.call('updateWebhookEndpoint', {
      path: { endpointId: endpoint.endpointId },
      body: { status: 'active' },
    });
    receiver.answer = (response) => response.writeHead(204).end();
    await send();
    expect(receiver.arrived).toHaveLength(1);
    const events = await scene.call('listAuditLog', { query: 'eventType=webhook_endpoint.auto_paused' });
    expect(events.body).toContain(endpoint.endpointId);
  });

  test('ends its endpoint with 410, which the log tells of its project', async () => {
    const projectId = `prj_${scene.projectId}`;
    const body = { url: `${receiver.url}/hooks`, events: ['test.ping'], projectId };
    const endpoint = await makeEndpoint([], { body });
    receiver.answer = (response) => response.writeHead(410).end();
    await ping(endpoint);
    await send();
    const deliveries = await deliveriesOf(endpoint);
    expect(deliveries).toMatchObject([{ status: 'failed', attempts: 1, lastResponseStatus: 410 }]);
    expect(await statusOf(endpoint)).toBe('auto_paused');
    await scene.call('replayWebhookDelivery', { path: { deliveryId: String(deliveries[0]?.['id']) } });
    for (const type of ['webhook_endpoint.tested', 'webhook_endpoint.auto_paused', 'webhook_delivery.replayed']) {
      const { body: lines } = await scene.call('listAuditLog', { query: `projectId=${projectId}&eventType=${type}` });
      expect(lines).toContain(endpoint.endpointId);
    }
  });

  test('waits as long as Retry-After says, in seconds or as a moment', async () => {
    await at(0);
    const endpoint = await makeEndpoint();
    const waits = ['120', new Date(Date.now() + 300_000).toUTCString(), '5', 'soon', '9'.repeat(20)];
    const delays: number[] = [];
    let now = 0;
    await ping(endpoint);
    for (const wait of waits) {
      // What a receiver says of its body changes nothing of what it says by its status.
      const headers = { 'Retry-After': wait, 'Content-Encoding': 'gzip' };
      receiver.answer = (response) => response.writeHead(429, headers).end('busy');
      await send();
      const next = Date.parse(String((await deliveriesOf(endpoint))[0]?.['nextRetryAt'])) - startedAt;
      delays.push((next - now) / 1000);
      // Shown in whole seconds, and due within the next.
      now = next + 1_000;
      await at(now);
    }
    const [first, second, ...others] = delays;
    expect(first).toBe(120);
    expect(second).toBeGreaterThan(290);
    expect(second).toBeLessThanOrEqual(300);
    expect(others).toEqual([300, 900, 86_400]);
  });

  test('follows no redirect, and says nothing of the network', async () => {
    const endpoint = await makeEndpoint();
    receiver.answer = (response) => response.writeHead(302, { Location: `${receiver.url}/elsewhere` }).end();
    await ping(endpoint);
    await send();
    expect(receiver.take().map(({ path }) => path)).toEqual(['/hooks']);
    expect(await deliveriesOf(endpoint)).toMatchObject([
      {
        status: 'pending',
        lastResponseStatus: 302,
        lastErrorMessage: 'The endpoint redirects. Give the address it leads to.',
      },
    ]);
    receiver.answer = (response) => response.destroy();
    await ping(endpoint);
    await send();
    expect((await deliveriesOf(endpoint))[0]).toMatchObject({
      lastResponseStatus: null,
      lastErrorMessage: 'The endpoint could not be reached.',
    });
  });

  test('is delivered by its status, whatever the answer says or how long it is', async () => {
    const endpoint = await makeEndpoint();
    const sent = { bytes: 0 };
    receiver.answer = (response) => {
      response.writeHead(200, { 'Content-Encoding': 'gzip' });
      const fill = () => {
        while (sent.bytes < 10_485_760 && !response.destroyed) {
          sent.bytes += 65_536;
          if (!response.write(Buffer.alloc(65_536))) return response.once('drain', fill);
        }
        return response.end();
      };
      fill();
    };
    await ping(endpoint);
    await send();
    expect(await deliveriesOf(endpoint)).toMatchObject([{ status: 'delivered', lastResponseStatus: 200 }]);
    expect(sent.bytes).toBeLessThan(10_485_760);
  });

  test('is signed by both secrets for a day after a rotation', async () => {
    await at(0);
    const endpoint = await makeEndpoint();
    const { endpointId } = endpoint;
    const rotated = endpointIn(await scene.call('rotateWebhookSecret', { path: { endpointId } }));
    expect(rotated.secret).not.toBe(endpoint.secret);
    const next = async () => {
      await ping(endpoint);
      await send();
      const [arrived] = receiver.take();
      if (!arrived) throw new Error('nothing arrived');
      return arrived;
    };
    await at(86_399_000);
    const both = await next();
    await verifiedBy(endpoint.secret, both);
    await verifiedBy(rotated.secret, both);
    await at(86_400_000);
    const one = await next();
    await verifiedBy(rotated.secret, one);
    await expect(verifiedBy(endpoint.secret, one)).rejects.toThrow('not of this secret');
  });

  test('is sent again as an event of its own', async () => {
    const endpoint = await makeEndpoint(['content.completed']);
    await scene.complete();
    await send();
    const [delivery] = await deliveriesOf(endpoint);
    const replayed = await scene.call('replayWebhookDelivery', { path: { deliveryId: String(delivery?.['id']) } });
    expect(objectIn(replayed)).toMatchObject({ status: 'pending', eventType: 'content.completed' });
    await send();
    const [first, again] = receiver.take().map((one) => objectIn(one));
    expect(again).toEqual({
      ...first,
      id: objectIn(replayed)['eventId'],
      createdAt: again?.['createdAt'],
      replayOf: first?.['id'],
    });
  });

  test('is not sent where no stranger may send us, though the endpoint was made before', async () => {
    const endpoint = await makeEndpoint();
    await scene.service.database.execute("UPDATE webhook_endpoints SET url = 'https://127.0.0.1:9/hooks'");
    await ping(endpoint);
    await send();
    expect(await deliveriesOf(endpoint)).toMatchObject([
      { status: 'pending', lastErrorMessage: 'The endpoint could not be reached.' },
    ]);
  });
});

describe('an endpoint', () => {
  test.each([
    'https://127.0.0.1/hooks',
    'https://localhost/hooks',
    'https://[::1]/hooks',
    'https://10.1.2.3/',
    'https://169.254.169.254/latest',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://user:word@example.com/',
    'https://example.com:8443/',
    'ftp://example.com/',
    'hooks',
    'https://example.com/hooks#orders',
    ' https://example.com/hooks',
  ])('may not be %s', async (url) => {
    const closed = await scene.call('createWebhookEndpoint', { body: { url, events: ['test.ping'] } });
    expect(errorOf(closed)).toMatchObject({ status: 422, details: { issues: [{ path: 'body/url' }] } });
  });

  test('shows its secret once, also to a repetition with its key, and keeps it unreadable', async () => {
    const headers = { 'Idempotency-Key': 'once' };
    const body = {
      url: `${receiver.url}/hooks`,
      events: ['test.ping'],
      metadata: { signingSecret: '', '2': 1, '1': 2 },
    };
    const first = await scene.call('createWebhookEndpoint', { body, headers });
    const { endpointId, secret } = endpointIn(first);
    const path = { endpointId };
    await scene.call('updateWebhookEndpoint', { path, body: { description: 'Since then' } });
    const again = await scene.call('createWebhookEndpoint', { body, headers });
    expect(again.body).toBe(first.body);
    expect(again.headers.get('Idempotent-Replayed')).toBe('true');
    const rotation = { path, headers: { 'Idempotency-Key': 'rotated once' } };
    const rotated = await scene.call('rotateWebhookSecret', rotation);
    expect((await scene.call('rotateWebhookSecret', rotation)).body).toBe(rotated.body);
    for (const operationId of ['getWebhookEndpoint', 'listWebhookEndpoints', 'listWebhookDeliveries'] as const)
      expect((await scene.call(operationId, { path })).body).not.toContain('whsec_');
    await ping({ endpointId, secret });
    await send();
    const kept = JSON.stringify(await dump());
    for (const shown of [secret, endpointIn(rotated).secret]) {
      const bytes = Buffer.from(shown.slice(6), 'base64');
      for (const form of [shown.slice(6), bytes.toString('hex'), Buffer.from(shown).toString('hex')])
        expect(kept).not.toContain(form);
      expect(scene.service.logLines.join('')).not.toContain(shown.slice(6));
    }
    await scene.call('deleteWebhookEndpoint', { path });
    expect(outcomeOf(await scene.call('createWebhookEndpoint', { body, headers }))).toBe('404 NOT_FOUND');
  });

  test('is one of twenty, and of those alone that fit into its metadata’s 8 KiB', async () => {
    const body = { url: `${receiver.url}/hooks`, events: ['test.ping'] };
    const answers = await Promise.all(Array.from({ length: 25 }, () => scene.call('createWebhookEndpoint', { body })));
    expect(answers.map(outcomeOf).toSorted()).toEqual([
      ...Array.from({ length: 20 }, () => '201'),
      ...Array.from({ length: 5 }, () => '429 QUOTA_EXCEEDED'),
    ]);
    expect(objectIn(await scene.call('getUsage'))['quotas']).toMatchObject({
      webhookEndpoints: { limit: 20, used: 20, resetsAt: null },
    });
    const [first] = answers.filter(({ status }) => status === 201);
    if (!first) throw new Error('none was made');
    const path = { endpointId: endpointIn(first).endpointId };
    const tooLarge = { metadata: { notes: 'x'.repeat(8_192) } };
    expect(errorOf(await scene.call('updateWebhookEndpoint', { path, body: tooLarge }))).toMatchObject({
      status: 422,
      details: { issues: [{ path: 'body/metadata' }] },
    });
  });
});

/** All that the database keeps, byte columns in hex. */
async function dump(): Promise<unknown> {
  const { execute } = scene.service.database;
  const tables = await execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'");
  return Promise.all(
    tables.map((row) => execute(`SELECT row_to_json(t)::text AS row FROM ${String(row['tablename'])} t`)),
  );
}
