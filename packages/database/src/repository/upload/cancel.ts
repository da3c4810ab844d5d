import { cancelMessages } from '@layers-content/core';
import type { CancelOutcome, CancelReason, Tenant, WebhookEventType } from '@layers-content/core';
import type { Queryable, SqlValue } from '../../database.ts';
import { isBoolean } from '../../guards.ts';
import { column, contentItemOf } from '../../rows.ts';
import { amongKeys } from '../found-rows.ts';
import { itemsOf, itemsOfKind } from '../list-texts.ts';
import { toldOf } from '../told-webhooks.ts';

/** Tells endpoints of all that was canceled; the log has a line of its own, or none. */
function tellCanceled(type: WebhookEventType): string {
  return toldOf(
    `SELECT organization_id, world, project_id, id, last_error_code, ARRAY['${type}'] AS types FROM canceled`,
    "json_build_object('contentId', id, 'reason', last_error_code)",
  );
}

interface Reasons {
  readonly open: CancelReason;
  readonly completed: CancelReason;
}

/** No live worker holds it, whether its session is open or not. */
const free = (row: string) =>
  `(${row}.state = 'queued' OR ${row}.state = 'processing' AND ${row}.lease_expires_at <= service_now())`;

/**
 * Cancels those of `candidates` (a condition on `content_items c` from $5 on, with its locking) that may be: they then
 * show nothing of what they were, all their keys are in the outbox, and the counters have their share back. The
 * counters are locked in the order of their key, since a sweep meets many organizations. Answers every candidate as
 * it stands afterwards.
 */
function cancelStatement(
  candidates: string,
  { found = amongKeys('c.id', 'SELECT id FROM old'), told = '' } = {},
): string {
  return `
    WITH old AS MATERIALIZED (SELECT c.* FROM content_items c WHERE ${candidates}),
    canceled AS (
      UPDATE content_items c SET state = 'canceled', caption = NULL, assets = '[]', media = '[]', platform_fit = '[]',
        completed_at = NULL, state_changed_at = service_now(), frozen_keys = '{}', lease_expires_at = NULL, refusal = NULL, reserved_bytes = 0,
        approval_status = CASE old.approval_status WHEN 'pending' THEN 'not_required' ELSE old.approval_status END,
        last_error_code = CASE old.state WHEN 'completed' THEN $3 ELSE $1 END,
        last_error_message = CASE old.state WHEN 'completed' THEN $4 ELSE $2 END
      FROM old WHERE ${found} AND c.id = old.id AND old.creative_type = 'uploaded' AND (old.state = 'completed' OR ${free('old')})
      RETURNING c.*
    ),
    freed AS (
      INSERT INTO object_deletions (key)
      SELECT file ->> 'stagingKey' FROM old JOIN canceled USING (id), json_array_elements(old.files) file
      UNION ALL SELECT unnest(old.frozen_keys) FROM old JOIN canceled USING (id)
      UNION ALL SELECT asset -> 'location' ->> 'key' FROM old JOIN canceled USING (id), json_array_elements(old.assets) asset
      ON CONFLICT DO NOTHING
    ),
    share AS MATERIALIZED (
      SELECT old.organization_id, old.world, count(*) FILTER (WHERE old.state <> 'completed') AS items, sum(old.reserved_bytes) AS bytes
      FROM old JOIN canceled USING (id) GROUP BY old.organization_id, old.world
    ),
    locked AS MATERIALIZED (
      SELECT used.organization_id, used.world, share.items, share.bytes FROM organization_usage used JOIN share USING (organization_id, world)
      WHERE ${amongKeys('used.organization_id', 'SELECT organization_id FROM share')} ORDER BY used.organization_id, used.world FOR UPDATE OF used
    ),
    returned AS (
      UPDATE organization_usage used SET open_uploads = used.open_uploads - locked.items, stored_bytes = used.stored_bytes - locked.bytes
      FROM locked WHERE ${amongKeys('used.organization_id', 'SELECT organization_id FROM locked')}
        AND used.organization_id = locked.organization_id AND used.world = locked.world
    )${told}
    SELECT *, true AS changed FROM canceled UNION ALL SELECT *, false FROM old WHERE id NOT IN (SELECT id FROM canceled)`;
}

