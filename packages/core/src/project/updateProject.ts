import { found } from '../errors.ts';
import type { TenantRepository } from '../repository.ts';
import type { ProjectChanges } from './project-repository.ts';
import { checkProjectFields, projectNotFound } from './project.ts';
import type { Project } from './project.ts';

/**
 * Changes what is present; `metadata` is replaced whole, `status: active` restores.
 * @throws ValidationError, NotFoundError.
 */
export async function updateProject(
  repository: TenantRepository,
  projectId: string,
  changes: ProjectChanges,
): Promise<Project> {
  checkProjectFields(changes);
  return repository.transaction(async (unit) => {
    const project = found(await unit.updateProject(projectId, changes), projectNotFound);
    await unit.record({ type: 'project.updated', projectId: project.id, data: { fields: Object.keys(changes) } });
    return project;
  });
}
