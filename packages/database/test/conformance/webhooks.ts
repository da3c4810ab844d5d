import { describe, expect, it } from 'vitest';
import { publicKeyOf } from '@layers-content/core';
import { after, givenCompleted, givenProject, givenQueued, newId, sessionTtlMs, start } from './given.ts';
import type { Given, Subject } from './given.ts';
import { ownOf } from './own.ts';
import { claimUpTo, deliveriesOf, givenEndpoint, newDelivery, newEndpoint } from './webhook-records.ts';

const completed = ({ projectId }: Given, contentId: string) =>
  ({ type: 'content.completed', projectId, data: { contentId } }) as const;

const typesOf = async (given: Given) => (await deliveriesOf(given)).map(({ eventType }) => eventType).toSorted();

export function describeWebhooks(subject: () => Subject): void {
  describe('webhook endpoints', () => {
    it('are given back as they were made, newest first', async () => {
      const given = await givenProject(subject());
      const fields = { ...newEndpoint({ description: 'ü', metadata: { b: 1, a: [2] }, projectId: given.projectId }) };
      const first = await given.own.createWebhookEndpoint(fields, 20);
      await given.subject.setServiceNow(after(1000));
      const second = await givenEndpoint(given);
      const { sealedSecret: _, ...shown } = fields;
      const endpoint = { ...shown, status: 'active', createdAt: start, lastDeliveryAt: null };
      expect(first).toEqual({ outcome: 'created', endpoint });
      expect((await given.own.listWebhookEndpoints()).map(({ id }) => id)).toEqual([second, fields.id]);
      expect(await given.own.getWebhookEndpoint(fields.id)).toEqual(endpoint);
      expect(await given.own.findWebhookSecret(fields.id)).toEqual(fields.sealedSecret);
    });

    it('are no more than the limit, deleted ones not counted', async () => {
      const given = await givenProject(subject());
      const ids = [await givenEndpoint(given), await givenEndpoint(given)];
      const another = () => given.own.createWebhookEndpoint(newEndpoint(), 2);
      expect(await another()).toEqual({ outcome: 'quota_exceeded', used: 2 });
      await given.own.deleteWebhookEndpoint(ids[0] ?? '');
      expect(await another()).toMatchObject({ outcome: 'created' });
      const stranger = ownOf(given.repository, { ...given.tenant, environment: 'test' });
      expect(await stranger.createWebhookEndpoint(newEndpoint(), 1)).toMatchObject({ outcome: 'created' });
    });

    it('keep what is not changed', async () => {
      const given = await givenProject(subject());
      const id = await givenEndpoint(given, { description: 'Old', metadata: { kept: true } });
      const old = await given.own.getWebhookEndpoint(id);
      expect(await given.own.updateWebhookEndpoint(id, { description: null, status: 'paused' })).toEqual({
        ...old,
        description: null,
        status: 'paused',
      });
      const all = {
        url: 'https://b.example',
        events: ['test.ping'],
        metadata: null,
        projectId: given.projectId,
      } as const;
      expect(await given.own.updateWebhookEndpoint(id, all)).toMatchObject(all);
      expect(await given.own.updateWebhookEndpoint(id, { projectId: newId() })).toBe('project_absent');
      expect(await given.own.updateWebhookEndpoint(newId(), { projectId: newId() })).toBeNull();
    });

    it('are absent with their secret once deleted', async () => {
      const given = await givenProject(subject());
      const id = await givenEndpoint(given);
      const shown = await given.own.getWebhookEndpoint(id);
      expect(await given.own.deleteWebhookEndpoint(id)).toEqual(shown);
      expect(await given.own.deleteWebhookEndpoint(id)).toBeNull();
      expect(await given.own.getWebhookEndpoint(id)).toBeNull();
      expect(await given.own.findWebhookSecret(id)).toBeNull();
      expect(await given.own.rotateWebhookSecret(id, new Uint8Array([9]), 1)).toBeNull();
      expect(await given.own.testWebhookEndpoint(id, newDelivery())).toBeNull();
      expect(await given.own.listWebhookDeliveries({ endpointId: id, after: null, limit: 1 })).toBeNull();
      const [row] = await given.subject.execute('SELECT sealed_secret FROM webhook_endpoints WHERE id = $1', [id]);
      expect(row?.['sealed_secret']).toHaveLength(0);
    });
  });

  describe('what is recorded', () => {
    it('goes to whoever asked for it, once for each endpoint, with the item as it was', async () => {
      const given = await givenProject(subject());
      const contentId = await givenCompleted(given);
      const both = await givenEndpoint(given, { events: ['content.completed', 'content.generated'] });
      const ofProject = await givenEndpoint(given, { projectId: given.projectId });
      await givenEndpoint(given, { events: ['content.canceled'] });
      const paused = await givenEndpoint(given);
      await given.own.updateWebhookEndpoint(paused, { status: 'paused' });
      const otherProject = newId();
      await given.own.createProject(otherProject, { ...(await fieldsOf(given)) });
      await givenEndpoint(given, { projectId: otherProject });
      await given.own.record(completed(given, contentId));
      const told = await deliveriesOf(given);
      expect(told.map(({ endpointId, eventType }) => [endpointId, eventType]).toSorted()).toEqual(
        [
          [both, 'content.completed'],
          [both, 'content.generated'],
          [ofProject, 'content.completed'],
        ].toSorted(),
      );
      expect(new Set(told.map(({ eventId }) => eventId)).size).toBe(2);
      for (const { eventId } of told) expect(eventId).toMatch(/^01KTY27TNR[0-9A-HJKMNP-TV-Z]{16}$/);
      const item = (await given.own.findContent(contentId))?.item;
      await given.own.cancelContent(contentId, { open: 'CANCELED_BY_CLIENT', completed: 'DELETED' });
      const claimed = await claimUpTo(given, 4);
      expect(claimed.map(({ event }) => event)).toEqual(
        claimed.map(({ event: { id, type } }) => ({
          id,
          type,
          item,
          createdAt: start,
          projectId: given.projectId,
          replayOf: null,
        })),
      );
      expect(item?.assets[0]?.location).toEqual({
        key: publicKeyOf({ contentId, position: 1, contentType: 'image/jpeg' }),
      });
    });

    it('goes to nobody when its transaction is undone', async () => {
      const given = await givenProject(subject());
      await givenEndpoint(given);
      const contentId = await givenCompleted(given);
      const undone = given.own.transaction(async (unit) => {
        await unit.record(completed(given, contentId));
        throw new Error('undone');
      });
      await expect(undone).rejects.toThrow('undone');
      expect(await deliveriesOf(given)).toEqual([]);
      expect(await given.subject.execute('SELECT id FROM webhook_events')).toEqual([]);
    });

    it('writes nothing where nobody asked', async () => {
      const given = await givenProject(subject());
      await givenEndpoint(given, { events: ['test.ping'] });
      await given.own.record(completed(given, await givenCompleted(given)));
      expect(await given.subject.execute('SELECT id FROM webhook_events')).toEqual([]);
    });

    it('tells of every canceled item by the reason it was canceled for', async () => {
      const given = await givenProject(subject());
      await givenEndpoint(given, { events: ['content.canceled', 'upload.expired'] });
      const contentId = await givenQueued(given);
      await given.own.record({
        type: 'content.canceled',
        projectId: given.projectId,
        data: { contentId, reason: 'CANCELED_BY_CLIENT' },
      });
      expect(await typesOf(given)).toEqual(['content.canceled']);
      await given.own.archiveProject(given.projectId);
      expect(await typesOf(given)).toEqual(['content.canceled', 'content.canceled']);
      await given.own.updateProject(given.projectId, { status: 'active' });
      await givenQueued(given);
      await given.subject.setServiceNow(after(sessionTtlMs));
      await given.repository.maintenance.cancelExpired(10);
      expect(await typesOf(given)).toEqual(['content.canceled', 'content.canceled', 'upload.expired']);
      await given.repository.maintenance.cancelExpired(10);
      expect(await typesOf(given)).toHaveLength(3);
    });

    it('is kept for 30 days, and a deleted endpoint as long; what waits for one is given up', async () => {
      const given = await givenProject(subject());
      const id = await givenEndpoint(given);
      await given.own.testWebhookEndpoint(id, newDelivery());
      await given.subject.execute(
        "UPDATE webhook_deliveries SET state = 'delivered', next_retry_at = NULL, delivered_at = service_now()",
      );
      await given.own.testWebhookEndpoint(id, newDelivery());
      await given.own.deleteWebhookEndpoint(id);
      const days = 86_400_000;
      await given.subject.setServiceNow(after(30 * days - 1));
      await given.repository.maintenance.forgetOld();
      expect(await given.subject.execute('SELECT id FROM webhook_deliveries')).toHaveLength(1);
      await given.subject.setServiceNow(after(30 * days));
      await given.repository.maintenance.forgetOld();
      expect(await given.subject.execute('SELECT id FROM webhook_deliveries')).toEqual([]);
      expect(await given.subject.execute('SELECT id FROM webhook_events')).toEqual([]);
      await given.repository.maintenance.forgetOld();
      expect(await given.subject.execute('SELECT id FROM webhook_endpoints')).toEqual([]);
    });
  });
}

async function fieldsOf({ own, projectId }: Given) {
  const project = await own.getProject(projectId);
  if (!project) throw new Error('the project is absent');
  const {
    id: _id,
    organizationId: _organization,
    status: _status,
    archivedAt: _archived,
    createdAt: _at,
    ...fields
  } = project;
  return fields;
}
