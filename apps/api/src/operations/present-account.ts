import type { AuditEvent as WireEvent, Identity, KilledApiKey, Usage as WireUsage } from '@layers-content/contract';
import { maxWebhookEndpoints } from '@layers-content/core';
import type { ApiKey, QuotaName, Quotas, RecordedEvent, Usage } from '@layers-content/core';
import { containerIdOf, deliveryIdOf, endpointIdOf, uuidOf } from '../ids.ts';
import { timeOf, timeOrNull } from './times.ts';

/** Who a key speaks for. */
export function presentIdentity(key: ApiKey): Identity {
  return {
    organizationId: `org_${key.organizationId}`,
    workspaceId: `org_${key.organizationId}`,
    organizationName: key.organizationName,
    parentOrganizationId: key.parentOrganizationId && `org_${key.parentOrganizationId}`,
    scopes: [...key.scopes],
    rateLimitTier: key.rateLimitTier,
    apiKeyId: `key_${key.id}`,
    creditBalance: null,
  };
}

/** A key after it was killed; nothing of its secret. */
export function presentKilledKey(key: ApiKey): KilledApiKey {
  return {
    apiKey: {
      id: `key_${key.id}`,
      organizationId: `org_${key.organizationId}`,
      name: key.name,
      prefix: `lp_${key.environment}_${key.handle}`,
      killSwitch: true,
      isActive: false,
      revokedAt: timeOrNull(key.revokedAt),
    },
    killed: true,
  };
}

/** How full the quotas of a key's organization are; an unlimited one has no limit. */
export function presentUsage(
  { organizationId }: ApiKey,
  { usage, webhookEndpoints }: { readonly usage: Usage; readonly webhookEndpoints: number },
  quotas: Quotas,
): WireUsage {
  const quota = (name: QuotaName, used: number, resetsAt: Date | null) => ({
    limit: quotas[name] === 0 ? null : quotas[name],
    used,
    resetsAt: timeOrNull(resetsAt),
  });
  return {
    organizationId: `org_${organizationId}`,
    quotas: {
      openUploads: quota('openUploads', usage.openUploads, null),
      storedBytes: quota('storedBytes', usage.storedBytes, null),
      itemsPerDay: quota('itemsPerDay', usage.itemsToday, usage.dayEndsAt),
      webhookEndpoints: { limit: maxWebhookEndpoints, used: webhookEndpoints, resetsAt: null },
    },
  };
}

/** One line of the audit log. */
export function presentEvent(event: RecordedEvent): WireEvent {
  return {
    eventId: `evt_${event.id}`,
    eventType: event.type,
    occurredAt: timeOf(event.occurredAt),
    requestId: event.requestId,
    organizationId: `org_${event.organizationId}`,
    projectId: event.projectId && `prj_${event.projectId}`,
    apiKeyId: event.apiKeyId && `key_${event.apiKeyId}`,
    actor: actorOf(event),
    data: presentEventData(event.data),
  };
}

/** What a line tells, with the contract's ids. Lines of earlier versions hold them already. */
function presentEventData({
  contentId,
  contentIds,
  apiKeyId,
  endpointId,
  deliveryId,
  ...others
}: RecordedEvent['data']): WireEvent['data'] {
  return {
    ...(typeof contentId === 'string' && { containerId: containerIdOf(contentId) }),
    ...(Array.isArray(contentIds) && { containerIds: contentIds.map(String).map(containerIdOf) }),
    ...(typeof apiKeyId === 'string' && { apiKeyId: `key_${uuidOf(apiKeyId)}` }),
    ...(typeof endpointId === 'string' && { endpointId: endpointIdOf(endpointId) }),
    ...(typeof deliveryId === 'string' && { deliveryId: deliveryIdOf(deliveryId) }),
    ...others,
  };
}

/** Who did it: a key, the operator's commands (which have no request), or the service by itself. */
function actorOf({ apiKeyId, type }: RecordedEvent): WireEvent['actor'] {
  if (apiKeyId !== null) return { type: 'api_key', id: `key_${apiKeyId}` };
  return { type: isOfOperator(type) ? 'operator' : 'system', id: null };
}

/** Without a key, nobody but the operator does these. */
function isOfOperator(type: string): boolean {
  return type.startsWith('api_key.') || type === 'webhook_endpoint.paused' || type === 'webhook_delivery.replayed';
}
