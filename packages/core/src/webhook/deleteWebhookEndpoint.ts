import { found } from '../errors.ts';
import type { TenantRepository } from '../repository.ts';
import { endpointNotFound } from './webhook-endpoint.ts';
import type { WebhookEndpoint } from './webhook-endpoint.ts';

/** Deletes an endpoint for ever; what waits for it is not sent. @throws NotFoundError. */
export function deleteWebhookEndpoint(repository: TenantRepository, endpointId: string): Promise<WebhookEndpoint> {
  return repository.transaction(async (unit) => {
    const endpoint = found(await unit.deleteWebhookEndpoint(endpointId), endpointNotFound);
    await unit.record({ type: 'webhook_endpoint.deleted', projectId: endpoint.projectId, data: { endpointId } });
    return endpoint;
  });
}
