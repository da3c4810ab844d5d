import { describe, expect, it } from 'vitest';
import { publicKeyOf } from '@layers-content/core';
import {
  after,
  claim,
  fileOf,
  generated,
  givenCompleted,
  givenProcessing,
  givenProject,
  givenPublishing,
  givenQueued,
  leaseMs,
  newId,
  outbox,
  sessionTtlMs,
  start,
  uploadOf,
} from './given.ts';
import type { Given, Subject } from './given.ts';
import { claimUpTo, givenDelivery, limits, retried } from './webhook-records.ts';

const staging = (id: string) => fileOf(id).stagingKey;
const publicKey = (id: string) => publicKeyOf({ contentId: id, ...fileOf(id) });

async function clearOutbox({ subject }: Given): Promise<void> {
  await subject.execute('DELETE FROM object_deletions');
}

export function describeObjects(subject: () => Subject): void {
  describe('findStagingTarget', () => {
    it('tells what the upload behind a staging key is at, and null of any other key', async () => {
      const given = await givenProject(subject());
      const [queued, publishing] = [await givenQueued(given), await givenPublishing(given)];
      expect(await given.repository.findStagingTarget(staging(queued))).toEqual({
        organizationId: given.tenant.organizationId,
        environment: 'live',
        status: 'queued',
        lastErrorCode: null,
        now: start,
      });
      expect(await given.repository.findStagingTarget(staging(publishing))).toMatchObject({ status: 'processing' });
      await given.own.cancelContent(queued, { open: 'CANCELED_BY_CLIENT', completed: 'DELETED' });
      expect(await given.repository.findStagingTarget(staging(queued))).toMatchObject({
        status: 'canceled',
        lastErrorCode: 'CANCELED_BY_CLIENT',
      });
      for (const key of [
        `staging/${queued}/guess/upload-1.jpg`,
        staging(newId()),
        'staging/x',
        '',
        `staging/${queued}' OR true --/a`,
      ]) {
        expect(await given.repository.findStagingTarget(key)).toBeNull();
      }
    });
  });

  describe('findSealedObject', () => {
    it('serves the objects of completed items and nothing else', async () => {
      const given = await givenProject(subject());
      const [queued, publishing, completed] = [
        await givenQueued(given),
        await givenPublishing(given),
        await givenCompleted(given),
      ];
      expect(await given.repository.findSealedObject(publicKey(completed))).toEqual({
        contentType: 'image/jpeg',
        sizeBytes: 1001,
      });
      for (const key of [
        publicKey(queued),
        publicKey(publishing),
        staging(completed),
        `${publicKey(completed)}x`,
        'public-media/',
        newId(),
      ]) {
        expect(await given.repository.findSealedObject(key)).toBeNull();
      }
      const remote = generated(given.projectId, {
        assets: [
          {
            assetId: 'a',
            kind: 'video',
            location: { url: 'https://x.example/a.mp4' },
            mimeType: 'video/mp4',
            sizeBytes: 1,
          },
        ],
      });
      await given.subject.insertGenerated(given.tenant, remote);
      expect(
        await given.repository.findSealedObject(`public-media/content-container/${remote.id}/media/a.mp4`),
      ).toBeNull();
    });
  });

  describe('the outbox', () => {
    it('hands out what is due, hides it, and forgets it only when confirmed', async () => {
      const given = await givenProject(subject());
      const { maintenance } = given.repository;
      const ids = [await givenQueued(given), await givenQueued(given), await givenQueued(given)];
      for (const id of ids) await given.own.cancelContent(id, { open: 'CANCELED_BY_CLIENT', completed: 'DELETED' });
      const first = await maintenance.takeDeletions(2, 60_000);
      const second = await maintenance.takeDeletions(2, 60_000);
      expect([...first, ...second].sort()).toEqual(ids.map(staging).sort());
      expect(await maintenance.takeDeletions(2, 60_000)).toEqual([]);
      await maintenance.confirmDeletions(first);
      expect(await outbox(given)).toEqual(second);
      await given.subject.setServiceNow(after(59_999));
      expect(await maintenance.takeDeletions(2, 60_000)).toEqual([]);
      await given.subject.setServiceNow(after(60_000));
      expect(await maintenance.takeDeletions(2, 60_000)).toEqual(second);
      expect(await given.subject.execute('SELECT attempts FROM object_deletions')).toEqual([{ attempts: 2 }]);
    });

    it('is not handed to two at once', async () => {
      const given = await givenProject(subject());
      for (let n = 0; n < 10; n++)
        await given.own.cancelContent(await givenQueued(given), { open: 'CANCELED_BY_CLIENT', completed: 'DELETED' });
      const taken = (
        await Promise.all([1, 2, 3].map(() => given.repository.maintenance.takeDeletions(4, 60_000)))
      ).flat();
      expect(new Set(taken).size).toBe(10);
      expect(taken).toHaveLength(10);
    });
  });

  describe('backlog', () => {
    const nothing = { openUploads: 0, expiredUploads: 0, lapsedUploads: 0, dueDeletions: 0, dueWebhooks: 0 };

    it('counts what waits, of all tenants, and nothing that does not', async () => {
      const given = await givenProject(subject());
      const { maintenance } = given.repository;
      expect(await maintenance.backlog()).toEqual(nothing);
      await givenCompleted(given);
      const canceled = await givenQueued(given);
      await given.own.cancelContent(canceled, { open: 'CANCELED_BY_CLIENT', completed: 'DELETED' });
      await clearOutbox(given);
      await given.subject.insertGenerated(
        given.tenant,
        generated(given.projectId, { status: 'processing', completedAt: null }),
      );
      expect(await maintenance.backlog()).toEqual(nothing);
      for (const make of [givenQueued, givenQueued, givenQueued, givenProcessing, givenProcessing, givenPublishing])
        await make(given);
      expect(await maintenance.backlog()).toEqual({ ...nothing, openUploads: 6 });
      await given.subject.setServiceNow(after(leaseMs));
      expect(await maintenance.backlog()).toEqual({ ...nothing, openUploads: 6, lapsedUploads: 3 });
      await given.subject.setServiceNow(after(sessionTtlMs));
      expect(await maintenance.backlog()).toEqual({ ...nothing, openUploads: 6, lapsedUploads: 3, expiredUploads: 5 });
      expect(await maintenance.cancelExpired(10)).toBe(5);
      // A staging key each, and the frozen ones of the two that were being worked on.
      expect(await maintenance.backlog()).toEqual({ ...nothing, openUploads: 1, lapsedUploads: 1, dueDeletions: 7 });
      await maintenance.takeDeletions(3, 60_000);
      expect((await maintenance.backlog()).dueDeletions).toBe(4);
    });

    it('leaves out an upload past its session that a worker still holds', async () => {
      const given = await givenProject(subject());
      const late = await givenQueued(given);
      await given.subject.setServiceNow(after(sessionTtlMs - 1));
      await claim(given, late);
      await given.subject.setServiceNow(after(sessionTtlMs));
      expect(await given.repository.maintenance.backlog()).toEqual({ ...nothing, openUploads: 1 });
      expect(await given.repository.maintenance.cancelExpired(10)).toBe(0);
    });
  });

  describe('scheduleUnknown', () => {
    it('knows exactly the keys that their item still needs, or will give the outbox itself', async () => {
      const given = await givenProject(subject());
      const [queued, processing, publishing, completed, canceled] = [
        await givenQueued(given),
        await givenProcessing(given),
        await givenPublishing(given),
        await givenCompleted(given),
        await givenQueued(given),
      ];
      await given.own.cancelContent(canceled, { open: 'CANCELED_BY_CLIENT', completed: 'DELETED' });
      await clearOutbox(given);
      const frozen = [
        ...(await uploadOf(given, processing)).frozenKeys,
        ...(await uploadOf(given, publishing)).frozenKeys,
      ];
      const needed = [
        staging(queued),
        staging(processing),
        staging(publishing),
        ...frozen,
        publicKey(publishing),
        publicKey(completed),
      ];
      const orphans = [
        staging(completed),
        staging(canceled),
        staging(newId()),
        `staging/${queued}/late/upload-1.jpg`,
        `frozen/${processing}/9-other/upload-1.jpg`,
        `frozen/${queued}/1-c0py/upload-1.jpg`,
        publicKey(queued),
        publicKey(canceled),
        `${publicKey(completed)}.bak`,
        'tmp/anything',
        'staging/not-an-id/x',
        'frozen/',
        'public-media/',
      ];
      const scheduled = await given.repository.maintenance.scheduleUnknown([...needed, ...orphans]);
      expect([...scheduled].sort()).toEqual([...orphans].sort());
      expect(await outbox(given)).toEqual([...orphans].sort());
      expect(await given.repository.maintenance.scheduleUnknown(orphans)).toEqual([]);
      expect(await given.repository.maintenance.scheduleUnknown([])).toEqual([]);
    });
  });

  describe('leases', () => {
    it('that a dead worker left over a publishing upload are taken by one sweep, for another lease', async () => {
      const given = await givenProject(subject());
      const { maintenance } = given.repository;
      const abandoned = [await givenPublishing(given), await givenPublishing(given), await givenPublishing(given)];
      await givenProcessing(given);
      const take = async (limit: number) =>
        (await maintenance.takeAbandonedPublishing(limit, leaseMs)).map((taken) => taken.contentId);
      await given.subject.setServiceNow(after(leaseMs - 1));
      expect(await take(10)).toEqual([]);
      await given.subject.setServiceNow(after(leaseMs));
      await givenPublishing(given);
      expect(await take(0)).toEqual([]);
      const [first] = await maintenance.takeAbandonedPublishing(1, leaseMs);
      expect(first?.tenant).toEqual(given.tenant);
      expect((await uploadOf(given, first?.contentId ?? '')).leaseLapsed).toBe(false);
      const others = await Promise.all([take(1), take(1), take(1), take(1)]);
      expect([first?.contentId, ...others.flat()].sort()).toEqual(abandoned);
      await given.subject.setServiceNow(after(leaseMs * 2 - 1));
      expect(await take(10)).toEqual([]);
      await given.subject.setServiceNow(after(leaseMs * 2));
      expect(await take(10)).toHaveLength(4);
    });

    it('lapse all at once for a process that holds the database alone', async () => {
      const given = await givenProject(subject());
      const [processing, publishing] = [await givenProcessing(given), await givenPublishing(given)];
      await given.repository.maintenance.expireLeases();
      expect(
        (await given.repository.maintenance.takeAbandonedPublishing(10, leaseMs)).map((found) => found.contentId),
      ).toEqual([publishing]);
      expect(await claim(given, processing)).toBe(2);
      expect(await given.repository.maintenance.now()).toEqual(start);
      await given.subject.setServiceNow(after(sessionTtlMs));
      expect(await given.repository.maintenance.now()).toEqual(after(sessionTtlMs));
    });
  });

  describe('giveBackMoments', () => {
    it('brings back all that a clock which ran ahead has left for a day to come, and nothing else', async () => {
      const given = await givenProject(subject());
      const { maintenance, webhooks } = given.repository;
      await given.subject.setServiceNow(after(40 * 86_400_000));
      const [open, judged, publishing, { endpointId }, tried] = [
        await givenQueued(given),
        await givenProcessing(given),
        await givenPublishing(given),
        await givenDelivery(given),
        await givenDelivery(given),
      ];
      await givenCompleted(given);
      const hidden = await maintenance.takeDeletions(100, 60_000);
      const [first, second] = await claimUpTo(given, 2);
      const held = first?.endpointId === tried.endpointId ? first : second;
      if (held) await given.own.settleWebhookTry(held, retried);
      const due = async () => ({
        claimed: await claim(given, judged),
        published: (await maintenance.takeAbandonedPublishing(10, leaseMs)).map(({ contentId }) => contentId),
        deletions: (await maintenance.takeDeletions(100, 60_000)).filter((key) => hidden.includes(key)).toSorted(),
        organizations: await webhooks.listDueOrganizations(limits, 10),
      });
      const nothing = { claimed: null, published: [], deletions: [], organizations: [] };
      expect(await maintenance.giveBackMoments(sessionTtlMs)).toBe(0);
      expect(await due()).toEqual(nothing);
      await given.subject.setServiceNow(start);
      expect(await due()).toEqual(nothing);
      expect(await maintenance.giveBackMoments(sessionTtlMs)).toBeGreaterThan(0);
      expect(await maintenance.giveBackMoments(sessionTtlMs)).toBe(0);
      expect((await uploadOf(given, open)).sessionExpiresAt).toEqual(after(sessionTtlMs));
      // Whoever had no turn for longest comes first.
      const turns = 'SELECT tried_at AS at FROM webhook_endpoints UNION SELECT turn_at FROM webhook_turns';
      expect(await given.subject.execute(turns)).toEqual([{ at: start }]);
      expect(await due()).toEqual({
        claimed: 2,
        published: [publishing],
        deletions: hidden.toSorted(),
        organizations: [given.tenant.organizationId],
      });
      expect(new Set((await claimUpTo(given, 10)).map((each) => each.endpointId))).toEqual(
        new Set([endpointId, tried.endpointId]),
      );
      expect(await maintenance.giveBackMoments(sessionTtlMs)).toBe(0);
    });
  });

  describe('takeTurn', () => {
    it('goes to one of all who ask, and to one again when the interval has passed', async () => {
      const { repository, subject: own } = await givenProject(subject());
      const ask = async () =>
        (await Promise.all([1, 2, 3, 4].map(() => repository.maintenance.takeTurn('walk', 60_000)))).filter(Boolean)
          .length;
      expect([await ask(), await ask()]).toEqual([1, 0]);
      expect(await repository.maintenance.takeTurn('another', 60_000)).toBe(true);
      await own.setServiceNow(after(59_999));
      expect(await ask()).toBe(0);
      await own.setServiceNow(after(60_000));
      expect([await ask(), await ask()]).toEqual([1, 0]);
      // A clock that was far ahead holds nobody up when it has returned.
      await own.setServiceNow(after(40 * 86_400_000));
      expect(await ask()).toBe(1);
      await own.setServiceNow(after(60_000));
      expect([await ask(), await ask()]).toEqual([1, 0]);
    });
  });
}
