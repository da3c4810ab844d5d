import { describe, expect, it } from 'vitest';
import type { ContentQuery, PagePosition } from '@layers-content/core';
import {
  after,
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

const everything = {
  statuses: [],
  formats: [],
  approvalStatuses: [],
  creativeType: null,
  since: null,
  until: null,
  after: null,
  limit: 100,
} as const;

async function idsOf({ own, projectId }: Given, query: Partial<ContentQuery>): Promise<readonly string[] | undefined> {
  const page = await own.listContent({ projectId, ...everything, ...query });
  return page?.items.map((item) => item.id);
}

export function describeListing(subject: () => Subject): void {
  describe('listContent', () => {
    it('tells an absent project from an empty one', async () => {
      const given = await givenProject(subject());
      expect(await idsOf(given, {})).toEqual([]);
      expect(await given.own.listContent({ projectId: newId(), ...everything })).toBeNull();
    });

    it('pages newest first through equal times, each item once', async () => {
      const given = await givenProject(subject());
      const items = Array.from({ length: 23 }, (_, n) =>
        generated(given.projectId, { createdAt: after(Math.floor(n / 8)) }),
      );
      for (const item of items) await given.subject.insertGenerated(given.tenant, item);
      const newestFirst = [...items]
        .sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime() || (a.id < b.id ? 1 : -1))
        .map((item) => item.id);
      for (const limit of [1, 4, 23, 200]) {
        const seen: string[] = [];
        let position: PagePosition | null = null;
        do {
          const page: Awaited<ReturnType<typeof given.own.listContent>> = await given.own.listContent({
            projectId: given.projectId,
            ...everything,
            limit,
            after: position,
          });
          seen.push(...(page?.items.map((item) => item.id) ?? []));
          position = page?.next ?? null;
        } while (position);
        expect(seen).toEqual(newestFirst);
      }
    });

    it('stays in place when newer items arrive between two pages', async () => {
      const given = await givenProject(subject());
      const items = Array.from({ length: 4 }, (_, n) => generated(given.projectId, { createdAt: after(n) }));
      for (const item of items) await given.subject.insertGenerated(given.tenant, item);
      const first = await given.own.listContent({ projectId: given.projectId, ...everything, limit: 2 });
      await given.subject.insertGenerated(given.tenant, generated(given.projectId, { createdAt: after(1000) }));
      expect(await idsOf(given, { after: first?.next ?? null })).toEqual([items[1]?.id, items[0]?.id]);
    });

    it('filters by status, where publishing counts as processing', async () => {
      const given = await givenProject(subject());
      const queued = await givenQueued(given);
      const processing = await givenProcessing(given);
      const publishing = await givenPublishing(given);
      const completed = await givenCompleted(given);
      const failed = generated(given.projectId, {
        status: 'failed',
        completedAt: null,
        failedAt: after(5),
        lastError: { code: 'RENDER', message: 'no' },
      });
      await given.subject.insertGenerated(given.tenant, failed);
      const canceled = await givenQueued(given);
      await given.own.cancelContent(canceled, { open: 'CANCELED_BY_CLIENT', completed: 'DELETED' });
      expect(await idsOf(given, { statuses: ['queued'] })).toEqual([queued]);
      expect(await idsOf(given, { statuses: ['queued', 'queued'] })).toEqual([queued]);
      expect(await idsOf(given, { statuses: ['processing'] })).toEqual([publishing, processing]);
      expect(await idsOf(given, { statuses: ['completed', 'failed'] })).toEqual([failed.id, completed]);
      expect(await idsOf(given, { statuses: ['canceled'] })).toEqual([canceled]);
      expect(await idsOf(given, {})).toHaveLength(6);
      const page = await given.own.listContent({ projectId: given.projectId, ...everything });
      for (const item of page?.items ?? []) expect(item).toEqual((await read(given, item.id)).item);
    });

    it('filters by format and creative type', async () => {
      const given = await givenProject(subject());
      const [remix, slides] = [generated(given.projectId), generated(given.projectId, { format: 'slideshow-remix' })];
      for (const item of [remix, slides]) await given.subject.insertGenerated(given.tenant, item);
      const upload = await givenQueued(given);
      expect(await idsOf(given, { formats: ['ugc-remix'] })).toEqual([remix.id]);
      expect(await idsOf(given, { formats: ['ugc-remix', 'slideshow-remix'] })).toEqual([slides.id, remix.id]);
      expect(await idsOf(given, { creativeType: 'uploaded' })).toEqual([upload]);
      expect(await idsOf(given, { creativeType: 'generated', formats: ['slideshow-remix'] })).toEqual([slides.id]);
      expect(await idsOf(given, { creativeType: 'generated' })).toEqual([slides.id, remix.id]);
      expect(await idsOf(given, { creativeType: 'uploaded', formats: ['ugc-remix'] })).toEqual([]);
      expect(await idsOf(given, { statuses: ['queued'], formats: ['ugc-remix'] })).toEqual([]);
    });

    it('compares since and until with the truncated second, both inclusive', async () => {
      const given = await givenProject(subject());
      const [early, middle, late] = [0, 1, 2].map((second) =>
        generated(given.projectId, { createdAt: after(second * 1000 + 999) }),
      );
      if (!early || !middle || !late) throw new Error('three were made');
      for (const item of [early, middle, late]) await given.subject.insertGenerated(given.tenant, item);
      expect(await idsOf(given, { since: after(1000), until: after(1000) })).toEqual([middle.id]);
      expect(await idsOf(given, { until: after(1000) })).toEqual([middle.id, early.id]);
      expect(await idsOf(given, { since: after(1000) })).toEqual([late.id, middle.id]);
      expect(await idsOf(given, { since: after(500) })).toEqual([late.id, middle.id]);
      expect(await idsOf(given, { until: after(500) })).toEqual([early.id]);
      expect(await idsOf(given, { since: after(5000), until: start })).toEqual([]);
      // Whichever lies further back: the end of the second, or the row of the earlier page.
      const row = ({ createdAt, id }: typeof middle) => ({ createdAt, id });
      expect(await idsOf(given, { until: after(1000), after: row(late) })).toEqual([middle.id, early.id]);
      expect(await idsOf(given, { until: after(1000), after: row(middle) })).toEqual([early.id]);
      expect(await idsOf(given, { until: after(2000), after: row(middle), statuses: ['completed'] })).toEqual([
        early.id,
      ]);
    });
  });
}
