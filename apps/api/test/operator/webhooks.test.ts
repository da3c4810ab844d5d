import { createSigningSecrets } from '../../src/webhooks/signing-secrets.ts';
import { isObject } from '@layers-content/contract';
import { checkConsistency, resealSecrets } from '@layers-content/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deriveSecrets } from '../../src/config/secrets.ts';
import { bare, openScene } from '../http/scene.ts';
import type { Scene } from '../http/scene.ts';
import { testSecretKey } from '../test-service.ts';
import { run as runOver } from './operator-parts.ts';

/** What the operator does and sees of webhook endpoints. */
let scene: Scene;
let endpointId: string;

beforeAll(async () => {
  scene = await openScene();
  const body = { url: 'https://example.com/hooks', events: ['test.ping'] };
  const created = await scene.call('createWebhookEndpoint', { body });
  [endpointId = ''] = /whe_[0-9a-f-]{36}/.exec(created.body) ?? [];
});
afterAll(() => scene.close());

const run = (request: Readonly<Record<string, unknown>>) => runOver(scene.context.repository, request);

const auditOf = async (eventType: string) =>
  (await scene.call('listAuditLog', { query: `eventType=${eventType}` })).body;

describe('webhooks', () => {
  test('list shows whose they are and what waits, and no secret', async () => {
    await scene.call('testWebhookEndpoint', { path: { endpointId } });
    const { data, lines } = await run({ command: 'listWebhooks' });
    const organizationId = `org_${scene.tenant.organizationId}`;
    expect(data).toMatchObject({ items: [{ id: endpointId, organizationId, world: 'live', pending: 1, failures: 0 }] });
    expect(JSON.stringify(data)).not.toContain('whsec_');
    expect(lines[0]).toContain(`${endpointId}  live  active`);
    expect((await run({ command: 'listWebhooks', organizationId: `org_${bare(endpointId)}` })).lines).toEqual([]);
  });

  test('replay sends a delivery again, told as the operator’s', async () => {
    const page = await scene.call('listWebhookDeliveries', { path: { endpointId } });
    const [deliveryId = ''] = /whd_[0-9a-f-]{36}/.exec(page.body) ?? [];
    const { data } = await run({ command: 'replayWebhook', deliveryId });
    expect(data).toMatchObject({ endpointId, status: 'pending', eventType: 'test.ping' });
    expect(await auditOf('webhook_delivery.replayed')).toContain('"actor":{"type":"operator","id":null}');
    await expect(run({ command: 'replayWebhook', deliveryId: `whd_${bare(endpointId)}` })).rejects.toThrow('no whd_');
  });

  test('pause stops an endpoint, told as the operator’s', async () => {
    expect((await run({ command: 'pauseWebhook', endpointId })).data).toMatchObject({ status: 'paused' });
    expect(await auditOf('webhook_endpoint.paused')).toContain('"actor":{"type":"operator","id":null}');
    const unknown = `whe_${scene.tenant.organizationId}`;
    await expect(run({ command: 'pauseWebhook', endpointId: unknown })).rejects.toThrow('There is no whe_');
    await expect(run({ command: 'pauseWebhook', endpointId: 'whd_1' })).rejects.toThrow('must be an id like whe_');
  });
});

test('a change of SECRET_KEY: both open, sealed anew the new one alone, and fsck tells of what neither opens', async () => {
  const { repository, store } = scene.context;
  const boxOf = (secretKey: string, previous: string | null = null) =>
    createSigningSecrets(deriveSecrets(secretKey, previous).webhookKeys, () => new Uint8Array(32));
  const nextKey = 'another-secret-key-that-only-tests-know';
  const sealedBy = async (secretKey: string) => {
    const ports = { repository, store, signingSecrets: boxOf(secretKey), temporaryGraceMs: 0, now: new Date() };
    return (await checkConsistency(ports, new AbortController().signal)).findings.filter(
      ({ kind }) => kind === 'sealed',
    );
  };
  expect(await sealedBy(testSecretKey)).toEqual([]);
  expect(await sealedBy(nextKey)).toEqual([{ kind: 'sealed', endpointId: bare(endpointId) }]);
  // Of a key that was lost, and read first: the others are sealed all the same.
  const lost = { endpointId: '00000000-0000-4000-8000-000000000000', secret: Buffer.alloc(40) };
  await scene.service.database.execute(
    `INSERT INTO webhook_endpoints (id, organization_id, world, url, events, sealed_secret)
     SELECT '${lost.endpointId}', organization_id, world, url, events, '\\x${lost.secret.toString('hex')}' FROM webhook_endpoints`,
  );
  await expect(resealSecrets(repository, boxOf(nextKey, testSecretKey))).rejects.toThrow('1 secrets');
  await scene.service.database.execute(`DELETE FROM webhook_endpoints WHERE id = '${lost.endpointId}'`);
  expect(await sealedBy(nextKey)).toEqual([]);
  expect(await resealSecrets(repository, boxOf(nextKey, testSecretKey))).toBe(1);
  expect(await sealedBy(nextKey)).toEqual([]);
  expect(await sealedBy(testSecretKey)).toEqual([{ kind: 'sealed', endpointId: bare(endpointId) }]);
  // The one before a rotation signs too, for a day.
  await scene.service.database.execute(
    "UPDATE webhook_endpoints SET previous_sealed_secret = '\\x00', previous_ends_at = service_now() + interval '1 day'",
  );
  expect(await sealedBy(nextKey)).toEqual([{ kind: 'sealed', endpointId: bare(endpointId) }]);
  await scene.service.database.execute('UPDATE webhook_endpoints SET previous_ends_at = service_now()');
  await repository.maintenance.forgetOld();
  expect(await sealedBy(nextKey)).toEqual([]);
  const [read] = await repository.webhooks.listSealedSecrets(null, 1);
  const other = bare(endpointId).replace(/^./, (digit) => (digit === '0' ? '1' : '0'));
  expect(isObject(read)).toBe(true);
  // What is sealed for one endpoint opens for no other.
  expect(() => boxOf(nextKey).open(other, read?.secret ?? new Uint8Array())).toThrow('another SECRET_KEY');
});
