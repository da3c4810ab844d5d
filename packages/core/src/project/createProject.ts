import type { Ids } from '../ids.ts';
import type { TenantRepository } from '../repository.ts';
import { checkProjectFields, projectFieldsOf } from './project.ts';
import type { NewProject, Project } from './project.ts';

/** @throws ValidationError. */
export async function createProject(
  { repository, ids }: { readonly repository: TenantRepository; readonly ids: Ids },
  project: NewProject,
): Promise<Project> {
  checkProjectFields(project);
  const id = ids.uuid();
  return repository.transaction(async (unit) => {
    const created = await unit.createProject(id, projectFieldsOf(project));
    await unit.record({ type: 'project.created', projectId: id, data: {} });
    return created;
  });
}
