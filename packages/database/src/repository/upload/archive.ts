import type { Project, Tenant } from '@layers-content/core';
import type { Queryable } from '../../database.ts';
import { projectOf } from '../../rows.ts';
import { cancelOpenUploads } from './cancel.ts';

/**
 * Archives a project and ends its uploads. Two statements: the second must see the uploads of every session that was
 * opened before the first could lock the project.
 */
export async function archiveProject(unit: Queryable, tenant: Tenant, id: string): Promise<Project | null> {
  const [row] = await unit.query(
    'UPDATE projects SET archived_at = service_now() WHERE organization_id = $1 AND world = $2 AND id = $3 RETURNING *',
    [tenant.organizationId, tenant.environment, id],
  );
  if (!row) return null;
  await cancelOpenUploads(unit, tenant, id);
  return projectOf(row);
}
