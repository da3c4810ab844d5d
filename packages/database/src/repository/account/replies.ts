import { IdempotencyInProgressError, IdempotencyKeyTakenError } from '@layers-content/core';
import type { KeptReply, Tenant } from '@layers-content/core';
import { keptReplyOf } from '../../account-rows.ts';
import type { Queryable } from '../../database.ts';
import { LockTimeoutError } from '../../sql-error.ts';

/** How long a reply answers for its request (the contract, "Retrying"). */
export const replyAge = "interval '24 hours'";

/**
 * An import keeps its key before its files are there. If its item then ends without ever having been completed,
 * nothing was answered under the key, and it is free.
 */
const cameToNothing = (reply: string) =>
  `(${reply}.operation_id = 'uploadContentFromUrl' AND EXISTS (SELECT FROM content_items item
     WHERE item.organization_id = ${reply}.organization_id AND item.world = ${reply}.world AND item.id = ${reply}.content_ids[1]::uuid
       AND item.state = 'canceled' AND item.last_error_code <> 'DELETED'))`;

export async function findReply(database: Queryable, tenant: Tenant, key: string): Promise<KeptReply | null> {
  const [row] = await database.query(
    `SELECT * FROM idempotency_replies kept
     WHERE organization_id = $1 AND world = $2 AND key = $3 AND kept_at > service_now() - ${replyAge} AND NOT ${cameToNothing('kept')}`,
    [tenant.organizationId, tenant.environment, key],
  );
  return row ? keptReplyOf(row) : null;
}

/**
 * Claims the key and keeps the reply by one statement: it waits for a transaction that is about to keep a reply under
 * the same key, and then finds it taken. A reply that is none any more gives way.
 */
export async function saveReply(unit: Queryable, tenant: Tenant, reply: KeptReply): Promise<void> {
  const rows = await unit
    .query(
      `INSERT INTO idempotency_replies AS kept (organization_id, world, key, operation_id, fingerprint, status, body, content_ids)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT (organization_id, world, key) DO UPDATE SET operation_id = excluded.operation_id, fingerprint = excluded.fingerprint,
         status = excluded.status, body = excluded.body, content_ids = excluded.content_ids, kept_at = excluded.kept_at
       WHERE kept.kept_at <= service_now() - ${replyAge} OR ${cameToNothing('kept')} RETURNING kept.key`,
      [
        tenant.organizationId,
        tenant.environment,
        reply.key,
        reply.operationId,
        reply.fingerprint,
        reply.status,
        reply.body,
        reply.contentIds,
      ],
    )
    .catch((error: unknown) => {
      throw error instanceof LockTimeoutError ? new IdempotencyInProgressError() : error;
    });
  if (rows.length === 0) throw new IdempotencyKeyTakenError();
}
