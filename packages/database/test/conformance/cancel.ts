import { describe, expect, it } from 'vitest';
import { cancelMessages } from '@layers-content/core';
import {
  after,
  claim,
  givenCompleted,
  givenProcessing,
  givenProject,
  givenPublishing,
  givenQueued,
  leaseMs,
  newId,
  outbox,
  read,
  sessionTtlMs,
  uploadOf,
} from './given.ts';
import type { Given, Subject } from './given.ts';
import { ownOf } from './own.ts';

const reasons = { open: 'CANCELED_BY_CLIENT', completed: 'DELETED' } as const;
const nothing = { caption: null, assets: [], platformFit: [], completedAt: null };

async function keysOf(given: Given, id: string): Promise<readonly string[]> {
  const { files, frozenKeys } = await uploadOf(given, id);
  return [...frozenKeys, ...files.map((file) => file.stagingKey)];
}

export function describeCancel(subject: () => Subject): void {
  describe('cancelOpenUpload', () => {
    it('cancels an open upload, and no other', async () => {
      const given = await givenProject(subject());
      const id = await givenQueued(given, 2);
      const keys = await keysOf(given, id);
      const lastError = { code: 'IMPORT_FAILED', message: cancelMessages.IMPORT_FAILED };
      expect(await given.own.cancelOpenUpload(id, 'IMPORT_FAILED')).toMatchObject({
        outcome: 'canceled',
        changed: true,
        item: { id, status: 'canceled', lastError, ...nothing },
      });
      expect(await outbox(given)).toEqual([...keys].sort());
      expect(await given.own.getUsage()).toMatchObject({ openUploads: 0, storedBytes: 0 });
      expect(await given.own.cancelOpenUpload(id, 'IMPORT_FAILED')).toEqual({ outcome: 'absent' });
      const completed = await givenCompleted(given);
      expect(await given.own.cancelOpenUpload(completed, 'IMPORT_FAILED')).toEqual({ outcome: 'absent' });
      expect((await read(given, completed)).item.status).toBe('completed');
      for (const held of [await givenProcessing(given), await givenPublishing(given)])
        expect(await given.own.cancelOpenUpload(held, 'IMPORT_FAILED')).toEqual({ outcome: 'busy' });
    });
  });

  describe('discardStaged', () => {
    it('gives the staging keys of a canceled upload to the outbox again, and those of no other', async () => {
      const given = await givenProject(subject());
      const canceled = await givenQueued(given, 2);
      const keys = await keysOf(given, canceled);
      await given.own.cancelContent(canceled, reasons);
      const others = [await givenQueued(given), await givenProcessing(given), await givenCompleted(given)];
      await given.subject.execute('DELETE FROM object_deletions');
      await ownOf(given.subject.repository, { ...given.tenant, environment: 'test' }).discardStaged(canceled);
      expect(await outbox(given)).toEqual([]);
      for (const id of [canceled, canceled, ...others]) await given.own.discardStaged(id);
      expect(await outbox(given)).toEqual([...keys].sort());
    });
  });

  describe('cancelContent', () => {
    it('cancels an open upload and gives its keys to the outbox', async () => {
      const given = await givenProject(subject());
      const id = await givenQueued(given, 2);
      const keys = await keysOf(given, id);
      const canceled = await given.own.cancelContent(id, reasons);
      const lastError = { code: 'CANCELED_BY_CLIENT', message: cancelMessages.CANCELED_BY_CLIENT };
      expect(canceled).toMatchObject({
        outcome: 'canceled',
        changed: true,
        item: { id, status: 'canceled', lastError, ...nothing },
      });
      expect(await outbox(given)).toEqual([...keys].sort());
    });

    it('deletes a completed upload: nothing of it is shown, its public keys go too', async () => {
      const given = await givenProject(subject());
      const id = await givenCompleted(given, 'secret', 2);
      const publicKeys = [1, 2].map((n) => `public-media/content-container/${id}/media/upload-${n}.jpg`);
      expect(await given.own.cancelContent(id, reasons)).toMatchObject({
        item: { status: 'canceled', lastError: { code: 'DELETED' }, ...nothing },
      });
      expect(await outbox(given)).toEqual(expect.arrayContaining(publicKeys));
      for (const key of publicKeys) expect(await given.repository.findSealedObject(key)).toBeNull();
      expect(await uploadOf(given, id)).toMatchObject({ state: 'canceled', media: [], frozenKeys: [] });
    });

    it('answers the same again, whatever the reason of the second call', async () => {
      const given = await givenProject(subject());
      const id = await givenQueued(given);
      const first = await given.own.cancelContent(id, reasons);
      const keys = await outbox(given);
      expect(await given.own.cancelContent(id, { open: 'SESSION_EXPIRED', completed: 'DELETED' })).toEqual({
        ...first,
        changed: false,
      });
      expect(await outbox(given)).toEqual(keys);
    });

    it('is busy while a finalize holds the item, and not after its lease', async () => {
      const given = await givenProject(subject());
      const [processing, publishing] = [await givenProcessing(given), await givenPublishing(given)];
      expect(await given.own.cancelContent(processing, reasons)).toEqual({ outcome: 'busy' });
      const keys = await keysOf(given, processing);
      await given.subject.setServiceNow(after(leaseMs));
      expect(await given.own.cancelContent(publishing, reasons)).toEqual({ outcome: 'busy' });
      expect(await given.own.cancelContent(processing, reasons)).toMatchObject({
        outcome: 'canceled',
        item: { status: 'canceled' },
      });
      expect(await outbox(given)).toEqual([...keys].sort());
      expect(await given.own.cancelContent(newId(), reasons)).toEqual({ outcome: 'absent' });
    });
  });

  describe('cancelExpired', () => {
    it('takes expired sessions that no live claim holds, in batches', async () => {
      const given = await givenProject(subject());
      const { maintenance } = given.repository;
      const [queued, lapsed, completed, publishing] = [
        await givenQueued(given),
        await givenProcessing(given),
        await givenCompleted(given),
        await givenPublishing(given),
      ];
      await given.subject.setServiceNow(after(sessionTtlMs - 1));
      expect(await maintenance.cancelExpired(10)).toBe(0);
      const live = await givenQueued(given);
      const [row] = await given.subject.execute(
        "UPDATE content_items SET session_expires_at = service_now() + interval '1 second' WHERE id = $1 RETURNING id",
        [live],
      );
      expect(row).toBeDefined();
      expect(await claim(given, live)).toBe(1);
      await given.subject.setServiceNow(after(sessionTtlMs + 1000));
      expect(await maintenance.cancelExpired(1)).toBe(1);
      expect(await maintenance.cancelExpired(10)).toBe(1);
      expect(await maintenance.cancelExpired(10)).toBe(0);
      for (const id of [queued, lapsed]) {
        expect((await read(given, id)).item).toMatchObject({
          status: 'canceled',
          lastError: { code: 'SESSION_EXPIRED' },
          ...nothing,
        });
      }
      const states = await Promise.all(
        [completed, publishing, live].map(async (id) => (await uploadOf(given, id)).state),
      );
      expect(states).toEqual(['completed', 'publishing', 'processing']);
    });
  });
}
