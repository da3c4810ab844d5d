import { randomUUID } from 'node:crypto';
import type { NewUploadItem, TenantRepository, Usage } from '@layers-content/core';
import type { TestDatabase } from '@layers-content/database/testing';
import { plainProject } from '../contract/world.ts';
import { newUpload, sessionOf } from '../new-upload.ts';

/** A tenant with open uploads, opened together because that is cheap; a schedule takes one. */
export interface Grounds {
  readonly tenant: TenantRepository;
  /** Null when all are used up. */
  next(): NewUploadItem | null;
  /** What the counters must say when the uploads that were taken have ended, with these sizes in all. */
  usageWith(storedBytes: number): Omit<Usage, 'dayEndsAt'>;
}

const uploadsAtOnce = 50;

export async function openGrounds(database: TestDatabase): Promise<Grounds> {
  await database.reset();
  const organizationId = randomUUID();
  const projectId = randomUUID();
  await database.insertOrganization(organizationId);
  const tenant = database.repository.forTenant({ organizationId, environment: 'live' }, 'system');
  const uploads = Array.from({ length: uploadsAtOnce }, (_, n) => newUpload(1 + (n % 2)));
  await tenant.transaction(async (unit) => {
    await unit.createProject(projectId, plainProject);
    await unit.createUploadSession(sessionOf(projectId, uploads));
  });
  const open = [...uploads];
  return {
    tenant,
    next: () => open.pop() ?? null,
    usageWith: (storedBytes) => ({
      openUploads: open.length,
      storedBytes: storedBytes + open.reduce((sum, { reservedBytes }) => sum + reservedBytes, 0),
      itemsToday: uploadsAtOnce,
    }),
  };
}
