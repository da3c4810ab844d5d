import { describe, expect, it } from 'vitest';
import type { Refusal } from '@layers-content/core';
import {
  after,
  claim,
  fileOf,
  fits,
  frozenKeysOf,
  generated,
  givenCompleted,
  givenProcessing,
  givenProject,
  givenPublishing,
  givenQueued,
  imageInfo,
  leaseMs,
  newId,
  newItem,
  outbox,
  read,
  release,
  sessionOf,
  sessionTtlMs,
  start,
  uploadOf,
  verdictOf,
} from './given.ts';
import type { Subject } from './given.ts';

const refusal: Refusal = {
  code: 'VALIDATION',
  message: 'Not a picture.',
  details: { reason: 'corrupt', assetId: 'upload-1' },
};

export function describeUploads(subject: () => Subject): void {
  describe('an upload', () => {
    it('knows when its state last changed, which another caption does not', async () => {
      const given = await givenProject(subject());
      const [id, second] = [newId(), newId()];
      await given.own.createUploadSession(sessionOf(given.projectId, [newItem(id), newItem(second)]));
      expect((await uploadOf(given, second)).stateChangedAt).toEqual(after(1));
      const changes: Date[] = [(await uploadOf(given, id)).stateChangedAt];
      const steps: readonly (() => Promise<unknown>)[] = [
        () => claim(given, id),
        () => release(given, id, 1),
        () => claim(given, id),
        async () => given.own.commitVerdict(await verdictOf(given, id, 2)),
        () => given.own.completePublishing(id, 2),
        () => given.own.updateCaption(id, 'x', fits),
        () => given.own.cancelContent(id, { open: 'CANCELED_BY_CLIENT', completed: 'DELETED' }),
        () => given.own.cancelContent(id, { open: 'CANCELED_BY_CLIENT', completed: 'DELETED' }),
      ];
      for (const [index, step] of steps.entries()) {
        await given.subject.setServiceNow(after((index + 1) * 1000));
        await step();
        changes.push((await uploadOf(given, id)).stateChangedAt);
      }
      expect(changes).toEqual([0, 1000, 2000, 3000, 4000, 5000, 5000, 7000, 7000].map((ms) => after(ms)));
    });

    it('is opened with its session: items one millisecond apart, all or none', async () => {
      const given = await givenProject(subject());
      const ids = [newId(), newId(), newId()];
      const items = ids.map((id) => ({
        id,
        reservedBytes: 1,
        files: [{ ...fileOf(id), filename: `日本 "${id}" \\ é.jpg`, checksumSha256: 'a'.repeat(64) }],
      }));
      const opened = await given.own.createUploadSession(sessionOf(given.projectId, items));
      expect(opened).toEqual({ outcome: 'opened', now: start, sessionExpiresAt: after(sessionTtlMs) });
      for (const [index, { id, files }] of items.entries()) {
        const { item, upload, now } = await read(given, id);
        expect(now).toEqual(start);
        expect(item).toMatchObject({
          id,
          projectId: given.projectId,
          creativeType: 'uploaded',
          status: 'queued',
          createdAt: after(index),
        });
        expect(item).toMatchObject({
          caption: null,
          assets: [],
          platformFit: [],
          completedAt: null,
          failedAt: null,
          lastError: null,
        });
        expect(item).toMatchObject({ format: null, approvalStatus: 'not_required', adsEnrollment: 'opted_out' });
        expect(upload).toEqual({
          state: 'queued',
          slideshow: false,
          files,
          fence: 0,
          frozenKeys: [],
          leaseLapsed: false,
          media: [],
          decidedBy: null,
          stateChangedAt: after(index),
          sessionExpiresAt: after(sessionTtlMs),
          refusal: null,
        });
      }
      const [taken] = ids;
      const clash = [newId(), taken ?? ''].map((id) => newItem(id));
      await expect(given.own.createUploadSession(sessionOf(given.projectId, clash))).rejects.toThrow();
      expect(await given.own.findContent(clash[0]?.id ?? '')).toBeNull();
      const absent = sessionOf(newId(), []);
      expect(await given.own.createUploadSession(absent)).toEqual({ outcome: 'project_absent' });
    });

    it('goes from claim to verdict to completion, showing nothing before it is completed', async () => {
      const given = await givenProject(subject());
      const id = await givenQueued(given, 2);
      const { files } = await uploadOf(given, id);
      expect(await claim(given, id)).toBe(1);
      const frozenKeys = frozenKeysOf(id, files, 1);
      expect(await uploadOf(given, id)).toMatchObject({
        state: 'processing',
        slideshow: true,
        fence: 1,
        frozenKeys,
        leaseLapsed: false,
      });
      const caption = 'Zoë\u0301 ☕ \u202Ertl\u202C "quoted" \\n \n\t ends with space ';
      expect(await given.own.commitVerdict(await verdictOf(given, id, 1, caption))).toBe(true);
      const publishing = await read(given, id);
      expect(publishing.upload).toMatchObject({ state: 'publishing', frozenKeys, media: [imageInfo, imageInfo] });
      expect(publishing.item).toMatchObject({
        status: 'processing',
        caption: null,
        assets: [],
        platformFit: [],
        completedAt: null,
      });
      await given.subject.setServiceNow(after(209_123));
      const completed = await given.own.completePublishing(id, 1);
      expect(completed).toMatchObject({ status: 'completed', caption, completedAt: after(209_123), platformFit: fits });
      expect(completed?.assets.map((asset) => asset.location)).toEqual(
        [1, 2].map((n) => ({ key: `public-media/content-container/${id}/media/upload-${n}.jpg` })),
      );
      expect((await read(given, id)).item).toEqual(completed);
      expect(await uploadOf(given, id)).toMatchObject({
        state: 'completed',
        frozenKeys: [],
        media: [imageInfo, imageInfo],
      });
      expect(await outbox(given)).toEqual([...frozenKeys, ...files.map((file) => file.stagingKey)].sort());
      expect(await given.own.completePublishing(id, 1)).toBeNull();
    });

    it('is claimed once by many at once', async () => {
      const given = await givenProject(subject());
      const id = await givenQueued(given);
      const frozenKeys = frozenKeysOf(id, [fileOf(id)], 1);
      const claims = await Promise.all(
        Array.from({ length: 16 }, () => given.own.claimUpload({ contentId: id, fence: 0, frozenKeys, leaseMs })),
      );
      expect(claims.filter(Boolean)).toHaveLength(1);
      expect((await uploadOf(given, id)).fence).toBe(1);
    });

    it('is not claimed with a fence that has moved', async () => {
      const given = await givenProject(subject());
      const id = await givenProcessing(given);
      await release(given, id, 1);
      const stale = { contentId: id, fence: 0, frozenKeys: ['frozen/stale'], leaseMs };
      expect(await given.own.claimUpload(stale)).toBe(false);
      expect(await claim(given, id)).toBe(2);
    });

    it('is not claimed while its lease runs, then by the next, who gives the lapsed copies to the outbox', async () => {
      const given = await givenProject(subject());
      const id = await givenProcessing(given);
      const lapsedKeys = (await uploadOf(given, id)).frozenKeys;
      await given.subject.setServiceNow(after(leaseMs - 1));
      expect(await claim(given, id)).toBeNull();
      await given.subject.setServiceNow(after(leaseMs));
      expect(await uploadOf(given, id)).toMatchObject({ leaseLapsed: true });
      expect(await claim(given, id)).toBe(2);
      expect(await outbox(given)).toEqual(lapsedKeys);
      expect(await given.own.commitVerdict(await verdictOf(given, id, 1, 'of the lost worker'))).toBe(false);
      expect(await release(given, id, 1, refusal)).toBe(false);
      expect(await uploadOf(given, id)).toMatchObject({ state: 'processing', fence: 2, refusal: null });
      expect(await given.own.commitVerdict(await verdictOf(given, id, 2, 'of the winner'))).toBe(true);
      expect(await given.own.completePublishing(id, 1)).toBeNull();
      expect(await given.own.completePublishing(id, 2)).toMatchObject({ caption: 'of the winner' });
    });

    it('may still be decided by a worker past its lease while no other has claimed it', async () => {
      const given = await givenProject(subject());
      const id = await givenProcessing(given);
      await given.subject.setServiceNow(after(leaseMs * 2));
      expect(await given.own.commitVerdict(await verdictOf(given, id, 1))).toBe(true);
    });

    it('is not claimed once its session has ended', async () => {
      const given = await givenProject(subject());
      const [queued, lapsed] = [await givenQueued(given), await givenProcessing(given)];
      await given.subject.setServiceNow(after(sessionTtlMs - 1));
      expect(await claim(given, queued)).toBe(1);
      await release(given, queued, 1);
      await given.subject.setServiceNow(after(sessionTtlMs));
      expect(await claim(given, queued)).toBeNull();
      expect(await claim(given, lapsed)).toBeNull();
    });

    it('is open again after a refusal, which is kept until the next claim', async () => {
      const given = await givenProject(subject());
      const id = await givenProcessing(given);
      const { frozenKeys } = await uploadOf(given, id);
      expect(await release(given, id, 1, refusal)).toBe(true);
      const open = await uploadOf(given, id);
      expect(open).toMatchObject({
        state: 'queued',
        frozenKeys: [],
        leaseLapsed: false,
        refusal: { fence: 1, answer: refusal },
      });
      expect(JSON.stringify(open.refusal?.answer)).toBe(JSON.stringify(refusal));
      expect(await outbox(given)).toEqual(frozenKeys);
      expect(await release(given, id, 1)).toBe(false);
      expect(await claim(given, id)).toBe(2);
      expect((await uploadOf(given, id)).refusal).toBeNull();
    });

    it('is not given back by a claim that was not made, though another has its fence', async () => {
      const given = await givenProject(subject());
      const id = await givenProcessing(given);
      const { frozenKeys } = await uploadOf(given, id);
      expect(await given.own.releaseUpload({ contentId: id, fence: 1, frozenKeys: ['frozen/lost'] }, null)).toBe(false);
      expect(await uploadOf(given, id)).toMatchObject({ state: 'processing', frozenKeys });
      expect(await outbox(given)).toEqual([]);
    });

    it('leaves nothing to a worker whose item was canceled meanwhile', async () => {
      const given = await givenProject(subject());
      const id = await givenProcessing(given);
      await given.subject.setServiceNow(after(leaseMs));
      await given.own.cancelContent(id, { open: 'CANCELED_BY_CLIENT', completed: 'DELETED' });
      const verdict = { ...(await verdictOf(given, id, 1)) };
      expect(await given.own.commitVerdict(verdict)).toBe(false);
      expect(await release(given, id, 1)).toBe(false);
      expect(await claim(given, id)).toBeNull();
    });

    it('gets another caption only when completed, and with it another completedAt', async () => {
      const given = await givenProject(subject());
      const id = await givenCompleted(given, 'first');
      await given.subject.setServiceNow(after(60_000));
      const judged = fits.map((fit) => ({ ...fit, ok: false }));
      const changed = await given.own.updateCaption(id, '', judged);
      expect(changed).toMatchObject({ caption: '', completedAt: after(60_000), platformFit: judged, createdAt: start });
      expect((await read(given, id)).item).toEqual(changed);
      for (const other of [await givenQueued(given), await givenProcessing(given), await givenPublishing(given)]) {
        expect(await given.own.updateCaption(other, 'x', fits)).toBeNull();
      }
    });

    it('is never confused with a generated item', async () => {
      const given = await givenProject(subject());
      const item = generated(given.projectId, {
        caption: null,
        assets: [{ assetId: 'v', kind: 'video', location: { url: 'https://x.example/v' }, width: null }],
      });
      await given.subject.insertGenerated(given.tenant, item);
      expect(await read(given, item.id)).toEqual({ item, upload: null, now: start });
      expect(await given.own.updateCaption(item.id, 'x', fits)).toBeNull();
      expect(await given.own.claimUpload({ contentId: item.id, fence: 0, frozenKeys: ['k'], leaseMs })).toBe(false);
      expect(await given.own.cancelContent(item.id, { open: 'CANCELED_BY_CLIENT', completed: 'DELETED' })).toEqual({
        outcome: 'generated',
      });
      const working = generated(given.projectId, { status: 'processing', completedAt: null });
      await given.subject.insertGenerated(given.tenant, working);
      expect(await given.own.releaseUpload({ contentId: working.id, fence: 0, frozenKeys: [] }, null)).toBe(false);
      expect(
        await given.own.commitVerdict({
          contentId: working.id,
          fence: 0,
          caption: 'x',
          assets: [],
          media: [],
          platformFit: [],
        }),
      ).toBe(false);
    });
  });
}
