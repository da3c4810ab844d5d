import { approveContent, ConflictError, rejectContent } from '@layers-content/core';
import type { ApprovalStatus, ReviewPolicy } from '@layers-content/core';
import { describe, expect, it } from 'vitest';
import {
  after,
  fields,
  fits,
  generated,
  givenCompleted,
  givenProcessing,
  givenProject,
  givenPublishing,
  givenQueued,
  newId,
  read,
  start,
} from './given.ts';
import type { Given, Subject } from './given.ts';
import { everyEvent } from './records.ts';

const reviewAll: ReviewPolicy = { policy: 'review_all', firstN: null };
const autoApprove: ReviewPolicy = { policy: 'auto_approve', firstN: null };
const reviewFirst = (firstN: number): ReviewPolicy => ({ policy: 'review_first_n', firstN });
const reasons = { open: 'CANCELED_BY_CLIENT', completed: 'DELETED' } as const;

const statusOf = async (given: Given, id: string) => (await read(given, id)).item.approvalStatus;

async function givenUnder(subject: Subject, policy: ReviewPolicy): Promise<Given> {
  const given = await givenProject(subject);
  await given.own.setReviewPolicy(given.projectId, policy);
  return given;
}

async function completedAs(given: Given): Promise<string> {
  return statusOf(given, await givenCompleted(given));
}

async function givenDecided(given: Given, decision: 'approved' | 'rejected'): Promise<string> {
  const id = await givenCompleted(given);
  expect(await given.own.decideContent(id, decision)).toMatchObject({ outcome: 'decided' });
  return id;
}

