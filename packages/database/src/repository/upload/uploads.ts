import type {
  Actor,
  ContentItem,
  HeldClaim,
  PlatformFit,
  Refusal,
  Tenant,
  UploadClaim,
  UploadFile,
  Verdict,
} from '@layers-content/core';
import type { Queryable } from '../../database.ts';
import { contentItemOf } from '../../rows.ts';
import { lockedItem } from '../found-rows.ts';
import { approvalOfCompleted } from '../review/review.ts';

/** The sizes of a row's objects, together. */
export const assetBytesOf = (row: string) =>
  `(SELECT coalesce(sum((asset ->> 'sizeBytes')::bigint), 0) FROM json_array_elements(${row}.assets) asset)`;

/** What was assumed of the files gives way to what they are, and so does their share of the quota. */
export async function declareFiles(
  database: Queryable,
  tenant: Tenant,
  contentId: string,
  files: readonly UploadFile[],
  reservedBytes: number,
): Promise<boolean> {
  const rows = await database.query(
    `WITH ${lockedItem},
     declared AS (
       UPDATE content_items c SET files = $4, reserved_bytes = $5::bigint
       FROM old WHERE c.id = $3 AND old.state = 'queued' AND old.creative_type = 'uploaded'
       RETURNING c.id, old.reserved_bytes AS bytes_before
     ),
     reserved AS (
       UPDATE organization_usage used SET stored_bytes = used.stored_bytes - declared.bytes_before + $5::bigint
       FROM declared WHERE used.organization_id = $1 AND used.world = $2
     )
     SELECT id FROM declared`,
    [tenant.organizationId, tenant.environment, contentId, JSON.stringify(files), String(reservedBytes)],
  );
  return rows.length === 1;
}

/** The claim: one conditional UPDATE. Only who read the newest fence gets the next one. */
export async function claimUpload(database: Queryable, tenant: Tenant, claim: UploadClaim): Promise<boolean> {
  const rows = await database.query(
    `WITH ${lockedItem},
     claimed AS (
       UPDATE content_items c SET state = 'processing', fence = c.fence + 1, frozen_keys = $5,
         lease_expires_at = service_now() + $6::bigint * interval '1 millisecond', refusal = NULL, state_changed_at = service_now()
       FROM old
       WHERE c.id = $3 AND old.creative_type = 'uploaded' AND old.fence = $4 AND old.session_expires_at > service_now()
         AND (old.state = 'queued' OR old.state = 'processing' AND old.lease_expires_at <= service_now())
       RETURNING c.id, old.frozen_keys AS lapsed_keys
     ),
     freed AS (INSERT INTO object_deletions (key) SELECT unnest(lapsed_keys) FROM claimed ON CONFLICT DO NOTHING)
     SELECT id FROM claimed`,
    [tenant.organizationId, tenant.environment, claim.contentId, claim.fence, claim.frozenKeys, claim.leaseMs],
  );
  return rows.length === 1;
}

export async function commitVerdict(
  database: Queryable,
  tenant: Tenant,
  actor: Actor,
  verdict: Verdict,
): Promise<boolean> {
  const rows = await database.query(
    `WITH ${lockedItem}
     UPDATE content_items c SET state = 'publishing', caption = $5, assets = $6, media = $7, platform_fit = $8,
       decided_by = $9, state_changed_at = service_now()
     FROM old WHERE c.id = $3 AND old.state = 'processing' AND old.fence = $4 AND old.creative_type = 'uploaded'
     RETURNING c.id`,
    [
      tenant.organizationId,
      tenant.environment,
      verdict.contentId,
      verdict.fence,
      verdict.caption,
      JSON.stringify(verdict.assets),
      JSON.stringify(verdict.media),
      JSON.stringify(verdict.platformFit),
      typeof actor === 'string' ? null : JSON.stringify(actor),
    ],
  );
  return rows.length === 1;
}

/** What the files took of the quota, reserved until now, becomes their true sizes. */
export async function completePublishing(
  database: Queryable,
  tenant: Tenant,
  contentId: string,
  fence: number,
): Promise<ContentItem | null> {
  const [row] = await database.query(
    `WITH ${lockedItem},
     completed AS (
       UPDATE content_items c SET state = 'completed', completed_at = service_now(), state_changed_at = service_now(),
         approval_status = ${approvalOfCompleted('old')}, frozen_keys = '{}', lease_expires_at = NULL, decided_by = NULL,
         reserved_bytes = CASE WHEN c.reserved_bytes > 0 THEN ${assetBytesOf('c')} ELSE 0 END
       FROM old WHERE c.id = $3 AND old.state = 'publishing' AND old.fence = $4
       RETURNING c.*, old.frozen_keys AS copied_keys, old.reserved_bytes AS bytes_before
     ),
     freed AS (
       INSERT INTO object_deletions (key)
       SELECT file ->> 'stagingKey' FROM completed, json_array_elements(files) file
       UNION ALL SELECT unnest(copied_keys) FROM completed ON CONFLICT DO NOTHING
     ),
     settled AS (
       UPDATE organization_usage used SET open_uploads = used.open_uploads - 1,
         stored_bytes = used.stored_bytes - completed.bytes_before + completed.reserved_bytes
       FROM completed WHERE used.organization_id = $1 AND used.world = $2
     )
     SELECT * FROM completed`,
    [tenant.organizationId, tenant.environment, contentId, fence],
  );
  return row ? contentItemOf(row) : null;
}

export async function releaseUpload(
  database: Queryable,
  tenant: Tenant,
  { contentId, fence, frozenKeys }: HeldClaim,
  refusal: Refusal | null,
): Promise<boolean> {
  const rows = await database.query(
    `WITH ${lockedItem},
     released AS (
       UPDATE content_items c SET state = 'queued', frozen_keys = '{}', lease_expires_at = NULL, refusal = $5::json,
         state_changed_at = service_now()
       FROM old WHERE c.id = $3 AND old.state = 'processing' AND old.fence = $4 AND old.frozen_keys = $6 AND old.creative_type = 'uploaded'
       RETURNING c.id, old.frozen_keys AS judged_keys
     ),
     freed AS (INSERT INTO object_deletions (key) SELECT unnest(judged_keys) FROM released ON CONFLICT DO NOTHING)
     SELECT id FROM released`,
    [
      tenant.organizationId,
      tenant.environment,
      contentId,
      fence,
      refusal && JSON.stringify({ fence, answer: refusal }),
      frozenKeys,
    ],
  );
  return rows.length === 1;
}

export async function updateCaption(
  database: Queryable,
  tenant: Tenant,
  contentId: string,
  caption: string,
  platformFit: readonly PlatformFit[],
): Promise<ContentItem | null> {
  const [row] = await database.query(
    `WITH ${lockedItem}
     UPDATE content_items c SET caption = $4, platform_fit = $5, completed_at = service_now()
     FROM old WHERE c.id = $3 AND old.state = 'completed' AND old.creative_type = 'uploaded' RETURNING c.*`,
    [tenant.organizationId, tenant.environment, contentId, caption, JSON.stringify(platformFit)],
  );
  return row ? contentItemOf(row) : null;
}