function reasonParams({ open, completed }: Reasons): readonly SqlValue[] {
  return [open, cancelMessages[open], completed, cancelMessages[completed]];
}

const cancelOne = cancelStatement('c.organization_id = $5 AND c.world = $6 AND c.id = $7 FOR UPDATE', {
  found: 'c.id = $7',
});

export async function cancelContent(
  unit: Queryable,
  tenant: Tenant,
  contentId: string,
  reasons: Reasons,
): Promise<CancelOutcome> {
  return cancelOneBy(cancelOne, unit, { tenant, contentId, reasons });
}

const cancelOneOpen = cancelStatement(
  `c.organization_id = $5 AND c.world = $6 AND c.id = $7 AND c.state IN ('queued', 'processing', 'publishing') FOR UPDATE`,
  { found: 'c.id = $7' },
);

/** What is completed stays so. */
export async function cancelOpenUpload(
  unit: Queryable,
  tenant: Tenant,
  contentId: string,
  reason: CancelReason,
): Promise<CancelOutcome> {
  return cancelOneBy(cancelOneOpen, unit, { tenant, contentId, reasons: { open: reason, completed: reason } });
}

/** Whoever brings bytes may be slower than the outbox, which has found nothing then. */
export async function discardStaged(unit: Queryable, tenant: Tenant, contentId: string): Promise<void> {
  await unit.query(
    `INSERT INTO object_deletions (key)
     SELECT file ->> 'stagingKey' FROM content_items c, json_array_elements(c.files) file
     WHERE c.organization_id = $1 AND c.world = $2 AND c.id = $3 AND c.state = 'canceled' AND c.creative_type = 'uploaded'
     ON CONFLICT DO NOTHING`,
    [tenant.organizationId, tenant.environment, contentId],
  );
}

async function cancelOneBy(
  statement: string,
  unit: Queryable,
  { tenant, contentId, reasons }: { readonly tenant: Tenant; readonly contentId: string; readonly reasons: Reasons },
): Promise<CancelOutcome> {
  const [row] = await unit.query(statement, [
    ...reasonParams(reasons),
    tenant.organizationId,
    tenant.environment,
    contentId,
  ]);
  if (!row) return { outcome: 'absent' };
  const item = contentItemOf(row);
  if (item.creativeType === 'generated') return { outcome: 'generated' };
  if (item.status !== 'canceled') return { outcome: 'busy' };
  return { outcome: 'canceled', item, changed: column(row, 'changed', isBoolean) };
}

const openKinds = ['uploaded queued ', 'uploaded processing ']
  .map((kind) => `${itemsOf('$6::text', '$7::uuid')} || ' ${kind}'`)
  .join(', ');
const cancelOfProject = cancelStatement(
  `${itemsOfKind('c')} IN (${openKinds}) AND c.organization_id = $5 AND ${free('c')} FOR UPDATE`,
  { told: `,${tellCanceled('content.canceled')}` },
);

/** Cancels a project's uploads that no live worker holds. */
export async function cancelOpenUploads(unit: Queryable, tenant: Tenant, projectId: string): Promise<void> {
  const params = reasonParams({ open: 'PROJECT_ARCHIVED', completed: 'PROJECT_ARCHIVED' });
  await unit.query(cancelOfProject, [...params, tenant.organizationId, tenant.environment, projectId]);
}

/** What no request asked for is told here: nobody else could. */
const tellExpiry = `,${tellCanceled('upload.expired')},
    told AS (
      INSERT INTO audit_events (organization_id, world, event_type, project_id, data)
      SELECT organization_id, world, 'content.canceled', project_id, json_build_object('contentId', id, 'reason', last_error_code)
      FROM canceled
    )`;

const cancelOfSweep = cancelStatement(
  `c.creative_type = 'uploaded' AND c.session_expires_at <= service_now() AND ${free('c')}
   ORDER BY c.session_expires_at LIMIT $5 FOR UPDATE SKIP LOCKED`,
  { told: tellExpiry },
);

export async function cancelExpired(database: Queryable, limit: number): Promise<number> {
  const rows = await database.query(cancelOfSweep, [
    ...reasonParams({ open: 'SESSION_EXPIRED', completed: 'SESSION_EXPIRED' }),
    limit,
  ]);
  return rows.length;
}
