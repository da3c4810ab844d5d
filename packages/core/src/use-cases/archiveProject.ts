import type { Alongside } from '../alongside.ts';
import type { TenantRepository } from '../ports/repository.ts';
import { projectNotFound } from '../project.ts';
import type { Project } from '../project.ts';

/** Archives a project and cancels its open uploads; again: the same answer. @throws NotFoundError. */
export async function archiveProject(
  repository: TenantRepository,
  projectId: string,
  alongside: Alongside<Project>,
): Promise<Project> {
  const project = await repository.together(async (unit) => {
    const archived = await unit.archiveProject(projectId);
    if (archived?.changed) await alongside(unit, archived);
    return archived;
  });
  if (!project) throw projectNotFound();
  return project;
}
