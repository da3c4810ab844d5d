import { found } from '../errors.ts';
import type { TenantRepository } from '../repository.ts';
import { projectNotFound } from './project.ts';
import type { Project } from './project.ts';

/**
 * Archives a project now and cancels its open uploads; an archived one again, as of now (public Layers API).
 * @throws NotFoundError.
 */
export function archiveProject(repository: TenantRepository, projectId: string): Promise<Project> {
  return repository.transaction(async (unit) => {
    const project = found(await unit.archiveProject(projectId), projectNotFound);
    await unit.record({ type: 'project.archived', projectId: project.id, data: {} });
    return project;
  });
}
