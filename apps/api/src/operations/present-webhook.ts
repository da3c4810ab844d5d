import type {
  WebhookDelivery as WireDelivery,
  WebhookEndpoint as WireEndpoint,
  WebhookEndpointWithSecret,
} from '@layers-content/contract';
import { webhookFailures } from '@layers-content/core';
import type { SigningEndpoint, WebhookDelivery, WebhookEndpoint, WebhookEvent } from '@layers-content/core';
import type { MediaUrls } from '../environments.ts';
import { containerIdOf, deliveryIdOf, endpointIdOf } from '../ids.ts';
import { presentContentItem } from './presenters.ts';
import { timeOf, timeOrNull } from './times.ts';

/** An endpoint; nothing of its secret. */
export function presentWebhookEndpoint(endpoint: WebhookEndpoint): WireEndpoint {
  return {
    id: endpointIdOf(endpoint.id),
    url: endpoint.url,
    events: [...endpoint.events],
    description: endpoint.description,
    metadata: endpoint.metadata,
    projectId: endpoint.projectId && `prj_${endpoint.projectId}`,
    status: endpoint.status,
    createdAt: timeOf(endpoint.createdAt),
    lastDeliveryAt: timeOrNull(endpoint.lastDeliveryAt),
  };
}

/** An endpoint with its secret, the one time that it is shown. */
export function presentSigningEndpoint({ endpoint, signingSecret }: SigningEndpoint): WebhookEndpointWithSecret {
  return { endpoint: presentWebhookEndpoint(endpoint), signingSecret };
}

export function presentWebhookDelivery(delivery: WebhookDelivery): WireDelivery {
  return {
    id: deliveryIdOf(delivery.id),
    endpointId: endpointIdOf(delivery.endpointId),
    eventId: webhookEventIdOf(delivery.eventId),
    eventType: delivery.eventType,
    status: delivery.status,
    attempts: delivery.attempts,
    nextRetryAt: timeOrNull(delivery.nextRetryAt),
    deliveredAt: timeOrNull(delivery.deliveredAt),
    abandonedAt: timeOrNull(delivery.abandonedAt),
    lastResponseStatus: delivery.lastResponseStatus,
    lastErrorMessage: delivery.lastFailure && webhookFailures[delivery.lastFailure],
    createdAt: timeOf(delivery.createdAt),
  };
}

/** The body that is sent for an event (the contract's introduction, "Webhooks"). */
export function presentWebhookEvent(event: WebhookEvent, mediaUrls: MediaUrls): string {
  return JSON.stringify({
    id: webhookEventIdOf(event.id),
    type: event.type,
    createdAt: timeOf(event.createdAt),
    data: dataOf(event, mediaUrls),
    ...(event.replayOf !== null && { replayOf: webhookEventIdOf(event.replayOf) }),
  });
}

function dataOf(event: WebhookEvent, mediaUrls: MediaUrls): Readonly<Record<string, unknown>> {
  if ('item' in event) {
    const item = presentContentItem(event.item, mediaUrls);
    return event.type === 'content.generated'
      ? { id: item.id, projectId: item.projectId, assets: item.assets }
      : { ...item };
  }
  const { contentId, endpointId, ...others } = event.data;
  return {
    ...(typeof contentId === 'string' && { id: containerIdOf(contentId) }),
    ...(typeof endpointId === 'string' && { endpointId: endpointIdOf(endpointId) }),
    ...(event.projectId !== null && { projectId: `prj_${event.projectId}` }),
    ...others,
  };
}

/** What the contract calls an event. */
export function webhookEventIdOf(eventId: string): string {
  return `evt_${eventId}`;
}
