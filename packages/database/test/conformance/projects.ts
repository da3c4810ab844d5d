import { describe, expect, it } from 'vitest';
import type { ProjectQuery } from '@layers-content/core';
import {
  after,
  claim,
  fields,
  givenCompleted,
  givenProcessing,
  givenProject,
  givenQueued,
  leaseMs,
  newId,
  newItem,
  outbox,
  read,
  sessionOf,
  start,
  uploadOf,
} from './given.ts';
import type { Given, Subject } from './given.ts';

const everything: ProjectQuery = { status: null, search: null, customerExternalId: null, after: null, limit: 100 };
const namesOf = async ({ own }: Given, query: Partial<ProjectQuery>) =>
  (await own.listProjects({ ...everything, ...query })).items.map((project) => project.name);

export function describeProjects(subject: () => Subject): void {
  describe('projects', () => {
    it('keeps every field, with the key order of its metadata', async () => {
      const { own, tenant } = await givenProject(subject());
      const id = newId();
      const all = fields({
        name: 'Rösterei ☕',
        customerExternalId: 'c-1',
        metadata: { zebra: 1, ant: { y: null, x: [1, 'two'] }, é: '\u0065\u0301' },
        appName: 'Beans',
        appDescription: 'd'.repeat(100),
        tagline: 'Fresh ☕',
        brandVoice: 'educational',
        targetGender: 'female',
        primaryLanguage: 'de',
        ownerEmail: 'owner@example.com',
      });
      const created = await own.createProject(id, all);
      expect(created).toEqual({
        id,
        organizationId: tenant.organizationId,
        ...all,
        status: 'active',
        archivedAt: null,
        createdAt: start,
      });
      const stored = await own.getProject(id);
      expect(stored).toEqual(created);
      expect(JSON.stringify(stored?.metadata)).toBe(JSON.stringify(all.metadata));
    });

    it('changes only the fields that are present and replaces metadata whole', async () => {
      const { own, projectId } = await givenProject(subject());
      await own.updateProject(projectId, { metadata: { a: 1, b: 2 }, appName: 'Beans' });
      const changed = await own.updateProject(projectId, { metadata: { b: 3 }, name: 'Tea' });
      expect(changed).toMatchObject({ name: 'Tea', appName: 'Beans', metadata: { b: 3 }, timezone: 'Europe/Berlin' });
      expect(changed?.metadata).toEqual({ b: 3 });
      expect(await own.updateProject(projectId, { appName: null, metadata: null })).toMatchObject({
        appName: null,
        metadata: null,
      });
      expect(await own.updateProject(projectId, {})).toEqual(await own.getProject(projectId));
    });

    it('finds parts of names without regard to case, and takes wildcards as letters', async () => {
      const given = await givenProject(subject());
      for (const name of ['100% Arabica', '100 percent', 'snake_case', 'snakeXcase', 'back\\slash', 'ÉTÉ']) {
        await given.own.createProject(newId(), fields({ name }));
      }
      expect(await namesOf(given, { search: 'arab' })).toEqual(['100% Arabica']);
      expect(await namesOf(given, { search: '0%' })).toEqual(['100% Arabica']);
      expect(await namesOf(given, { search: 'snake_' })).toEqual(['snake_case']);
      expect(await namesOf(given, { search: 'k\\s' })).toEqual(['back\\slash']);
      expect(await namesOf(given, { search: 'été' })).toEqual(['ÉTÉ']);
    });

    it('lists newest first, filtered, in pages over equal times', async () => {
      const given = await givenProject(subject());
      const ids = [given.projectId];
      for (let n = 0; n < 6; n++) {
        const id = newId();
        ids.push(id);
        await given.own.createProject(id, fields({ customerExternalId: n % 2 ? 'odd' : 'even' }));
      }
      const seen: string[] = [];
      let position: ProjectQuery['after'] = null;
      do {
        const page: Awaited<ReturnType<typeof given.own.listProjects>> = await given.own.listProjects({
          ...everything,
          after: position,
          limit: 2,
        });
        expect(page.items.length).toBeLessThanOrEqual(2);
        seen.push(...page.items.map((project) => project.id));
        position = page.next;
      } while (position);
      expect(seen).toEqual([...ids].reverse());
      expect((await given.own.listProjects({ ...everything, customerExternalId: 'odd' })).items).toHaveLength(3);
    });

    it('archives as of the last call, and is restored by status active', async () => {
      const given = await givenProject(subject());
      const { own, projectId } = given;
      await given.subject.setServiceNow(after(1000));
      expect(await own.archiveProject(projectId)).toMatchObject({ status: 'archived', archivedAt: after(1000) });
      await given.subject.setServiceNow(after(2000));
      expect(await own.archiveProject(projectId)).toMatchObject({ status: 'archived', archivedAt: after(2000) });
      expect(await namesOf(given, { status: 'active' })).toEqual([]);
      expect(await namesOf(given, { status: 'archived' })).toHaveLength(1);
      const id = newId();
      const session = sessionOf(projectId, [newItem(id)]);
      expect(await own.createUploadSession(session)).toEqual({ outcome: 'project_archived' });
      expect(await own.findContent(id)).toBeNull();
      expect(await own.updateProject(projectId, { status: 'active' })).toMatchObject({
        status: 'active',
        archivedAt: null,
      });
    });

    it('cancels the uploads no finalize holds when its project is archived', async () => {
      const given = await givenProject(subject());
      const [queued, lapsed, completed] = [
        await givenQueued(given),
        await givenProcessing(given),
        await givenCompleted(given),
      ];
      const before = await outbox(given);
      const lapsedKeys = (await uploadOf(given, lapsed)).frozenKeys;
      await given.subject.setServiceNow(after(leaseMs));
      const live = await givenQueued(given);
      await claim(given, live);
      await given.own.archiveProject(given.projectId);
      for (const id of [queued, lapsed]) {
        expect((await read(given, id)).item).toMatchObject({
          status: 'canceled',
          lastError: { code: 'PROJECT_ARCHIVED' },
        });
      }
      expect((await read(given, live)).item.status).toBe('processing');
      expect((await read(given, completed)).item.status).toBe('completed');
      const staging = [queued, lapsed].map((id) => `staging/${id}/r4nd0m/upload-1.jpg`);
      expect(await outbox(given)).toEqual([...before, ...staging, ...lapsedKeys].sort());
    });
  });
}
