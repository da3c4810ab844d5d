import type { TenantRepository } from '../ports/repository.ts';
import { projectNotFound } from '../project.ts';
import type { Project } from '../project.ts';

/** Archives a project and cancels its open uploads; again: the same answer. @throws NotFoundError. */
export async function archiveProject(repository: TenantRepository, projectId: string): Promise<Project> {
  const project = await repository.archiveProject(projectId);
  if (!project) throw projectNotFound();
  return project;
}
