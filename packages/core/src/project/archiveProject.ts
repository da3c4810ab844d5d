import { found } from '../errors.ts';
import type { TenantRepository } from '../repository.ts';
import { projectNotFound } from './project.ts';
import type { Project } from './project.ts';

/** Archives a project and cancels its open uploads; again: the same answer. @throws NotFoundError. */
export function archiveProject(repository: TenantRepository, projectId: string): Promise<Project> {
  return repository.transaction(async (unit) => {
    const project = found(await unit.archiveProject(projectId), projectNotFound);
    if (project.changed) await unit.record({ type: 'project.archived', projectId: project.id, data: {} });
    return project;
  });
}
