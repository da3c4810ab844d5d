import { describe, expect, it } from 'vitest';
import { IdempotencyKeyTakenError } from '@layers-content/core';
import { after, fields, givenCompleted, givenProject, givenQueued, newId, start } from './given.ts';
import type { Subject } from './given.ts';
import { ownActor, ownOf } from './own.ts';
import { everyEvent, ownEvent, ownReply } from './records.ts';

const dayMs = 86_400_000;

export function describeReplies(subject: () => Subject): void {
  describe('a kept reply', () => {
    it('is found again to the byte', async () => {
      const { own } = await givenProject(subject());
      const empty = { ...ownReply, key: 'k'.repeat(255), body: null, contentIds: [newId(), newId()] };
      await own.saveReply(ownReply);
      await own.saveReply(empty);
      expect(await own.findReply(ownReply.key)).toEqual(ownReply);
      expect(await own.findReply(empty.key)).toEqual(empty);
      expect(await own.findReply(ownReply.key.toUpperCase())).toBeNull();
    });

    it('holds its key for 24 hours, then gives way', async () => {
      const { own } = await givenProject(subject());
      await own.saveReply(ownReply);
      const second = {
        ...ownReply,
        operationId: 'updateProject',
        fingerprint: 'b'.repeat(64),
        status: 200,
        body: null,
        contentIds: ['x'],
      };
      await subject().setServiceNow(after(dayMs - 1));
      await expect(own.saveReply(second)).rejects.toThrow(IdempotencyKeyTakenError);
      expect(await own.findReply(ownReply.key)).toEqual(ownReply);
      await subject().setServiceNow(after(dayMs));
      expect(await own.findReply(ownReply.key)).toBeNull();
      await own.saveReply(second);
      expect(await own.findReply(ownReply.key)).toEqual(second);
      await subject().setServiceNow(after(2 * dayMs - 1));
      expect(await own.findReply(ownReply.key)).toEqual(second);
    });

    it('of an import stands for its item, unless that ended without being completed', async () => {
      const given = await givenProject(subject());
      const { own } = given;
      const [failed, completed, stranger] = [
        await givenQueued(given),
        await givenCompleted(given),
        await givenQueued(given),
      ];
      const ofImport = { ...ownReply, operationId: 'uploadContentFromUrl', body: null };
      const [first, second, third] = [failed, completed, stranger].map((id, index) => ({
        ...ofImport,
        key: `import-${index}`,
        contentIds: [id],
      }));
      if (!first || !second || !third) throw new Error('there are three');
      const replies = [first, second, { ...third, operationId: 'createUploadSession' }];
      for (const reply of replies) await own.saveReply(reply);
      for (const reply of replies) expect(await own.findReply(reply.key)).toEqual(reply);
      await expect(own.saveReply(first)).rejects.toThrow(IdempotencyKeyTakenError);
      await own.cancelOpenUpload(failed, 'IMPORT_FAILED');
      await own.cancelContent(completed, { open: 'CANCELED_BY_CLIENT', completed: 'DELETED' });
      await own.cancelContent(stranger, { open: 'CANCELED_BY_CLIENT', completed: 'DELETED' });
      expect(await own.findReply(first.key)).toBeNull();
      const again = { ...first, fingerprint: 'b'.repeat(64), contentIds: [await givenQueued(given)] };
      await own.saveReply(again);
      expect(await own.findReply(first.key)).toEqual(again);
      for (const reply of replies.slice(1)) {
        expect(await own.findReply(reply.key)).toEqual(reply);
        await expect(own.saveReply(reply)).rejects.toThrow(IdempotencyKeyTakenError);
      }
    });

    it('and its effect stand together or not at all', async () => {
      const { own } = await givenProject(subject());
      const [lost, kept] = [newId(), newId()];
      const lose = own.transaction(async (unit) => {
        await unit.createProject(lost, fields());
        await unit.saveReply(ownReply);
        await unit.record(ownEvent);
        throw new Error('died');
      });
      await expect(lose).rejects.toThrow('died');
      expect([
        await own.getProject(lost),
        await own.findReply(ownReply.key),
        (await own.listEvents(everyEvent)).items,
      ]).toEqual([null, null, []]);
      await own.transaction(async (unit) => {
        await unit.createProject(kept, fields());
        await unit.saveReply(ownReply);
      });
      const again = own.transaction(async (unit) => {
        await unit.createProject(lost, fields());
        await unit.saveReply(ownReply);
      });
      await expect(again).rejects.toThrow(IdempotencyKeyTakenError);
      expect(await own.getProject(lost)).toBeNull();
      expect((await own.getProject(kept))?.createdAt).toEqual(start);
    });

    it('is kept for one of many at once, and so is its effect', async () => {
      const { own, projectId } = await givenProject(subject());
      const attempts = Array.from({ length: 12 }, (_, n) =>
        own.transaction(async (unit) => {
          await unit.createProject(newId(), fields());
          await unit.saveReply({ ...ownReply, status: 200 + n });
        }),
      );
      const outcomes = await Promise.allSettled(attempts);
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      for (const outcome of outcomes) {
        if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(IdempotencyKeyTakenError);
      }
      const projects = await own.listProjects({
        status: null,
        search: null,
        customerExternalId: null,
        after: null,
        limit: 100,
      });
      expect(projects.items.filter(({ id }) => id !== projectId)).toHaveLength(1);
      expect((await own.findReply(ownReply.key))?.status).toBe(
        200 + outcomes.findIndex(({ status }) => status === 'fulfilled'),
      );
    });
  });

  describe('forgetOld', () => {
    it('forgets replies past 24 hours and audit lines past 90 days, and nothing younger', async () => {
      const { own, repository, tenant } = await givenProject(subject());
      await own.saveReply(ownReply);
      await ownOf(repository, tenant, { ...ownActor, requestId: 'req_old' }).record(ownEvent);
      await subject().setServiceNow(after(1));
      await own.saveReply({ ...ownReply, key: 'younger' });
      await ownOf(repository, tenant, { ...ownActor, requestId: 'req_younger' }).record(ownEvent);
      const left = async () => [
        (await subject().execute('SELECT key FROM idempotency_replies')).map((row) => row['key']),
        (await own.listEvents(everyEvent)).items.map((event) => event.requestId),
      ];
      await subject().setServiceNow(after(dayMs - 1));
      expect(await repository.maintenance.forgetOld()).toBe(0);
      await subject().setServiceNow(after(dayMs));
      expect(await repository.maintenance.forgetOld()).toBe(1);
      expect(await left()).toEqual([['younger'], ['req_younger', 'req_old']]);
      await subject().setServiceNow(after(90 * dayMs - 1));
      expect(await repository.maintenance.forgetOld()).toBe(1);
      await subject().setServiceNow(after(90 * dayMs));
      expect(await repository.maintenance.forgetOld()).toBe(1);
      expect(await left()).toEqual([[], ['req_younger']]);
      expect(await repository.maintenance.forgetOld()).toBe(0);
    });

    it('comes to an end however much is old', async () => {
      const { repository, tenant } = await givenProject(subject());
      await subject().execute(
        `INSERT INTO idempotency_replies (organization_id, world, key, operation_id, fingerprint, status, content_ids)
         SELECT $1, $2, n, '', '', 200, '{}' FROM generate_series(1, 12000) n`,
        [tenant.organizationId, tenant.environment],
      );
      await subject().setServiceNow(after(dayMs));
      expect(await repository.maintenance.forgetOld(AbortSignal.abort())).toBe(0);
      expect(await repository.maintenance.forgetOld()).toBe(12_000);
    });
  });
}
