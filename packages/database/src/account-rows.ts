import { auditEventTypes, rateLimitTiers, scopes } from '@layers-content/core';
import type { ApiKey, ApiKeySummary, KeptReply, RecordedEvent, Tenant, Usage } from '@layers-content/core';
import type { Row } from './database.ts';
import { isBytes, isCount, isDate, isRecord, isText, listOf, oneOf } from './guards.ts';
import { column, json, nullableDate, nullableText } from './rows.ts';

const isEnvironment = oneOf(['live', 'test']);
const isScopes = listOf(oneOf(scopes));
const isRateLimitTier = oneOf(rateLimitTiers);

/** From any row with `organization_id` and `world`. */
export function tenantOf(row: Row): Tenant {
  return {
    organizationId: column(row, 'organization_id', isText),
    environment: column(row, 'world', isEnvironment),
  };
}

/** From a row of `api_keys` with `organization_name`; its hash is not asked for. */
export function apiKeySummaryOf(row: Row): ApiKeySummary {
  return { ...keyFacts(row), createdAt: column(row, 'created_at', isDate) };
}

/** From a row of `api_keys` with `organization_name` and `parent_id`. */
export function apiKeyOf(row: Row): ApiKey {
  return {
    ...keyFacts(row),
    secretHash: column(row, 'secret_hash', isBytes),
    parentOrganizationId: nullableText(row, 'parent_id'),
  };
}

function keyFacts(row: Row): Omit<ApiKeySummary, 'createdAt'> {
  return {
    ...tenantOf(row),
    id: column(row, 'id', isText),
    handle: column(row, 'handle', isText),
    name: column(row, 'name', isText),
    scopes: column(row, 'scopes', isScopes),
    rateLimitTier: column(row, 'rate_limit_tier', isRateLimitTier),
    organizationName: column(row, 'organization_name', isText),
    revokedAt: nullableDate(row, 'revoked_at'),
    killedAt: nullableDate(row, 'killed_at'),
  };
}

/** From a row of counters with `day_ends_at`. */
export function usageOf(row: Row): Usage {
  return {
    openUploads: column(row, 'open_uploads', isCount),
    storedBytes: column(row, 'stored_bytes', isCount),
    itemsToday: column(row, 'items_today', isCount),
    dayEndsAt: column(row, 'day_ends_at', isDate),
  };
}

/** From a row of `idempotency_replies`. */
export function keptReplyOf(row: Row): KeptReply {
  return {
    key: column(row, 'key', isText),
    operationId: column(row, 'operation_id', isText),
    fingerprint: column(row, 'fingerprint', isText),
    status: column(row, 'status', isCount),
    body: nullableText(row, 'body'),
    contentIds: column(row, 'content_ids', listOf(isText)),
  };
}

/** From a row of `audit_events`; a refusal's data has its reason and how often it was met. */
export function recordedEventOf(row: Row): RecordedEvent {
  const reason = nullableText(row, 'refused_reason');
  return {
    id: column(row, 'id', isText),
    type: column(row, 'event_type', oneOf(auditEventTypes)),
    occurredAt: column(row, 'occurred_at', isDate),
    requestId: nullableText(row, 'request_id'),
    organizationId: column(row, 'organization_id', isText),
    projectId: nullableText(row, 'project_id'),
    apiKeyId: nullableText(row, 'api_key_id'),
    data: reason === null ? json(row, 'data', isRecord) : { reason, count: column(row, 'count', isCount) },
  };
}
