import type { Page, ProjectQuery, TenantRepository } from '../ports/repository.ts';
import type { Project } from '../project.ts';

/** A page of projects, newest first. */
export async function listProjects(repository: TenantRepository, query: ProjectQuery): Promise<Page<Project>> {
  return repository.listProjects(query);
}
