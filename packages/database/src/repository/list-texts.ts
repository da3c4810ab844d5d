/**
 * What the indexes of lists begin with: one text that says whose rows and which, so that no statement that looks for
 * one row by its key can enter them (docs/decisions/0039-what-the-planner-believes.md).
 */

/** Of an organization's projects in an environment. */
export function projectsOf(organizationId: string, environment: string): string {
  return `${organizationId} || ' ' || ${environment}`;
}

/** Of a project's items. */
export function itemsOf(environment: string, projectId: string): string {
  return `${environment} || ' ' || ${projectId}`;
}

/** Of a project's items of one kind. */
export function itemsOfKind(row: string): string {
  return `${row}.world || ' ' || ${row}.project_id || ' ' || ${row}.creative_type || ' ' || ${row}.state || ' ' || coalesce(${row}.format, '')`;
}

/** Of a project's items that stand in one way in review, by creative type and state. */
export function itemsOfApproval(row: string): string {
  return `${row}.world || ' ' || ${row}.project_id || ' ' || ${row}.approval_status || ' ' || ${row}.creative_type || ' ' || ${row}.state`;
}
