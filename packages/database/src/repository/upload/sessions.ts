import type { Actor, NewUploadSession, OpenedSession, Tenant } from '@layers-content/core';
import type { Database, Queryable, Row, SqlValue } from '../../database.ts';
import { isBoolean, isDate } from '../../guards.ts';
import { column } from '../../rows.ts';
import { insertLine, requestOf } from '../account/audit.ts';
import { exceededQuota, getUsage, reserveShare } from '../account/usage.ts';

/**
 * Opens the items of sessions in one project and writes each session's line of the log, in one statement: all of
 * them, or none where a quota has no room for all. Endpoints are told of no session, so that nothing else is to be
 * written with it; the counters, which all sessions of an organization wait for, are held for this statement alone.
 * The share lock on the project makes an archive wait for these sessions, or them see the archive.
 */
const openSessions = `
  WITH project AS (
    SELECT archived_at IS NOT NULL AS archived FROM projects WHERE organization_id = $1 AND world = $2 AND id = $3 FOR SHARE
  ),
  moment AS (
    SELECT service_now() AS now, service_now() + $4::bigint * interval '1 millisecond' AS session_expires_at,
      (service_now() AT TIME ZONE 'UTC')::date AS today
  ),
  session AS (
    SELECT * FROM json_to_recordset($5::json)
      AS session (slideshow boolean, event_type text, request_id text, api_key_id uuid, data json, items json)
  ),
  asked AS (
    SELECT item.id, item.files, item.reserved_bytes, session.slideshow,
      moment.now + item.place * interval '1 millisecond' AS created_at
    FROM moment, session, json_to_recordset(session.items) AS item (place integer, id uuid, files json, reserved_bytes bigint)
  ),
  share AS (SELECT count(*) AS items, coalesce(sum(reserved_bytes), 0)::bigint AS bytes FROM asked),
  reserved AS (${reserveShare('project, moment, share', 'NOT project.archived')}),
  opened AS (
    INSERT INTO content_items (organization_id, world, project_id, creative_type, state, slideshow, id, files, reserved_bytes,
      created_at, state_changed_at, opened_on, session_expires_at)
    SELECT $1, $2, $3, 'uploaded', 'queued', asked.slideshow, asked.id, asked.files, asked.reserved_bytes, asked.created_at,
      asked.created_at, moment.today, moment.session_expires_at
    FROM reserved, moment, asked
  ),
  logged AS (
    ${insertLine}
    SELECT $1, $2, session.event_type, session.request_id, $3, session.api_key_id, session.data FROM reserved, session
  )
  SELECT project.archived, EXISTS (SELECT FROM reserved) AS reserved, moment.now, moment.session_expires_at FROM project, moment`;

/** A session of this tenant, asked for by `actor`. */
export interface AskedSession extends NewUploadSession {
  readonly tenant: Tenant;
  readonly actor: Actor;
}

/**
 * Opens sessions of one tenant and project, with the same quotas and times, in one statement. They share the outcome;
 * null when none was opened, since a quota has no room for all of them.
 */
export async function openUploadSessions(
  database: Queryable,
  sessions: readonly [AskedSession, ...AskedSession[]],
): Promise<OpenedSession | null> {
  const [row] = await database.query(openSessions, paramsOf(sessions));
  return outcomeOf(row);
}

/**
 * Whole by itself in one statement. A refusal by quota is decided once more in a transaction, where the counters stay
 * locked until it has read them, so that it tells what it was refused for.
 */
export async function createUploadSession(database: Database, session: AskedSession): Promise<OpenedSession> {
  const outcome = await openUploadSessions(database, [session]);
  return outcome ?? (await database.transaction((transaction) => createUploadSessionWithin(transaction, session)));
}

/** The same in a transaction that is open; a refusal by quota costs a second statement. */
export async function createUploadSessionWithin(unit: Queryable, session: AskedSession): Promise<OpenedSession> {
  const outcome = await openUploadSessions(unit, [session]);
  if (outcome) return outcome;
  const { items, quotas, tenant } = session;
  const usage = await getUsage(unit, tenant);
  const share = { items: items.length, bytes: items.reduce((sum, item) => sum + item.reservedBytes, 0) };
  return { outcome: 'quota_exceeded', quota: exceededQuota(quotas, usage, share), usage };
}

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

function paramsOf(sessions: readonly [AskedSession, ...AskedSession[]]): readonly SqlValue[] {
  const [{ tenant, projectId, quotas, sessionTtlMs }] = sessions;
  return [
    tenant.organizationId,
    tenant.environment,
    projectId,
    sessionTtlMs,
    JSON.stringify(sessions.map(rowOf)),
    quotas.openUploads,
    quotas.storedBytes,
    quotas.itemsPerDay,
  ];
}

function rowOf({ slideshow, actor, event, items }: AskedSession) {
  const { requestId, apiKeyId } = requestOf(actor);
  return {
    slideshow,
    event_type: event.type,
    request_id: requestId,
    api_key_id: apiKeyId,
    data: event.data,
    items: items.map(({ id, files, reservedBytes }, place) => ({ place, id, files, reserved_bytes: reservedBytes })),
  };
}