export function describeReview(subject: () => Subject): void {
  describe('review', () => {
    it('asks for nothing until a policy is set, and again once it asks for nothing', async () => {
      const given = await givenProject(subject());
      const { own, projectId } = given;
      expect(await own.getReview(projectId)).toEqual({ projectId, ...autoApprove, pendingCount: 0, updatedAt: null });
      expect(await own.getReview(newId())).toBeNull();
      expect(await completedAs(given)).toBe('not_required');
      await given.subject.setServiceNow(after(1000));
      expect(await own.setReviewPolicy(projectId, reviewFirst(3))).toEqual({
        projectId,
        ...reviewFirst(3),
        pendingCount: 0,
        updatedAt: after(1000),
      });
      expect(await completedAs(given)).toBe('pending');
      await given.subject.setServiceNow(after(2000));
      const review = { projectId, ...autoApprove, pendingCount: 1, updatedAt: after(2000) };
      expect(await own.setReviewPolicy(projectId, autoApprove)).toEqual(review);
      expect(await own.getReview(projectId)).toEqual(review);
      expect(await completedAs(given)).toBe('not_required');
      expect(await own.setReviewPolicy(newId(), reviewAll)).toBeNull();
    });

    it('is of one project', async () => {
      const given = await givenUnder(subject(), reviewAll);
      const other = newId();
      await given.own.createProject(other, fields());
      expect(await given.own.getReview(other)).toMatchObject(autoApprove);
      expect(await completedAs({ ...given, projectId: other })).toBe('not_required');
    });

    it('lets every item wait', async () => {
      const given = await givenUnder(subject(), reviewAll);
      for (const _ of [1, 2, 3]) await givenDecided(given, 'approved');
      expect(await completedAs(given)).toBe('pending');
    });

    it('lets items wait until so many were decided, deleted ones included, and approves the others', async () => {
      const given = await givenUnder(subject(), reviewFirst(2));
      const waiting = [await givenCompleted(given), await givenCompleted(given), await givenCompleted(given)] as const;
      for (const id of waiting) expect(await statusOf(given, id)).toBe('pending');
      await given.own.decideContent(waiting[0], 'rejected');
      await given.own.cancelContent(waiting[0], reasons);
      expect(await statusOf(given, waiting[0])).toBe('rejected');
      expect(await completedAs(given)).toBe('pending');
      await given.own.decideContent(waiting[1], 'approved');
      expect(await completedAs(given)).toBe('approved');
      expect(await statusOf(given, waiting[2])).toBe('pending');
      // What was decided under another policy counts as well, and so does what is approved without a decision.
      await given.own.setReviewPolicy(given.projectId, reviewFirst(4));
      expect(await completedAs(given)).toBe('pending');
      await given.own.decideContent(waiting[2], 'approved');
      expect(await completedAs(given)).toBe('approved');
    });

    it('decides on a completed item that waits, and on no other', async () => {
      const given = await givenUnder(subject(), reviewAll);
      const waiting = await givenCompleted(given);
      for (const id of [await givenQueued(given), await givenProcessing(given), await givenPublishing(given)]) {
        expect(await given.own.decideContent(id, 'approved')).toEqual({
          outcome: 'refused',
          item: (await read(given, id)).item,
        });
        expect(await statusOf(given, id)).toBe('not_required');
      }
      await given.subject.setServiceNow(after(5000));
      const decided = await given.own.decideContent(waiting, 'approved');
      expect(decided).toEqual({
        outcome: 'decided',
        item: { ...(await read(given, waiting)).item, approvalStatus: 'approved' },
        decidedAt: after(5000),
      });
      for (const decision of ['approved', 'rejected'] as const)
        expect(await given.own.decideContent(waiting, decision)).toMatchObject({ outcome: 'refused' });
      expect(await statusOf(given, waiting)).toBe('approved');
      expect((await read(given, waiting)).item.completedAt).toEqual(start);
      expect(await given.own.decideContent(newId(), 'approved')).toEqual({ outcome: 'absent' });
    });

    it('keeps a decision over another caption and a deletion; what waited is waited for no more', async () => {
      const given = await givenUnder(subject(), reviewAll);
      const [approved, waiting] = [await givenDecided(given, 'approved'), await givenCompleted(given)];
      for (const id of [approved, waiting]) await given.own.updateCaption(id, 'another', fits);
      expect([await statusOf(given, approved), await statusOf(given, waiting)]).toEqual(['approved', 'pending']);
      expect(await given.own.getReview(given.projectId)).toMatchObject({ pendingCount: 1 });
      for (const id of [approved, waiting]) await given.own.cancelContent(id, reasons);
      expect([await statusOf(given, approved), await statusOf(given, waiting)]).toEqual(['approved', 'not_required']);
      expect(await given.own.getReview(given.projectId)).toMatchObject({ pendingCount: 0 });
      expect(await given.own.decideContent(waiting, 'approved')).toMatchObject({ outcome: 'refused' });
    });

    it('takes one of 64 decisions at once, and tells of that one', async () => {
      const given = await givenUnder(subject(), reviewAll);
      const id = await givenCompleted(given);
      const answers = await Promise.allSettled(
        Array.from({ length: 64 }, (_, n) =>
          n % 2 === 0 ? approveContent(given.own, id, null) : rejectContent(given.own, id, `By ${n}`),
        ),
      );
      const won = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value.item] : []));
      expect(won).toHaveLength(1);
      const decision = await statusOf(given, id);
      expect(won[0]?.approvalStatus).toBe(decision);
      for (const answer of answers)
        if (answer.status === 'rejected') {
          expect(answer.reason).toBeInstanceOf(ConflictError);
          expect(answer.reason).toMatchObject({
            details: { status: 'completed', lastErrorCode: null, approvalStatus: decision },
          });
        }
      const { items } = await given.own.listEvents(everyEvent);
      expect(items.filter(({ type }) => type !== 'upload_session.created')).toMatchObject([
        { type: `content.${decision}`, data: { contentId: id } },
      ]);
    });

    it('counts exactly while items are completed and decided on at once', async () => {
      const given = await givenUnder(subject(), reviewFirst(6));
      const waiting = await Promise.all(Array.from({ length: 8 }, () => givenCompleted(given)));
      const late = await Promise.all(Array.from({ length: 8 }, () => givenPublishing(given)));
      const decide = (id: string) => approveContent(given.own, id, null);
      await Promise.all(waiting.slice(0, 5).map(decide));
      // One short of enough: however many are completed at once, all wait.
      const complete = (id: string) => given.own.completePublishing(id, 1);
      const items = await Promise.all(late.slice(0, 4).map(complete));
      expect(items.map((item) => item?.approvalStatus)).toEqual(Array(4).fill('pending'));
      // While the last one is decided on, either is right; afterwards only one is.
      const [mixed] = await Promise.all([Promise.all(late.slice(4, 6).map(complete)), decide(waiting[5] ?? '')]);
      for (const item of mixed) expect(['pending', 'approved']).toContain(item?.approvalStatus);
      const after = await Promise.all(late.slice(6).map(complete));
      expect(after.map((item) => item?.approvalStatus)).toEqual(Array(2).fill('approved'));
    });

    it('lists items by how they stand, with every other filter', async () => {
      const given = await givenUnder(subject(), reviewAll);
      const waiting = await givenCompleted(given);
      const approved = await givenDecided(given, 'approved');
      const rejected = await givenDecided(given, 'rejected');
      const deleted = await givenDecided(given, 'rejected');
      await given.own.cancelContent(deleted, reasons);
      const open = await givenQueued(given);
      const made = generated(given.projectId, { approvalStatus: 'approved' });
      await given.subject.insertGenerated(given.tenant, made);
      const idsOf = async (
        approvalStatuses: readonly ApprovalStatus[],
        query: Partial<Parameters<typeof given.own.listContent>[0]> = {},
      ) => {
        const everything = { statuses: [], formats: [], creativeType: null, since: null, until: null, after: null };
        const page = await given.own.listContent({
          projectId: given.projectId,
          ...everything,
          approvalStatuses,
          limit: 100,
          ...query,
        });
        return page?.items.map((item) => item.id);
      };
      expect(await idsOf(['pending'])).toEqual([waiting]);
      expect(await idsOf(['not_required'])).toEqual([open]);
      expect(await idsOf(['approved', 'approved'])).toEqual([made.id, approved]);
      expect(await idsOf(['rejected', 'pending'])).toEqual([deleted, rejected, waiting]);
      expect(await idsOf(['rejected'], { statuses: ['completed'] })).toEqual([rejected]);
      expect(await idsOf(['approved'], { creativeType: 'uploaded' })).toEqual([approved]);
      expect(await idsOf(['approved'], { formats: ['ugc-remix'] })).toEqual([made.id]);
      expect(await idsOf([])).toHaveLength(6);
    });
  });
}
