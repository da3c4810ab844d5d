import { isWebhookItemEvent, webhookEventTypes, webhookFailures } from '@layers-content/core';
import type {
  ClaimedTry,
  ContentItem,
  OperatedWebhookEndpoint,
  SealedSecrets,
  WebhookDelivery,
  WebhookEndpoint,
  WebhookEvent,
  WebhookFailure,
} from '@layers-content/core';
import { tenantOf } from './account-rows.ts';
import type { Row } from './database.ts';
import { isBytes, isCount, isDate, isRecord, isText, listOf, nullOr, oneOf } from './guards.ts';
import type { Guard } from './guards.ts';
import { column, contentItemOf, json, nullableDate, nullableText } from './rows.ts';

const nothing = new Uint8Array();

const isFailure: Guard<WebhookFailure> = (value): value is WebhookFailure =>
  isText(value) && Object.hasOwn(webhookFailures, value);

/** From a row of `webhook_endpoints` that is not deleted. */
export function webhookEndpointOf(row: Row): WebhookEndpoint {
  return {
    id: column(row, 'id', isText),
    url: column(row, 'url', isText),
    events: column(row, 'events', listOf(oneOf(webhookEventTypes))),
    description: nullableText(row, 'description'),
    metadata: json(row, 'metadata', nullOr(isRecord)),
    projectId: nullableText(row, 'project_id'),
    status: column(row, 'state', oneOf(['active', 'paused', 'auto_paused'])),
    createdAt: column(row, 'created_at', isDate),
    lastDeliveryAt: nullableDate(row, 'last_delivery_at'),
  };
}

/** The same with how many deliveries are `pending`. */
export function operatedEndpointOf(row: Row): OperatedWebhookEndpoint {
  return {
    tenant: tenantOf(row),
    endpoint: webhookEndpointOf(row),
    failures: column(row, 'failures', isCount),
    pending: column(row, 'pending', isCount),
  };
}

/** A sealed secret; a copy, since the engines have classes of their own for bytes. */
export function sealedOf(row: Row, name: string): Uint8Array | null {
  const bytes = column(row, name, nullOr(isBytes));
  return bytes && new Uint8Array(bytes);
}

export function sealedSecretsOf(row: Row): SealedSecrets {
  return {
    endpointId: column(row, 'id', isText),
    secret: sealedOf(row, 'sealed_secret') ?? nothing,
    previous: sealedOf(row, 'previous_sealed_secret'),
  };
}

/** From a row of `webhook_deliveries` with `event_type` and `status`. */
export function webhookDeliveryOf(row: Row): WebhookDelivery {
  return {
    id: column(row, 'id', isText),
    endpointId: column(row, 'endpoint_id', isText),
    eventId: column(row, 'event_id', isText),
    eventType: column(row, 'event_type', oneOf(webhookEventTypes)),
    status: column(row, 'status', oneOf(['pending', 'delivering', 'delivered', 'failed', 'abandoned'])),
    attempts: column(row, 'attempts', isCount),
    nextRetryAt: nullableDate(row, 'next_retry_at'),
    deliveredAt: nullableDate(row, 'delivered_at'),
    abandonedAt: nullableDate(row, 'abandoned_at'),
    lastResponseStatus: column(row, 'last_status', nullOr(isCount)),
    lastFailure: column(row, 'last_failure', nullOr(isFailure)),
    createdAt: column(row, 'created_at', isDate),
  };
}

/** From a claimed endpoint with its delivery and the delivery's event. */
export function claimedTryOf(row: Row): ClaimedTry {
  return {
    tenant: tenantOf(row),
    endpointId: column(row, 'endpoint_id', isText),
    deliveryId: column(row, 'delivery_id', isText),
    fence: column(row, 'fence', isCount),
    url: column(row, 'url', isText),
    sealedSecret: sealedOf(row, 'sealed_secret') ?? nothing,
    previousSealedSecret: sealedOf(row, 'previous_sealed_secret'),
    attempts: column(row, 'attempts', isCount),
    event: webhookEventOf(row),
    body: nullableText(row, 'body'),
    now: column(row, 'now', isDate),
  };
}

function webhookEventOf(row: Row): WebhookEvent {
  const type = column(row, 'event_type', oneOf(webhookEventTypes));
  const facts = {
    id: column(row, 'event_id', isText),
    createdAt: column(row, 'event_created_at', isDate),
    projectId: nullableText(row, 'event_project_id'),
    replayOf: nullableText(row, 'replay_of'),
  };
  const data = json(row, 'data', isRecord);
  return isWebhookItemEvent(type) ? { ...facts, type, item: snapshotOf(data) } : { ...facts, type, data };
}

const timeColumns = ['created_at', 'completed_at', 'failed_at'];
const jsonColumns = ['assets', 'platform_fit'];

/** An item out of the JSON of its row: times are texts in it, and JSON columns no texts. */
function snapshotOf(data: Readonly<Record<string, unknown>>): ContentItem {
  return contentItemOf(
    Object.fromEntries(
      Object.entries(data).map(([name, value]) => {
        if (timeColumns.includes(name)) return [name, isText(value) ? new Date(value) : value];
        return [name, jsonColumns.includes(name) ? JSON.stringify(value) : value];
      }),
    ),
  );
}
