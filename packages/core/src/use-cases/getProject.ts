import type { TenantRepository } from '../ports/repository.ts';
import { projectNotFound } from '../project.ts';
import type { Project } from '../project.ts';

/** @throws NotFoundError. */
export async function getProject(repository: TenantRepository, projectId: string): Promise<Project> {
  const project = await repository.getProject(projectId);
  if (!project) throw projectNotFound();
  return project;
}
