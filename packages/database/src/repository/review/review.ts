import type { Decision, DecisionOutcome, ProjectReview, ReviewPolicy, Tenant } from '@layers-content/core';
import type { Queryable } from '../../database.ts';
import { isBoolean, isDate } from '../../guards.ts';
import { column, contentItemOf, projectReviewOf } from '../../rows.ts';
import { lockedItem } from '../found-rows.ts';
import { itemsOf, itemsOfApproval } from '../list-texts.ts';

const waitingKinds = ['pending uploaded completed', 'pending generated completed'];
/** A deleted upload stays decided. */
const decidedKinds = ['approved', 'rejected'].flatMap((approval) =>
  ['uploaded completed', 'uploaded canceled', 'generated completed'].map((kind) => `${approval} ${kind}`),
);

/** How many of a project's items are of these kinds; no more are looked at than `limit` says. */
function countOf(kinds: readonly string[], environment: string, projectId: string, limit = 'ALL'): string {
  const keys = kinds.map((kind) => `${itemsOf(environment, projectId)} || ' ${kind}'`).join(', ');
  return `(SELECT count(*) FROM (SELECT FROM content_items c WHERE ${itemsOfApproval('c')} = ANY (ARRAY[${keys}]) LIMIT ${limit}) counted)`;
}

/**
 * The `approval_status` of an item that is completed by this statement, by what is decided in its project as of now.
 */
export function approvalOfCompleted(row: string): string {
  return `coalesce((
    SELECT CASE review.policy
      WHEN 'auto_approve' THEN 'not_required'
      WHEN 'review_all' THEN 'pending'
      ELSE CASE WHEN ${countOf(decidedKinds, `${row}.world`, `${row}.project_id`, 'review.first_n')} < review.first_n
        THEN 'pending' ELSE 'approved' END
    END
    FROM content_review_policies review
    WHERE review.organization_id = ${row}.organization_id AND review.world = ${row}.world AND review.project_id = ${row}.project_id
  ), 'not_required')`;
}

const pendingCount = countOf(waitingKinds, '$2::text', '$3::uuid');

export async function getReview(database: Queryable, tenant: Tenant, projectId: string): Promise<ProjectReview | null> {
  const [row] = await database.query(
    `SELECT project.id AS project_id, coalesce(review.policy, 'auto_approve') AS policy, review.first_n, review.updated_at,
       ${pendingCount}::integer AS pending_count
     FROM projects project LEFT JOIN content_review_policies review
       ON review.organization_id = $1 AND review.world = $2 AND review.project_id = $3
     WHERE project.organization_id = $1 AND project.world = $2 AND project.id = $3`,
    [tenant.organizationId, tenant.environment, projectId],
  );
  return row ? projectReviewOf(row) : null;
}

export async function setReviewPolicy(
  unit: Queryable,
  tenant: Tenant,
  projectId: string,
  { policy, firstN }: ReviewPolicy,
): Promise<ProjectReview | null> {
  const [row] = await unit.query(
    `INSERT INTO content_review_policies (organization_id, world, project_id, policy, first_n, updated_at)
     SELECT organization_id, world, id, $4, $5::integer, service_now() FROM projects WHERE organization_id = $1 AND world = $2 AND id = $3
     ON CONFLICT (organization_id, world, project_id)
     DO UPDATE SET policy = excluded.policy, first_n = excluded.first_n, updated_at = excluded.updated_at
     RETURNING *, ${pendingCount}::integer AS pending_count`,
    [tenant.organizationId, tenant.environment, projectId, policy, firstN],
  );
  return row ? projectReviewOf(row) : null;
}

/** The row is locked before it is judged, so that of many decisions at once the others find the first. */
export async function decideContent(
  unit: Queryable,
  tenant: Tenant,
  contentId: string,
  decision: Decision,
): Promise<DecisionOutcome> {
  const [row] = await unit.query(
    `WITH ${lockedItem},
     decided AS (
       UPDATE content_items c SET approval_status = $4
       FROM old WHERE c.id = $3 AND old.state = 'completed' AND old.approval_status = 'pending' RETURNING c.*
     )
     SELECT *, true AS changed, service_now() AS now FROM decided
     UNION ALL SELECT *, false, service_now() FROM old WHERE NOT EXISTS (SELECT FROM decided)`,
    [tenant.organizationId, tenant.environment, contentId, decision],
  );
  if (!row) return { outcome: 'absent' };
  const item = contentItemOf(row);
  if (!column(row, 'changed', isBoolean)) return { outcome: 'refused', item };
  return { outcome: 'decided', item, decidedAt: column(row, 'now', isDate) };
}
