import { randomUUID } from 'node:crypto';
import { putSlackBytes, stagingKeyOf } from '@layers-content/core';
import type { NewUploadItem, TenantRepository, Usage } from '@layers-content/core';
import type { TestDatabase } from '@layers-content/database/testing';
import { plainProject } from '../contract/world.ts';

/** A tenant with open uploads, opened together because that is cheap; a schedule takes one. */
export interface Grounds {
  readonly tenant: TenantRepository;
  /** Null when all are used up. */
  next(): NewUploadItem | null;
  /** What the counters must say when the uploads that were taken have ended, with these sizes in all. */
  usageWith(storedBytes: number): Omit<Usage, 'dayEndsAt'>;
}

const uploadsAtOnce = 50;
const declaredBytes = 6;

export async function openGrounds(database: TestDatabase): Promise<Grounds> {
  await database.reset();
  const organizationId = randomUUID();
  const projectId = randomUUID();
  await database.insertOrganization(organizationId);
  const tenant = database.repository.forTenant({ organizationId, world: 'live' });
  const uploads = Array.from({ length: uploadsAtOnce }, (_, n) => newUpload(1 + (n % 2)));
  await tenant.together(async (unit) => {
    await unit.createProject(projectId, plainProject);
    const quotas = { openUploads: 0, storedBytes: 0, itemsPerDay: 0 };
    await unit.createUploadSession({ projectId, items: uploads, slideshow: false, sessionTtlMs: 7_200_000, quotas });
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

function newUpload(count: number): NewUploadItem {
  const id = randomUUID();
  const files = Array.from({ length: count }, (_, index) => {
    const position = index + 1;
    const stagingKey = stagingKeyOf({ contentId: id, position, contentType: 'image/jpeg' }, randomUUID());
    return { filename: 'a.jpg', contentType: 'image/jpeg' as const, sizeBytes: declaredBytes, checksumSha256: null, position, stagingKey };
  });
  return { id, files, reservedBytes: count * (declaredBytes + putSlackBytes) };
}
