import { describe, expect, it } from 'vitest';
import type { OpenedSession, Quotas } from '@layers-content/core';
import {
  after,
  claim,
  givenCompleted,
  givenProcessing,
  givenProject,
  givenQueued,
  leaseMs,
  newId,
  newItem,
  read,
  sessionOf,
  sessionTtlMs,
  start,
  unlimited,
  uploadOf,
  verdictOf,
} from './given.ts';
import type { Given, Subject } from './given.ts';
import { ownOf } from './own.ts';

const mebibyte = 1_048_576;
const dayEndsAt = new Date('2026-06-13T00:00:00.000Z');
const reasons = { open: 'CANCELED_BY_CLIENT', completed: 'DELETED' } as const;

const open = ({ own, projectId }: Given, quotas: Partial<Quotas>, items = 1): Promise<OpenedSession> =>
  own.createUploadSession(
    sessionOf(
      projectId,
      Array.from({ length: items }, () => newItem(newId())),
      { quotas: { ...unlimited, ...quotas } },
    ),
  );

export function describeQuotas(subject: () => Subject): void {
  describe('usage', () => {
    it('is nothing for a tenant that never opened an upload, until the next midnight UTC', async () => {
      const given = await givenProject(subject());
      const nothing = { openUploads: 0, storedBytes: 0, itemsToday: 0 };
      expect(await given.own.getUsage()).toEqual({ ...nothing, dayEndsAt });
      await given.subject.setServiceNow(dayEndsAt);
      expect(await given.own.getUsage()).toEqual({ ...nothing, dayEndsAt: after(86_400_000, dayEndsAt) });
    });

    it('of an upload that turned out to be smaller or larger is what it takes then, while it is queued', async () => {
      const given = await givenProject(subject());
      const id = await givenQueued(given);
      const other = await givenQueued(given);
      const { storedBytes } = await given.own.getUsage();
      const declared = newItem(id).files.map((file) => ({ ...file, contentType: 'image/png' as const, sizeBytes: 7 }));
      expect(await given.own.declareFiles(id, declared, 107)).toBe(true);
      expect((await uploadOf(given, id)).files).toEqual(declared);
      const reserved = newItem(other).reservedBytes;
      expect(await given.own.getUsage()).toMatchObject({ storedBytes: reserved + 107, openUploads: 2 });
      expect(storedBytes).toBe(2 * reserved);
      await given.own.cancelContent(id, reasons);
      expect(await given.own.getUsage()).toMatchObject({ storedBytes: reserved, openUploads: 1 });
      expect(await given.own.declareFiles(id, declared, 107)).toBe(false);
      await claim(given, other);
      expect(await given.own.declareFiles(other, declared, 107)).toBe(false);
      expect(await given.own.getUsage()).toMatchObject({ storedBytes: reserved, openUploads: 1 });
    });

    it('follows an upload from its reservation to its true size to nothing', async () => {
      const given = await givenProject(subject());
      const id = await givenQueued(given, 2);
      expect(await given.own.getUsage()).toEqual({
        openUploads: 1,
        storedBytes: 1001 + 1002 + 2 * mebibyte,
        itemsToday: 1,
        dayEndsAt,
      });
      await claim(given, id);
      const verdict = await verdictOf(given, id, 1);
      const assets = verdict.assets.map((asset, index) => ({ ...asset, sizeBytes: 10 + index }));
      await given.own.commitVerdict({ ...verdict, assets });
      expect(await given.own.getUsage()).toMatchObject({ openUploads: 1, storedBytes: 1001 + 1002 + 2 * mebibyte });
      await given.own.completePublishing(id, 1);
      expect(await given.own.getUsage()).toEqual({ openUploads: 0, storedBytes: 21, itemsToday: 1, dayEndsAt });
      await given.own.completePublishing(id, 1);
      expect(await given.own.getUsage()).toMatchObject({ openUploads: 0, storedBytes: 21 });
      for (let again = 0; again < 2; again++) {
        await given.own.cancelContent(id, reasons);
        expect(await given.own.getUsage()).toEqual({ openUploads: 0, storedBytes: 0, itemsToday: 1, dayEndsAt });
      }
    });

    it('gets its share back from a cancel, an archive and a sweep, but never the items of the day', async () => {
      const given = await givenProject(subject());
      const [canceled, busy] = [await givenQueued(given), await givenProcessing(given)];
      await given.own.cancelContent(busy, reasons);
      expect(await given.own.getUsage()).toMatchObject({ openUploads: 2 });
      await given.own.cancelContent(canceled, reasons);
      expect(await given.own.getUsage()).toMatchObject({ openUploads: 1, storedBytes: 1001 + mebibyte, itemsToday: 2 });
      await given.subject.setServiceNow(after(leaseMs));
      await givenQueued(given, 3);
      await given.own.archiveProject(given.projectId);
      expect(await given.own.getUsage()).toMatchObject({ openUploads: 0, storedBytes: 0, itemsToday: 3 });
      await given.own.updateProject(given.projectId, { status: 'active' });
      await givenCompleted(given);
      await givenQueued(given);
      const neighbour = { ...given.tenant, organizationId: newId() };
      await given.subject.insertOrganization(neighbour.organizationId);
      const other = { ...given, own: ownOf(given.repository, neighbour), projectId: newId() };
      await other.own.createProject(other.projectId, (await given.own.getProject(given.projectId)) ?? expect.fail());
      await givenQueued(other);
      await givenQueued(other);
      await given.subject.setServiceNow(after(sessionTtlMs + leaseMs));
      expect(await given.repository.maintenance.cancelExpired(10)).toBe(3);
      expect(await given.own.getUsage()).toMatchObject({ openUploads: 0, storedBytes: 1001 });
      expect(await other.own.getUsage()).toMatchObject({ openUploads: 0, storedBytes: 0 });
    });

    it('counts no bytes of what reserved none', async () => {
      const given = await givenProject(subject());
      const sandbox = { ...given, own: ownOf(given.repository, { ...given.tenant, environment: 'test' }) };
      await sandbox.own.createProject(given.projectId, (await given.own.getProject(given.projectId)) ?? expect.fail());
      await givenQueued(given);
      const item = { ...newItem(newId()), reservedBytes: 0 };
      expect(
        await sandbox.own.createUploadSession(
          sessionOf(given.projectId, [item], { quotas: { ...unlimited, storedBytes: 1 } }),
        ),
      ).toMatchObject({ outcome: 'opened' });
      await claim(sandbox, item.id);
      await sandbox.own.commitVerdict(await verdictOf(sandbox, item.id, 1));
      expect(await sandbox.own.completePublishing(item.id, 1)).toMatchObject({ status: 'completed' });
      expect(await sandbox.own.getUsage()).toEqual({ openUploads: 0, storedBytes: 0, itemsToday: 1, dayEndsAt });
      await sandbox.own.cancelContent(item.id, reasons);
      expect(await given.own.getUsage()).toMatchObject({ openUploads: 1, storedBytes: 1001 + mebibyte, itemsToday: 1 });
    });
  });

  describe('quotas', () => {
    it.each([
      ['openUploads', { openUploads: 3 }],
      ['itemsPerDay', { itemsPerDay: 3 }],
      ['storedBytes', { storedBytes: 3 * (1001 + mebibyte) }],
    ] as const)('let a session in up to the last of %s, and refuse the next whole', async (quota, quotas) => {
      const given = await givenProject(subject());
      expect(await open(given, quotas, 2)).toMatchObject({ outcome: 'opened' });
      const used = { openUploads: 2, storedBytes: 2 * (1001 + mebibyte), itemsToday: 2, dayEndsAt };
      expect(await open(given, quotas, 2)).toEqual({ outcome: 'quota_exceeded', quota, usage: used });
      expect(await given.own.getUsage()).toEqual(used);
      expect(await given.subject.execute('SELECT id FROM content_items')).toHaveLength(2);
      expect(await open(given, quotas, 1)).toMatchObject({ outcome: 'opened' });
      expect(await open(given, quotas, 1)).toMatchObject({ outcome: 'quota_exceeded', quota });
    });

    it('refuse a first session that is larger than they are', async () => {
      const given = await givenProject(subject());
      expect(await open(given, { openUploads: 1 }, 2)).toMatchObject({
        outcome: 'quota_exceeded',
        quota: 'openUploads',
        usage: { openUploads: 0 },
      });
      expect(await open(given, { storedBytes: 1 }, 1)).toMatchObject({
        outcome: 'quota_exceeded',
        quota: 'storedBytes',
      });
      expect(await given.subject.execute('SELECT id FROM content_items')).toEqual([]);
    });

    it('start over with the UTC day, also when a statement of the day before comes late', async () => {
      const given = await givenProject(subject());
      const quotas = { itemsPerDay: 2 };
      await given.subject.setServiceNow(after(-1, dayEndsAt));
      expect(await open(given, quotas, 2)).toMatchObject({ outcome: 'opened' });
      expect(await open(given, quotas)).toMatchObject({
        outcome: 'quota_exceeded',
        usage: { itemsToday: 2, dayEndsAt },
      });
      await given.subject.setServiceNow(dayEndsAt);
      expect(await given.own.getUsage()).toMatchObject({ openUploads: 2, itemsToday: 0 });
      expect(await open(given, quotas, 1)).toMatchObject({ outcome: 'opened' });
      await given.subject.setServiceNow(after(-1, dayEndsAt));
      expect(await open(given, quotas, 1)).toMatchObject({ outcome: 'opened' });
      await given.subject.setServiceNow(dayEndsAt);
      expect(await given.own.getUsage()).toMatchObject({ openUploads: 4, itemsToday: 1 });
      expect(await open(given, quotas, 1)).toMatchObject({ outcome: 'opened' });
      expect(await open(given, quotas, 1)).toMatchObject({ outcome: 'quota_exceeded', quota: 'itemsPerDay' });
    });

    it('count for today again when a clock that ran ahead returns, and a recount agrees', async () => {
      const given = await givenProject(subject());
      const { maintenance, inspection } = given.repository;
      const far = after(40 * 86_400_000);
      expect(await open(given, {}, 2)).toMatchObject({ outcome: 'opened' });
      await given.subject.setServiceNow(far);
      expect(await open(given, {}, 3)).toMatchObject({ outcome: 'opened' });
      await given.subject.setServiceNow(start);
      expect(await open(given, {}, 1)).toMatchObject({ outcome: 'opened' });
      expect(await inspection.recountUsage()).toEqual([]);
      expect([await maintenance.giveBackDays(), await maintenance.giveBackDays()]).toEqual([1, 0]);
      expect(await given.own.getUsage()).toMatchObject({ openUploads: 6, itemsToday: 3 });
      expect(await open(given, { itemsPerDay: 3 })).toMatchObject({ outcome: 'quota_exceeded', quota: 'itemsPerDay' });
      expect(await inspection.recountUsage()).toEqual([]);
      await given.subject.setServiceNow(far);
      expect(await open(given, { itemsPerDay: 1 })).toMatchObject({ outcome: 'opened' });
      expect(await inspection.recountUsage()).toEqual([]);
    });

    it('are not overrun by many sessions at once', async () => {
      const given = await givenProject(subject());
      const outcomes = await Promise.all(Array.from({ length: 16 }, () => open(given, { openUploads: 5 })));
      expect(outcomes.filter(({ outcome }) => outcome === 'opened')).toHaveLength(5);
      expect(await given.own.getUsage()).toMatchObject({ openUploads: 5, itemsToday: 5 });
    });

    it('take nothing for a session whose transaction fails afterwards', async () => {
      const given = await givenProject(subject());
      const id = newId();
      const failed = given.own.transaction(async (unit) => {
        await unit.createUploadSession(sessionOf(given.projectId, [newItem(id)]));
        throw new Error('changed its mind');
      });
      await expect(failed).rejects.toThrow('changed its mind');
      expect(await given.own.findContent(id)).toBeNull();
      expect(await given.own.getUsage()).toMatchObject({ openUploads: 0, itemsToday: 0 });
      const kept = await givenQueued(given);
      expect((await read(given, kept)).now).toEqual(start);
    });
  });
}
