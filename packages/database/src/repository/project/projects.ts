import { projectFieldNames } from '@layers-content/core';
import type { Page, Project, ProjectChanges, ProjectFields, ProjectQuery, Tenant } from '@layers-content/core';
import type { Queryable, SqlValue } from '../../database.ts';
import { nextPosition, projectColumnOf, projectOf, projectValue } from '../../rows.ts';
import { startOf } from '../keyset.ts';
import { projectsOf } from '../list-texts.ts';

export const insertProject = `
  INSERT INTO projects (organization_id, world, id, ${projectFieldNames.map(projectColumnOf).join(', ')})
  VALUES ($1, $2, $3, ${projectFieldNames.map((_, index) => `$${index + 4}`).join(', ')}) RETURNING *`;

export function insertProjectParams(tenant: Tenant, id: string, fields: ProjectFields): readonly SqlValue[] {
  return [
    tenant.organizationId,
    tenant.environment,
    id,
    ...projectFieldNames.map((field) => projectValue(fields[field])),
  ];
}

export async function createProject(
  database: Queryable,
  tenant: Tenant,
  id: string,
  fields: ProjectFields,
): Promise<Project> {
  const [row] = await database.query(insertProject, insertProjectParams(tenant, id, fields));
  if (!row) throw new Error('INSERT returned no row');
  return projectOf(row);
}

export async function getProject(database: Queryable, tenant: Tenant, id: string): Promise<Project | null> {
  const [row] = await database.query('SELECT * FROM projects WHERE organization_id = $1 AND world = $2 AND id = $3', [
    tenant.organizationId,
    tenant.environment,
    id,
  ]);
  return row ? projectOf(row) : null;
}

export async function listProjects(database: Queryable, tenant: Tenant, query: ProjectQuery): Promise<Page<Project>> {
  const rows = await database.query(
    `SELECT * FROM projects
     WHERE ${projectsOf('organization_id', 'world')} = ${projectsOf('$1::uuid', '$2::text')} AND (created_at, id) < ($3, $4)
       AND ($5::text IS NULL OR (archived_at IS NULL) = ($5 = 'active'))
       AND ($6::text IS NULL OR name ILIKE $6)
       AND ($7::text IS NULL OR customer_external_id = $7)
     ORDER BY created_at DESC, id DESC LIMIT $8`,
    [
      tenant.organizationId,
      tenant.environment,
      ...startOf(query),
      query.status,
      query.search === null ? null : `%${query.search.replaceAll(/[\\%_]/g, '\\$&')}%`,
      query.customerExternalId,
      query.limit + 1,
    ],
  );
  const projects = rows.map(projectOf);
  return { items: projects.slice(0, query.limit), next: nextPosition(projects, query.limit) };
}

export async function updateProject(
  database: Queryable,
  tenant: Tenant,
  id: string,
  changes: ProjectChanges,
): Promise<Project | null> {
  const params: SqlValue[] = [tenant.organizationId, tenant.environment, id];
  const assignments: string[] = changes.status === 'active' ? ['archived_at = NULL'] : [];
  for (const field of projectFieldNames) {
    const value = changes[field];
    if (value !== undefined) assignments.push(`${projectColumnOf(field)} = $${params.push(projectValue(value))}`);
  }
  if (assignments.length === 0) return getProject(database, tenant, id);
  const [row] = await database.query(
    `UPDATE projects SET ${assignments.join(', ')} WHERE organization_id = $1 AND world = $2 AND id = $3 RETURNING *`,
    params,
  );
  return row ? projectOf(row) : null;
}
