import type { Actor, NewUploadSession, OpenedSession, Tenant } from '@layers-content/core';
import type { Database, Queryable, Row } from '../../database.ts';
import { isBoolean, isDate } from '../../guards.ts';
import { column } from '../../rows.ts';
import { insertLine, requestOf } from '../account/audit.ts';
import { exceededQuota, getUsage, reserveShare } from '../account/usage.ts';

/**
 * Opens the items and writes the line of the log in one statement. Endpoints are told of no session, so that nothing else is to be
 * written with it; the counters, which all sessions of an organization wait for, are held for this statement alone. The share lock
 * on the project makes an archive wait for this session, or this session see the archive.
 */
const openSession = `
  WITH project AS (
    SELECT archived_at IS NOT NULL AS archived FROM projects WHERE organization_id = $1 AND world = $2 AND id = $3 FOR SHARE
  ),
  moment AS (
    SELECT service_now() AS now, service_now() + $4::bigint * interval '1 millisecond' AS session_expires_at,
      (service_now() AT TIME ZONE 'UTC')::date AS today
  ),
  asked AS (
    SELECT item.id::uuid AS id, item.files::json AS files, item.reserved_bytes::bigint AS reserved_bytes,
      moment.now + (item.n - 1) * interval '1 millisecond' AS created_at
    FROM moment, unnest($6::text[], $7::text[], $8::text[]) WITH ORDINALITY AS item (id, files, reserved_bytes, n)
  ),
  share AS (SELECT count(*) AS items, coalesce(sum(reserved_bytes), 0)::bigint AS bytes FROM asked),
  reserved AS (${reserveShare('project, moment, share', 'NOT project.archived')}),
  opened AS (
    INSERT INTO content_items (organization_id, world, project_id, creative_type, state, slideshow, id, files, reserved_bytes,
      created_at, state_changed_at, opened_on, session_expires_at)
    SELECT $1, $2, $3, 'uploaded', 'queued', $5, asked.id, asked.files, asked.reserved_bytes, asked.created_at, asked.created_at,
      moment.today, moment.session_expires_at
    FROM reserved, moment, asked
  ),
  logged AS (${insertLine} SELECT $1, $2, $12, $13, $3, $14, $15 FROM reserved)
  SELECT project.archived, EXISTS (SELECT FROM reserved) AS reserved, moment.now, moment.session_expires_at FROM project, moment`;

/** A session of this tenant, asked for by `actor`. */
export interface AskedSession extends NewUploadSession {
  readonly tenant: Tenant;
  readonly actor: Actor;
}

/**
 * Whole by itself in one statement. A refusal by quota is decided once more in a transaction, where the counters stay locked until
 * it has read them, so that it tells what it was refused for.
 */
export async function createUploadSession(database: Database, session: AskedSession): Promise<OpenedSession> {
  const [row] = await database.query(openSession, paramsOf(session));
  return (
    outcomeOf(row) ?? (await database.transaction((transaction) => createUploadSessionWithin(transaction, session)))
  );
}

/** The same in a transaction that is open; a refusal by quota costs a second statement. */
export async function createUploadSessionWithin(unit: Queryable, session: AskedSession): Promise<OpenedSession> {
  const [row] = await unit.query(openSession, paramsOf(session));
  const outcome = outcomeOf(row);
  if (outcome) return outcome;
  const { items, quotas, tenant } = session;
  const usage = await getUsage(unit, tenant);
  const share = { items: items.length, bytes: items.reduce((sum, item) => sum + item.reservedBytes, 0) };
  return { outcome: 'quota_exceeded', quota: exceededQuota(quotas, usage, share), usage };
}

/** Null when a quota has no room for it. */
function outcomeOf(row: Row | undefined): OpenedSession | null {
  if (!row) return { outcome: 'project_absent' };
  if (column(row, 'archived', isBoolean)) return { outcome: 'project_archived' };
  if (!column(row, 'reserved', isBoolean)) return null;
  return {
    outcome: 'opened',
    now: column(row, 'now', isDate),
    sessionExpiresAt: column(row, 'session_expires_at', isDate),
  };
}

function paramsOf({ tenant, actor, event, items, quotas, ...session }: AskedSession) {
  const { requestId, apiKeyId } = requestOf(actor);
  return [
    tenant.organizationId,
    tenant.environment,
    session.projectId,
    session.sessionTtlMs,
    session.slideshow,
    items.map((item) => item.id),
    items.map((item) => JSON.stringify(item.files)),
    items.map((item) => String(item.reservedBytes)),
    quotas.openUploads,
    quotas.storedBytes,
    quotas.itemsPerDay,
    event.type,
    requestId,
    apiKeyId,
    JSON.stringify(event.data),
  ];
}
