import { found } from '../errors.ts';
import type { Ids } from '../ids.ts';
import type { TenantRepository } from '../repository.ts';
import { endpointNotFound } from './webhook-endpoint.ts';
import type { WebhookDelivery } from './webhook-delivery.ts';

/** Sends a `test.ping` to an endpoint, whatever it asked to be told of. @throws NotFoundError. */
export function testWebhookEndpoint(
  { repository, ids }: { readonly repository: TenantRepository; readonly ids: Ids },
  endpointId: string,
): Promise<WebhookDelivery> {
  const made = { deliveryId: ids.uuid(), eventId: ids.ulid() };
  return repository.transaction(async (unit) => {
    const delivery = found(await unit.testWebhookEndpoint(endpointId, made), endpointNotFound);
    const { projectId } = found(await unit.getWebhookEndpoint(endpointId), endpointNotFound);
    const data = { endpointId, deliveryId: delivery.id };
    await unit.record({ type: 'webhook_endpoint.tested', projectId, data });
    return delivery;
  });
}
