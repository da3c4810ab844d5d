import { describe, expect, it } from 'vitest';
import type { ApiKey, AuditQuery, DomainEvent, PagePosition } from '@layers-content/core';
import {
  after,
  givenProject,
  givenQueued,
  newId,
  newItem,
  sessionOf,
  sessionTtlMs,
  start,
  unlimited,
} from './given.ts';
import type { Given, Subject } from './given.ts';
import { ownActor, ownOf } from './own.ts';
import { everyEvent, newKey, ownEvent } from './records.ts';

const requestsOf = async ({ own }: Given, query: Partial<AuditQuery> = {}) =>
  (await own.listEvents({ ...everyEvent, ...query })).items.map((event) => event.requestId);

const tell = (
  { repository, tenant }: Given,
  requestId: string,
  event: DomainEvent = ownEvent,
  { apiKeyId } = ownActor,
) => ownOf(repository, tenant, { requestId, apiKeyId }).record(event);

async function givenKey({ repository, tenant, subject }: Given): Promise<ApiKey> {
  const key = newKey(tenant);
  await repository.operator.createApiKey(key);
  await subject.execute('DELETE FROM audit_events');
  return (await repository.findApiKey(key.handle)) ?? expect.fail();
}

export function describeAudit(subject: () => Subject): void {
  describe('the audit log', () => {
    it('gives a line back as it was written', async () => {
      const given = await givenProject(subject());
      const event = {
        type: 'content.canceled',
        projectId: given.projectId,
        data: { reason: 'ü', contentId: newId() },
      } as const;
      await given.own.record(event);
      const { items, next } = await given.own.listEvents(everyEvent);
      expect(items).toEqual([
        { ...event, ...ownActor, id: items[0]?.id, occurredAt: start, organizationId: given.tenant.organizationId },
      ]);
      expect(items[0]?.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      expect(JSON.stringify(items[0]?.data)).toBe(JSON.stringify(event.data));
      expect(next).toBeNull();
    });

    it('pages newest first through equal times, each line once', async () => {
      const given = await givenProject(subject());
      for (let n = 0; n < 11; n++) {
        await given.subject.setServiceNow(after(Math.floor(n / 4)));
        await tell(given, `req_${n}`);
      }
      for (const limit of [1, 3, 11, 200]) {
        const seen: (string | null)[] = [];
        const times: number[] = [];
        let position: PagePosition | null = null;
        do {
          const page: Awaited<ReturnType<typeof given.own.listEvents>> = await given.own.listEvents({
            ...everyEvent,
            limit,
            after: position,
          });
          expect(page.items.length).toBeLessThanOrEqual(limit);
          seen.push(...page.items.map((event) => event.requestId));
          times.push(...page.items.map((event) => event.occurredAt.getTime()));
          position = page.next;
        } while (position);
        expect(new Set(seen).size).toBe(11);
        expect(seen).toHaveLength(11);
        expect(times).toEqual([...times].sort((a, b) => b - a));
      }
    });

    it('filters by type, project, key and truncated seconds', async () => {
      const given = await givenProject(subject());
      const [projectId, apiKeyId] = [newId(), newId()];
      const lines = [
        () => tell(given, 'req_0', { type: 'content.completed', projectId: newId(), data: { contentId: newId() } }),
        () => tell(given, 'req_1', { type: 'project.created', projectId, data: {} }),
        () => tell(given, 'req_2', ownEvent, { ...ownActor, apiKeyId }),
      ];
      for (const [n, line] of lines.entries()) {
        await given.subject.setServiceNow(after(n * 1000 + 999));
        await line();
      }
      expect(await requestsOf(given, { type: 'content.completed' })).toEqual(['req_0']);
      expect(await requestsOf(given, { projectId })).toEqual(['req_1']);
      expect(await requestsOf(given, { apiKeyId })).toEqual(['req_2']);
      expect(await requestsOf(given, { apiKeyId, projectId })).toEqual([]);
      expect(await requestsOf(given, { since: after(1000), until: after(1000) })).toEqual(['req_1']);
      expect(await requestsOf(given, { until: after(1000) })).toEqual(['req_1', 'req_0']);
      expect(await requestsOf(given, { since: after(500) })).toEqual(['req_2', 'req_1']);
    });

    it('tells of a session that was opened, and of none that was refused', async () => {
      const given = await givenProject(subject());
      const open = (projectId: string, quotas = unlimited) =>
        given.own.createUploadSession(sessionOf(projectId, [newItem(newId())], { quotas }));
      const session = sessionOf(given.projectId, [newItem(newId()), newItem(newId())]);
      expect(await given.own.createUploadSession(session)).toMatchObject({ outcome: 'opened' });
      expect(await open(newId())).toEqual({ outcome: 'project_absent' });
      expect(await open(given.projectId, { ...unlimited, openUploads: 2 })).toMatchObject({
        outcome: 'quota_exceeded',
        quota: 'openUploads',
      });
      expect((await given.own.listEvents(everyEvent)).items).toMatchObject([{ ...session.event, ...ownActor }]);
    });

    it('tells of an upload that the sweep canceled, by nobody', async () => {
      const given = await givenProject(subject());
      const id = await givenQueued(given);
      await given.subject.setServiceNow(after(sessionTtlMs));
      await given.repository.maintenance.cancelExpired(10);
      const { items } = await given.own.listEvents({ ...everyEvent, type: 'content.canceled' });
      expect(items).toMatchObject([
        {
          type: 'content.canceled',
          requestId: null,
          apiKeyId: null,
          projectId: given.projectId,
          data: { contentId: id, reason: 'SESSION_EXPIRED' },
        },
      ]);
    });
  });

  describe('refusals of a key', () => {
    it('are one line a minute for each reason, with a count and the first request', async () => {
      const given = await givenProject(subject());
      const key = await givenKey(given);
      const refuse = (reason: string, requestId: string) =>
        given.repository.recordRefusals(key, { reason, requestId, count: 1 });
      await given.subject.setServiceNow(after(0, new Date('2026-06-12T14:02:00.000Z')));
      await Promise.all(Array.from({ length: 9 }, () => refuse('revoked', 'req_a')));
      await given.subject.setServiceNow(new Date('2026-06-12T14:02:59.999Z'));
      await refuse('revoked', 'req_b');
      await refuse('missing_scope', 'req_c');
      await given.subject.setServiceNow(new Date('2026-06-12T14:03:00.000Z'));
      await refuse('revoked', 'req_d');
      const { items } = await given.own.listEvents(everyEvent);
      expect(items.map(({ requestId, data }) => ({ requestId, data }))).toEqual([
        { requestId: 'req_d', data: { reason: 'revoked', count: 1 } },
        { requestId: 'req_c', data: { reason: 'missing_scope', count: 1 } },
        { requestId: 'req_a', data: { reason: 'revoked', count: 10 } },
      ]);
      expect(items[0]).toMatchObject({
        type: 'request.refused',
        apiKeyId: key.id,
        projectId: null,
        organizationId: given.tenant.organizationId,
      });
    });

    it('of two keys are two lines', async () => {
      const given = await givenProject(subject());
      const keys = [await givenKey(given), await givenKey(given)];
      for (const key of keys)
        await given.repository.recordRefusals(key, { reason: 'revoked', requestId: key.handle, count: 1 });
      expect([...(await requestsOf(given))].sort()).toEqual(keys.map((key) => key.handle).sort());
    });
  });
}
