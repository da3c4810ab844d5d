import type { Alongside } from '../alongside.ts';
import type { ProjectChanges, TenantRepository } from '../ports/repository.ts';
import { checkProjectFields, projectNotFound } from '../project.ts';
import type { Project } from '../project.ts';

/** Changes what is present; `metadata` is replaced whole, `status: active` restores. @throws ValidationError, NotFoundError. */
export async function updateProject(
  repository: TenantRepository,
  projectId: string,
  changes: ProjectChanges,
  alongside: Alongside<Project>,
): Promise<Project> {
  checkProjectFields(changes);
  const project = await repository.together(async (unit) => {
    const updated = await unit.updateProject(projectId, changes);
    if (updated) await alongside(unit, updated);
    return updated;
  });
  if (!project) throw projectNotFound();
  return project;
}
