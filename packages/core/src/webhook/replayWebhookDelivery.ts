import { found } from '../errors.ts';
import type { Ids } from '../ids.ts';
import type { TenantRepository } from '../repository.ts';
import { deliveryNotFound, endpointNotFound } from './webhook-endpoint.ts';
import type { WebhookDelivery } from './webhook-delivery.ts';

/** Sends what a delivery told to its endpoint again, as an event of its own. @throws NotFoundError. */
export function replayWebhookDelivery(
  { repository, ids }: { readonly repository: TenantRepository; readonly ids: Ids },
  deliveryId: string,
): Promise<WebhookDelivery> {
  const made = { deliveryId: ids.uuid(), eventId: ids.ulid() };
  return repository.transaction(async (unit) => {
    const delivery = found(await unit.replayWebhookDelivery(deliveryId, made), deliveryNotFound);
    const { endpointId } = delivery;
    const { projectId } = found(await unit.getWebhookEndpoint(endpointId), endpointNotFound);
    const data = { endpointId, deliveryId: delivery.id };
    await unit.record({ type: 'webhook_delivery.replayed', projectId, data });
    return delivery;
  });
}
