import { describe, expect, it } from 'vitest';
import { publicKeyOf } from '@layers-content/core';
import {
  after,
  claim,
  fields,
  fileOf,
  frozenKeysOf,
  generated,
  givenCompleted,
  givenProcessing,
  givenProject,
  givenPublishing,
  givenQueued,
  imageInfo,
  newId,
  newItem,
  sessionOf,
  uploadOf,
  verdictOf,
} from './given.ts';
import type { Subject } from './given.ts';
import { ownOf } from './own.ts';

const servedKey = (id: string, position = 1) => publicKeyOf({ contentId: id, ...fileOf(id, position) });

export function describeInspection(subject: () => Subject): void {
  describe('listHeldObjects', () => {
    it('names what completed and publishing uploads hold, in the order of their ids, page by page', async () => {
      const given = await givenProject(subject());
      const { inspection } = given.repository;
      const [completed, publishing] = [
        await givenCompleted(given, 'Roast', 2),
        await givenPublishing(given, 'Roast', 2),
      ];
      await givenQueued(given);
      await givenProcessing(given);
      await given.own.cancelContent(await givenCompleted(given), { open: 'CANCELED_BY_CLIENT', completed: 'DELETED' });
      await given.subject.insertGenerated(given.tenant, generated(given.projectId));
      const { frozenKeys } = await uploadOf(given, publishing);
      const held = [
        {
          tenant: given.tenant,
          contentId: completed,
          state: 'completed',
          objects: [1, 2].map((n) => ({ key: servedKey(completed, n), sizeBytes: 1000 + n })),
        },
        {
          tenant: given.tenant,
          contentId: publishing,
          state: 'publishing',
          objects: frozenKeys.map((key) => ({ key, sizeBytes: imageInfo.sizeBytes })),
        },
      ];
      expect(await inspection.listHeldObjects('live', null, 10)).toEqual(held);
      expect(await inspection.listHeldObjects('live', null, 1)).toEqual(held.slice(0, 1));
      expect(await inspection.listHeldObjects('live', completed, 1)).toEqual(held.slice(1));
      expect(await inspection.listHeldObjects('live', publishing, 10)).toEqual([]);
      expect(await inspection.listHeldObjects('test', null, 10)).toEqual([]);
    });
  });

  describe('judgeObjects', () => {
    it('knows what each state needs, what waits in the outbox, and nothing of other keys', async () => {
      const given = await givenProject(subject());
      const { inspection } = given.repository;
      const [queued, processing, publishing, completed] = [
        await givenQueued(given),
        await givenProcessing(given),
        await givenPublishing(given),
        await givenCompleted(given),
      ];
      const staging = (id: string) => fileOf(id).stagingKey;
      const [frozen] = frozenKeysOf(processing, [fileOf(processing)], 1);
      const [copied] = frozenKeysOf(completed, [fileOf(completed)], 1);
      const needed = [
        staging(queued),
        staging(processing),
        staging(publishing),
        frozen ?? '',
        ...frozenKeysOf(publishing, [fileOf(publishing)], 1),
        servedKey(publishing),
        servedKey(completed),
      ];
      const ended = [staging(completed), copied ?? ''];
      const unknown = [servedKey(queued), staging(newId()), 'tmp/x', 'staging/x', ''];
      const uses = await inspection.judgeObjects([...needed, ...ended, ...unknown]);
      const as = (keys: readonly string[], isNeeded: boolean, isScheduled: boolean) =>
        keys.map((key) => ({ key, isNeeded, isScheduled }));
      expect(uses).toHaveLength(needed.length + ended.length + unknown.length);
      expect(uses).toEqual(
        expect.arrayContaining([...as(needed, true, false), ...as(ended, false, true), ...as(unknown, false, false)]),
      );
      await given.subject.execute('INSERT INTO object_deletions (key) VALUES ($1)', [servedKey(completed)]);
      expect(await inspection.judgeObjects([servedKey(completed)])).toEqual([
        { key: servedKey(completed), isNeeded: true, isScheduled: true },
      ]);
      expect(await inspection.judgeObjects([])).toEqual([]);
    });
  });

  describe('recountUsage', () => {
    it('finds nothing while the counters are right, also of the sandbox and of the day before', async () => {
      const given = await givenProject(subject());
      const { inspection } = given.repository;
      const sandbox = { ...given, own: ownOf(given.repository, { ...given.tenant, environment: 'test' }) };
      await sandbox.own.createProject(given.projectId, fields());
      await givenQueued(given, 2);
      await givenCompleted(given);
      const item = { ...newItem(newId()), reservedBytes: 0 };
      await sandbox.own.createUploadSession(sessionOf(given.projectId, [item]));
      await claim(sandbox, item.id);
      await sandbox.own.commitVerdict(await verdictOf(sandbox, item.id, 1));
      await sandbox.own.completePublishing(item.id, 1);
      expect(await inspection.recountUsage()).toEqual([]);
      await given.subject.setServiceNow(after(86_400_000));
      expect(await inspection.recountUsage()).toEqual([]);
    });

    it.each(['open_uploads', 'stored_bytes', 'items_today'])(
      'tells both numbers where %s is off, and where no counter is',
      async (counter) => {
        const given = await givenProject(subject());
        const { inspection } = given.repository;
        await givenCompleted(given);
        const right = { openUploads: 0, storedBytes: 1001, itemsToday: 1 };
        await given.subject.execute(`UPDATE organization_usage SET ${counter} = ${counter} + 1`);
        const [found, ...others] = await inspection.recountUsage();
        expect(others).toEqual([]);
        expect(found).toMatchObject({ tenant: given.tenant, recounted: right });
        expect(found?.counted).not.toEqual(right);
        await given.subject.execute('DELETE FROM organization_usage');
        expect(await inspection.recountUsage()).toEqual([
          { tenant: given.tenant, counted: { openUploads: 0, storedBytes: 0, itemsToday: 0 }, recounted: right },
        ]);
      },
    );
  });
}
