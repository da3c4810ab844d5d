import { describe, expect, it } from 'vitest';
import { fields, givenProject, newId, newItem, read, sessionOf, unlimited, uploadOf } from './given.ts';
import type { Given, Subject } from './given.ts';
import { ownOf } from './own.ts';
import { everyEvent } from './records.ts';

/** Opens sessions at once, each for a caller of its own. */
function openAll(given: Given, sessions: readonly ReturnType<typeof sessionOf>[]) {
  return Promise.allSettled(
    sessions.map((session, n) => ownOf(given.repository, given.tenant, callerOf(n)).createUploadSession(session)),
  );
}

const callerOf = (n: number) => ({ requestId: `req_${n}`, apiKeyId: `00000000-0000-4000-8000-00000000000${n}` });

const outcomesOf = (settled: Awaited<ReturnType<typeof openAll>>) =>
  settled.map((result) => (result.status === 'fulfilled' ? result.value.outcome : 'fault'));

export function describeSessionGroups(subject: () => Subject): void {
  describe('sessions at once', () => {
    it('are opened by one statement a project, each with its own items and line of the log', async () => {
      const given = await givenProject(subject());
      const archived = newId();
      await given.own.createProject(archived, fields());
      await given.own.archiveProject(archived);
      const sessions = [given.projectId, given.projectId, archived, archived, newId()].map((projectId, n) =>
        sessionOf(projectId, [newItem(newId(), n + 1), newItem(newId(), n + 1)], { slideshow: n === 1 }),
      );
      given.subject.takeStatements();
      const settled = await openAll(given, sessions);
      expect(given.subject.takeStatements()).toHaveLength(3);
      expect(outcomesOf(settled)).toEqual([
        'opened',
        'opened',
        'project_archived',
        'project_archived',
        'project_absent',
      ]);
      for (const [n, { items, projectId }] of sessions.slice(0, 2).entries())
        for (const { id, files } of items) {
          expect((await read(given, id)).item).toMatchObject({ projectId });
          expect(await uploadOf(given, id)).toMatchObject({ files, slideshow: n === 1 });
        }
      const events = (await given.own.listEvents({ ...everyEvent, type: 'upload_session.created' })).items;
      const lines = events.map(({ requestId, apiKeyId, projectId, data }) => ({
        requestId,
        apiKeyId,
        projectId,
        data,
      }));
      expect(lines.toSorted((a, b) => (String(a.requestId) < String(b.requestId) ? -1 : 1))).toEqual(
        sessions.slice(0, 2).map(({ event, projectId }, n) => ({ ...callerOf(n), projectId, data: event.data })),
      );
      expect(await given.own.getUsage()).toMatchObject({ openUploads: 4, itemsToday: 4 });
    });

    it('have room one after another where a quota has none for all of them', async () => {
      const given = await givenProject(subject());
      const quotas = { ...unlimited, openUploads: 3 };
      const sessions = [2, 2, 1].map((count) =>
        sessionOf(
          given.projectId,
          Array.from({ length: count }, () => newItem(newId())),
          { quotas },
        ),
      );
      expect(outcomesOf(await openAll(given, sessions))).toEqual(['opened', 'quota_exceeded', 'opened']);
      expect(await given.own.getUsage()).toMatchObject({ openUploads: 3 });
    });

    it('are opened though the database refuses one of them', async () => {
      const given = await givenProject(subject());
      const taken = newItem(newId());
      const sessions = [taken, newItem(newId()), taken, newItem(newId())].map((item) =>
        sessionOf(given.projectId, [item]),
      );
      expect(outcomesOf(await openAll(given, sessions))).toEqual(['opened', 'opened', 'fault', 'opened']);
      expect(await given.own.getUsage()).toMatchObject({ openUploads: 3 });
    });

    it('are no more than 64 items a statement, but for one that has more', async () => {
      const given = await givenProject(subject());
      const sessions = [30, 30, 30, 70, 1].map((count) =>
        sessionOf(
          given.projectId,
          Array.from({ length: count }, () => newItem(newId())),
        ),
      );
      given.subject.takeStatements();
      expect(outcomesOf(await openAll(given, sessions))).toEqual(sessions.map(() => 'opened'));
      expect(given.subject.takeStatements()).toHaveLength(4);
      expect(await given.own.getUsage()).toMatchObject({ openUploads: 161 });
    });

    it('are all told when the database cannot be asked, and the next are opened', async () => {
      const given = await givenProject(subject());
      const sessions = () => [newItem(newId()), newItem(newId())].map((item) => sessionOf(given.projectId, [item]));
      given.subject.failWith(new Error('gone'));
      expect(outcomesOf(await openAll(given, sessions()))).toEqual(['fault', 'fault']);
      given.subject.failWith(null);
      expect(outcomesOf(await openAll(given, sessions()))).toEqual(['opened', 'opened']);
    });
  });
}
