import { describe, expect, it } from 'vitest';
import { after, givenCompleted, givenProject, newId, start } from './given.ts';
import type { Given, Subject } from './given.ts';
import { ownOf } from './own.ts';
import {
  claimUpTo,
  delivered,
  deliveriesOf,
  failed,
  givenDelivery,
  givenEndpoint,
  limits,
  newDelivery,
  newEndpoint,
  retried,
} from './webhook-records.ts';

const ping = ({ own }: Given, endpointId: string) => own.testWebhookEndpoint(endpointId, newDelivery());

const due = ({ repository }: Given) => repository.webhooks.listDueOrganizations(limits, 10);

/** Endpoints that answered well before, each with a ping that waits. */
async function givenTrusted(given: Given, count: number): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const id = await givenEndpoint(given);
    await ping(given, id);
    for (const held of await claimUpTo(given, 1)) await given.own.settleWebhookTry(held, delivered);
    ids.push(id);
  }
  for (const id of ids) await ping(given, id);
  return ids;
}

export function describeWebhookSending(subject: () => Subject): void {
  describe('tries of deliveries', () => {
    it('are claimed with all that is needed to send them', async () => {
      const given = await givenProject(subject());
      const { id: deliveryId, endpointId, eventId } = await givenDelivery(given);
      expect(await due(given)).toEqual([given.tenant.organizationId]);
      const claimed = await claimUpTo(given, 10);
      expect(claimed).toEqual([
        {
          tenant: given.tenant,
          endpointId,
          deliveryId,
          fence: 1,
          url: newEndpoint().url,
          sealedSecret: newEndpoint().sealedSecret,
          previousSealedSecret: null,
          attempts: 1,
          event: {
            id: eventId,
            type: 'test.ping',
            createdAt: start,
            projectId: null,
            replayOf: null,
            data: { endpointId },
          },
          body: null,
          now: start,
        },
      ]);
      expect((await deliveriesOf(given)).map(({ status, attempts }) => [status, attempts])).toEqual([
        ['delivering', 1],
      ]);
      expect(await due(given)).toEqual([]);
      expect(await claimUpTo(given, 10)).toEqual([]);
    });

    it('are one at once an endpoint, and four an organization, of whichever environment', async () => {
      const given = await givenProject(subject());
      const ids = await givenTrusted(given, 5);
      await ping(given, ids[0] ?? '');
      const test = ownOf(given.repository, { ...given.tenant, environment: 'test' });
      await test.createWebhookEndpoint(newEndpoint({ id: newId() }), 20);
      const claimed = await claimUpTo(given, 10);
      expect(new Set(claimed.map(({ endpointId }) => endpointId)).size).toBe(4);
      expect(await due(given)).toEqual([]);
      expect(await claimUpTo(given, 10)).toEqual([]);
      const [held] = claimed;
      if (held) await given.own.settleWebhookTry(held, delivered);
      expect(await due(given)).toHaveLength(1);
      expect(await claimUpTo(given, 10)).toHaveLength(1);
    });

    it('leave one place to endpoints that answer, and take whoever waited longest first', async () => {
      const given = await givenProject(subject());
      const [trusted = ''] = await givenTrusted(given, 1);
      for (const held of await claimUpTo(given, 1)) await given.own.settleWebhookTry(held, delivered);
      for (let n = 0; n < 5; n += 1) await ping(given, await givenEndpoint(given));
      await given.subject.setServiceNow(after(1));
      const silent = await claimUpTo(given, 10);
      expect(silent).toHaveLength(3);
      expect(silent.map(({ endpointId }) => endpointId)).not.toContain(trusted);
      expect(await due(given)).toEqual([]);
      await ping(given, trusted);
      expect(await due(given)).toHaveLength(1);
      expect((await claimUpTo(given, 10)).map(({ endpointId }) => endpointId)).toEqual([trusted]);
      const [first] = silent;
      if (first) await given.own.settleWebhookTry(first, retried);
      await given.subject.setServiceNow(after(40_000));
      const next = (await claimUpTo(given, 10)).map(({ endpointId }) => endpointId);
      expect(next).toHaveLength(1);
      expect(silent.map(({ endpointId }) => endpointId)).not.toContain(next[0]);
    });

    it('go to organizations in turn', async () => {
      const given = await givenProject(subject());
      const organizationId = newId();
      await given.subject.insertOrganization(organizationId);
      const tenant = { ...given.tenant, organizationId };
      const other = { ...given, tenant, own: ownOf(given.repository, tenant) };
      for (const one of [given, other]) {
        const id = await givenEndpoint(one);
        await ping(one, id);
        await ping(one, id);
      }
      await given.subject.setServiceNow(after(1));
      const [held] = await claimUpTo(given, 1);
      if (held) await given.own.settleWebhookTry(held, delivered);
      expect(await due(given)).toEqual([organizationId, given.tenant.organizationId]);
    });

    it('are another sender’s once their lease has lapsed, and the first one’s word counts no more', async () => {
      const given = await givenProject(subject());
      await givenDelivery(given);
      const [lost] = await claimUpTo(given, 1);
      await given.subject.setServiceNow(after(limits.leaseMs - 1));
      expect(await claimUpTo(given, 1)).toEqual([]);
      await given.subject.setServiceNow(after(limits.leaseMs));
      expect((await deliveriesOf(given)).map(({ status }) => status)).toEqual(['pending']);
      expect(await due(given)).toHaveLength(1);
      const [held] = await claimUpTo(given, 1);
      expect(held).toMatchObject({ fence: 2, attempts: 2, deliveryId: lost?.deliveryId });
      if (!lost || !held) return;
      expect(await given.own.settleWebhookTry(lost, failed)).toBeNull();
      expect(await given.own.settleWebhookTry(held, delivered)).toEqual({ autoPaused: false });
      expect(await given.own.settleWebhookTry(held, failed)).toBeNull();
    });

    it('send the bytes that were kept first', async () => {
      const given = await givenProject(subject());
      const { eventId } = await givenDelivery(given);
      const { webhooks } = given.repository;
      expect(await webhooks.keepWebhookBody(eventId, '{"one":"ü"}')).toBe('{"one":"ü"}');
      expect(await webhooks.keepWebhookBody(eventId, '{"other":1}')).toBe('{"one":"ü"}');
      expect((await claimUpTo(given, 1)).map(({ body }) => body)).toEqual(['{"one":"ü"}']);
    });

    it('end as told', async () => {
      const given = await givenProject(subject());
      const { endpointId } = await givenDelivery(given);
      const outcomes = [
        [retried, { status: 'pending', nextRetryAt: after(30_000), lastResponseStatus: 500, lastFailure: 'refused' }],
        [
          delivered,
          {
            status: 'delivered',
            nextRetryAt: null,
            deliveredAt: after(30_000),
            lastResponseStatus: 204,
            lastFailure: null,
          },
        ],
      ] as const;
      for (const [outcome, shown] of outcomes) {
        const [held] = await claimUpTo(given, 1);
        if (held) await given.own.settleWebhookTry(held, outcome);
        expect((await deliveriesOf(given))[0]).toMatchObject(shown);
        await given.subject.setServiceNow(after(29_999));
        expect(await claimUpTo(given, 1)).toEqual([]);
        await given.subject.setServiceNow(after(30_000));
      }
      expect(await given.own.getWebhookEndpoint(endpointId)).toMatchObject({ lastDeliveryAt: after(30_000) });
      await ping(given, endpointId);
      const [held] = await claimUpTo(given, 1);
      if (held) await given.own.settleWebhookTry(held, { ...failed, result: 'abandoned' });
      expect((await deliveriesOf(given)).find(({ status }) => status === 'abandoned')).toMatchObject({
        abandonedAt: after(30_000),
        nextRetryAt: null,
        attempts: 1,
      });
    });

    it('pause their endpoint when it is gone, and after twenty in a row came to nothing', async () => {
      const given = await givenProject(subject());
      const { endpointId } = await givenDelivery(given);
      const settleOne = async (outcome: typeof failed) => {
        const [held] = await claimUpTo(given, 1);
        return held && given.own.settleWebhookTry(held, outcome);
      };
      expect(await settleOne({ ...failed, status: 410, isGone: true })).toEqual({ autoPaused: true });
      expect(await given.own.getWebhookEndpoint(endpointId)).toMatchObject({ status: 'auto_paused' });
      await ping(given, endpointId);
      expect(await due(given)).toEqual([]);
      expect(await claimUpTo(given, 1)).toEqual([]);
      await given.own.updateWebhookEndpoint(endpointId, { status: 'active' });
      expect(await settleOne(delivered)).toEqual({ autoPaused: false });
      for (let n = 1; n <= 20; n += 1) {
        await ping(given, endpointId);
        expect(await settleOne(failed)).toEqual({ autoPaused: n === 20 });
      }
    });

    it('carry the secret before a rotation for as long as was said', async () => {
      const given = await givenProject(subject());
      const { endpointId } = await givenDelivery(given);
      await given.own.rotateWebhookSecret(endpointId, new Uint8Array([9]), 60_000);
      const secrets = async () => {
        const [held] = await claimUpTo(given, 1);
        if (held) await given.own.settleWebhookTry(held, { ...retried, retryAfterMs: 0 });
        return [held?.sealedSecret, held?.previousSealedSecret];
      };
      await given.subject.setServiceNow(after(59_999));
      expect(await secrets()).toEqual([new Uint8Array([9]), newEndpoint().sealedSecret]);
      await given.subject.setServiceNow(after(60_000));
      expect(await secrets()).toEqual([new Uint8Array([9]), null]);
    });

    it('are replayed as events of their own', async () => {
      const given = await givenProject(subject());
      const contentId = await givenCompleted(given);
      await givenEndpoint(given);
      await given.own.record({ type: 'content.completed', projectId: given.projectId, data: { contentId } });
      const [first] = await claimUpTo(given, 1);
      if (!first) throw new Error('nothing was claimed');
      await given.own.settleWebhookTry(first, failed);
      const made = newDelivery();
      expect(await given.own.replayWebhookDelivery(first.deliveryId, made)).toMatchObject({
        id: made.deliveryId,
        eventId: made.eventId,
        eventType: 'content.completed',
        status: 'pending',
      });
      const [again] = await claimUpTo(given, 1);
      expect(again?.event).toEqual({ ...first.event, id: made.eventId, replayOf: first.event.id });
      expect(await given.own.replayWebhookDelivery(newId(), newDelivery())).toBeNull();
    });

    it('are listed newest first, page by page', async () => {
      const given = await givenProject(subject());
      const endpointId = await givenEndpoint(given);
      for (let n = 0; n < 5; n += 1) {
        await given.subject.setServiceNow(after(Math.floor(n / 2)));
        await ping(given, endpointId);
      }
      const seen: string[] = [];
      for (let position = null; ;) {
        const page = await given.own.listWebhookDeliveries({ endpointId, after: position, limit: 2 });
        seen.push(...(page?.items ?? []).map(({ id }) => id));
        if (!page?.next) break;
        position = page.next;
      }
      const rows = await given.subject.execute('SELECT id FROM webhook_deliveries ORDER BY created_at DESC, id DESC');
      expect(seen).toEqual(rows.map((row) => row['id']));
      expect(seen).toHaveLength(5);
    });

    it('are known to the operator with whose they are', async () => {
      const given = await givenProject(subject());
      const { id: deliveryId, endpointId } = await givenDelivery(given);
      const { webhooks } = given.repository;
      const listed = await webhooks.listEndpoints(given.tenant.organizationId);
      const endpoint = await given.own.getWebhookEndpoint(endpointId);
      expect(listed).toEqual([{ tenant: given.tenant, endpoint, failures: 0, pending: 1 }]);
      expect(await webhooks.listEndpoints(newId())).toEqual([]);
      expect(await webhooks.findTenant({ deliveryId })).toEqual(given.tenant);
      expect(await webhooks.findTenant({ endpointId })).toEqual(given.tenant);
      expect(await webhooks.findTenant({ endpointId: deliveryId })).toBeNull();
    });

    it('have secrets that can be sealed anew', async () => {
      const given = await givenProject(subject());
      const id = await givenEndpoint(given);
      const { webhooks } = given.repository;
      const listed = async () => (await webhooks.listSealedSecrets(null, 500)).find((one) => one.endpointId === id);
      const read = await listed();
      expect(read).toEqual({ endpointId: id, secret: newEndpoint().sealedSecret, previous: null });
      if (!read) return;
      await webhooks.replaceSealedSecrets(read, { ...read, secret: new Uint8Array([7]) });
      expect(await listed()).toEqual({ ...read, secret: new Uint8Array([7]) });
      await webhooks.replaceSealedSecrets(read, { ...read, secret: new Uint8Array([8]) });
      expect(await listed()).toEqual({ ...read, secret: new Uint8Array([7]) });
    });
  });
}
