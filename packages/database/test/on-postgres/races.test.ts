/** @module-tag process */
import { IdempotencyInProgressError, IdempotencyKeyTakenError, UnavailableError } from '@layers-content/core';
import type { TenantUnit } from '@layers-content/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openServerTestDatabase } from '../../src/testing.ts';
import type { TestDatabase } from '../../src/testing.ts';
import {
  after,
  fields,
  givenProject,
  newId,
  newItem,
  sessionOf,
  sessionTtlMs,
  unlimited,
} from '../conformance/given.ts';
import type { Given } from '../conformance/given.ts';
import { ownOf } from '../conformance/own.ts';
import { expectRecount } from '../conformance/recount.ts';
import { ownReply } from '../conformance/records.ts';
import { serverUrl } from './server.ts';

let subject: TestDatabase;
beforeAll(async () => {
  subject = await openServerTestDatabase(serverUrl);
});
afterAll(() => subject.close());

/** A transaction that has done its work and does not end before it is told how. */
async function heldOpen({ own }: Given, work: (unit: TenantUnit) => Promise<unknown>) {
  let commit = (): void => undefined;
  let undo = (_: Error): void => undefined;
  let reached = (): void => undefined;
  const worked = new Promise<void>((resolve) => {
    reached = resolve;
  });
  const ended = own.transaction(async (unit) => {
    await work(unit);
    reached();
    await new Promise<void>((resolve, reject) => {
      commit = resolve;
      undo = reject;
    });
  });
  await worked;
  return {
    commit: () => {
      commit();
      return ended;
    },
    undo: async () => {
      undo(new Error('died'));
      await expect(ended).rejects.toThrow('died');
    },
  };
}

describe('a key in use', () => {
  it('is waited for, then taken', async () => {
    const given = await givenProject(subject);
    const held = await heldOpen(given, (unit) => unit.saveReply(ownReply));
    expect(await given.own.findReply(ownReply.key)).toBeNull();
    const second = expect(given.own.saveReply({ ...ownReply, status: 999 })).rejects.toThrow(IdempotencyKeyTakenError);
    await held.commit();
    await second;
    expect(await given.own.findReply(ownReply.key)).toEqual(ownReply);
  });

  it('is in progress when the wait is in vain', async () => {
    const given = await givenProject(subject);
    const held = await heldOpen(given, (unit) => unit.saveReply(ownReply));
    const project = newId();
    const second = given.own.transaction(async (unit) => {
      await unit.createProject(project, fields());
      await unit.saveReply(ownReply);
    });
    await expect(second).rejects.toThrow(IdempotencyInProgressError);
    await held.commit();
    expect(await given.own.getProject(project)).toBeNull();
  }, 10_000);

  it('is free again when its transaction was undone', async () => {
    const given = await givenProject(subject);
    const held = await heldOpen(given, (unit) => unit.saveReply(ownReply));
    const second = given.own.saveReply({ ...ownReply, status: 200 });
    await held.undo();
    await second;
    expect((await given.own.findReply(ownReply.key))?.status).toBe(200);
  });
});

describe('a project that is being archived', () => {
  it('takes no session that was asked for meanwhile, and holds up no other', async () => {
    const given = await givenProject(subject);
    const other = newId();
    await given.own.createProject(other, fields());
    const held = await heldOpen(given, (unit) => unit.archiveProject(given.projectId));
    const open = (projectId: string) => given.own.createUploadSession(sessionOf(projectId, [newItem(newId())]));
    const meanwhile = Promise.all([open(given.projectId), open(given.projectId)]);
    expect(await open(other)).toMatchObject({ outcome: 'opened' });
    await held.commit();
    expect(await meanwhile).toEqual([{ outcome: 'project_archived' }, { outcome: 'project_archived' }]);
  });
});

describe('counters in use', () => {
  it('make the next session wait, and are an outage when the wait is in vain', async () => {
    const given = await givenProject(subject);
    const open = (unit: TenantUnit) =>
      unit.createUploadSession(
        sessionOf(given.projectId, [newItem(newId())], { quotas: { ...unlimited, openUploads: 1 } }),
      );
    const held = await heldOpen(given, open);
    await expect(given.own.transaction(open)).rejects.toThrow(UnavailableError);
    const third = given.own.transaction(open);
    await held.commit();
    expect(await third).toMatchObject({ outcome: 'quota_exceeded', usage: { openUploads: 1 } });
  }, 10_000);

  it('of many organizations are given back by many sweeps at once without waiting in a circle', async () => {
    const first = await givenProject(subject);
    const tenants = [];
    for (let n = 0; n < 24; n++) {
      const tenant = { organizationId: newId(), environment: 'live' } as const;
      await subject.insertOrganization(tenant.organizationId);
      const own = ownOf(first.repository, tenant);
      const projectId = newId();
      await own.createProject(projectId, fields());
      tenants.push({ own, projectId });
    }
    for (let round = 0; round < 4; round++) {
      await subject.setServiceNow(after(0));
      for (const { own, projectId } of tenants)
        await own.createUploadSession(
          sessionOf(
            projectId,
            Array.from({ length: 10 }, () => newItem(newId())),
          ),
        );
      await subject.execute(
        "UPDATE content_items SET session_expires_at = $1::timestamptz + random() * interval '1 hour' WHERE state = 'queued'",
        [after(0)],
      );
      await subject.setServiceNow(after(sessionTtlMs));
      const sweeps = Array.from({ length: 8 }, async () => {
        let canceled = 0;
        for (let batch = 1; batch > 0; canceled += batch) batch = await first.repository.maintenance.cancelExpired(12);
        return canceled;
      });
      expect((await Promise.all(sweeps)).reduce((sum, canceled) => sum + canceled, 0)).toBe(240);
      await expectRecount(subject);
    }
    expect(await subject.execute('SELECT DISTINCT open_uploads, stored_bytes FROM organization_usage')).toEqual([
      { open_uploads: 0, stored_bytes: 0 },
    ]);
  });
});
