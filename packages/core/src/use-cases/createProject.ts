import type { Alongside } from '../alongside.ts';
import type { Ids } from '../ports/ids.ts';
import type { TenantRepository } from '../ports/repository.ts';
import { checkProjectFields } from '../project.ts';
import type { Project, ProjectFields } from '../project.ts';

/** @throws ValidationError. */
export async function createProject(
  { repository, ids }: { readonly repository: TenantRepository; readonly ids: Ids },
  fields: ProjectFields,
  alongside: Alongside<Project>,
): Promise<Project> {
  checkProjectFields(fields);
  const id = ids.uuid();
  return repository.together(async (unit) => {
    const project = await unit.createProject(id, fields);
    await alongside(unit, project);
    return project;
  });
}
