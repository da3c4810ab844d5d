import type { Ids } from '../ports/ids.ts';
import type { TenantRepository } from '../ports/repository.ts';
import { checkProjectFields } from '../project.ts';
import type { Project, ProjectFields } from '../project.ts';

/** @throws ValidationError. */
export async function createProject(
  { repository, ids }: { readonly repository: TenantRepository; readonly ids: Ids },
  fields: ProjectFields,
): Promise<Project> {
  checkProjectFields(fields);
  return repository.createProject(ids.uuid(), fields);
}
