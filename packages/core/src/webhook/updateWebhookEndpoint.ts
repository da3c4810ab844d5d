import { found } from '../errors.ts';
import { projectNotFound } from '../project/project.ts';
import type { TenantRepository } from '../repository.ts';
import { checkEndpointFields, endpointNotFound } from './webhook-endpoint.ts';
import type { UrlGuard, WebhookEndpoint } from './webhook-endpoint.ts';
import type { WebhookEndpointChanges } from './webhook-repository.ts';

/**
 * Changes what is present; `metadata` is replaced whole.
 * @throws ValidationError; NotFoundError the endpoint or the project.
 */
export function updateWebhookEndpoint(
  { repository, urlGuard }: { readonly repository: TenantRepository; readonly urlGuard: UrlGuard },
  endpointId: string,
  changes: WebhookEndpointChanges,
): Promise<WebhookEndpoint> {
  checkEndpointFields(urlGuard, changes);
  return repository.transaction(async (unit) => {
    const updated = await unit.updateWebhookEndpoint(endpointId, changes);
    if (updated === 'project_absent') throw projectNotFound();
    const endpoint = found(updated, endpointNotFound);
    const data = { endpointId, fields: Object.keys(changes) };
    await unit.record({ type: 'webhook_endpoint.updated', projectId: endpoint.projectId, data });
    return endpoint;
  });
}
