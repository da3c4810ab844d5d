import type { ArchivedProject, Project as WireProject } from '@layers-content/contract';
import type { Project } from '@layers-content/core';
import { timeOf, timeOrNull } from './times.ts';

export function presentProject({ id, organizationId, status, archivedAt, createdAt, ...fields }: Project): WireProject {
  return {
    id: `prj_${id}`,
    organizationId: `org_${organizationId}`,
    ...fields,
    status,
    archivedAt: timeOrNull(archivedAt),
    createdAt: timeOf(createdAt),
  };
}

/** What archiving answers. @throws Error for a project that is not archived. */
export function presentArchivedProject({ id, archivedAt }: Project): ArchivedProject {
  if (!archivedAt) throw new Error(`project ${id} was to be archived and is not`);
  return { id: `prj_${id}`, status: 'archived', archivedAt: timeOf(archivedAt), canceledScheduledPosts: 0 };
}
