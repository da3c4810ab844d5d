import type { ProjectChanges, TenantRepository } from '../ports/repository.ts';
import { checkProjectFields, projectNotFound } from '../project.ts';
import type { Project } from '../project.ts';

/** Changes what is present; `metadata` is replaced whole, `status: active` restores. @throws ValidationError, NotFoundError. */
export async function updateProject(
  repository: TenantRepository,
  projectId: string,
  changes: ProjectChanges,
): Promise<Project> {
  checkProjectFields(changes);
  const project = await repository.updateProject(projectId, changes);
  if (!project) throw projectNotFound();
  return project;
}
