import { endpointNotFound, found, replayWebhookDelivery } from '@layers-content/core';
import type { Ids, OperatedWebhookEndpoint, Repository, Tenant } from '@layers-content/core';
import { deliveryIdOf, endpointIdOf } from '../ids.ts';
import { presentWebhookDelivery, presentWebhookEndpoint } from '../operations/present-webhook.ts';
import { AdminFault } from './fault.ts';
import type { Outcome } from './outcome.ts';

export interface WebhookParts {
  readonly repository: Pick<Repository, 'forTenant' | 'webhooks'>;
  readonly ids: Ids;
}

/** All endpoints, or those of one organization; nothing of their secrets. */
export async function listWebhooks(organizationId: string | null, { repository }: WebhookParts): Promise<Outcome> {
  const endpoints = await repository.webhooks.listEndpoints(organizationId);
  return {
    data: { items: endpoints.map(presentOperated) },
    lines: endpoints.map(rowOf),
    notes: endpoints.length === 0 ? ['No webhook endpoints.'] : [],
  };
}

/** Stops an endpoint of any organization; its owner can start it again. */
export async function pauseWebhook(endpointId: string, { repository }: WebhookParts): Promise<Outcome> {
  const tenant = known(await repository.webhooks.findTenant({ endpointId }), endpointIdOf(endpointId));
  const endpoint = await repository.forTenant(tenant, 'operator').transaction(async (unit) => {
    const paused = await unit.updateWebhookEndpoint(endpointId, { status: 'paused' });
    if (paused === 'project_absent') throw endpointNotFound();
    const { projectId } = found(paused, endpointNotFound);
    await unit.record({ type: 'webhook_endpoint.paused', projectId, data: { endpointId } });
    return paused;
  });
  return {
    data: endpoint ? presentWebhookEndpoint(endpoint) : {},
    lines: [endpointIdOf(endpointId)],
    notes: [`Paused ${endpointIdOf(endpointId)}; nothing is sent to it until its owner sets it to active.`],
  };
}

/** Sends a delivery of any organization once more. */
export async function replayWebhook(deliveryId: string, { repository, ids }: WebhookParts): Promise<Outcome> {
  const tenant = known(await repository.webhooks.findTenant({ deliveryId }), deliveryIdOf(deliveryId));
  const delivery = await replayWebhookDelivery(
    { repository: repository.forTenant(tenant, 'operator'), ids },
    deliveryId,
  );
  const { id, eventId } = presentWebhookDelivery(delivery);
  return {
    data: presentWebhookDelivery(delivery),
    lines: [id],
    notes: [`What ${deliveryIdOf(deliveryId)} told goes out again as ${eventId}.`],
  };
}

function known(tenant: Tenant | null, id: string): Tenant {
  if (tenant === null)
    throw new AdminFault('refused', `There is no ${id}, or its endpoint was deleted. See webhooks list.`);
  return tenant;
}

function presentOperated({ tenant, endpoint, failures, pending }: OperatedWebhookEndpoint) {
  return {
    ...presentWebhookEndpoint(endpoint),
    organizationId: `org_${tenant.organizationId}`,
    world: tenant.environment,
    failures,
    pending,
  };
}

function rowOf({ tenant, endpoint, failures, pending }: OperatedWebhookEndpoint): string {
  return [
    endpointIdOf(endpoint.id),
    tenant.environment,
    endpoint.status.padEnd('auto_paused'.length),
    `org_${tenant.organizationId}`,
    `${pending} pending`,
    `${failures} failed in a row`,
    endpoint.url,
  ].join('  ');
}
