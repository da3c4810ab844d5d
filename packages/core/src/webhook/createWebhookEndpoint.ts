import { QuotaExceededError } from '../account/errors.ts';
import type { Ids } from '../ids.ts';
import { projectNotFound } from '../project/project.ts';
import type { TenantRepository } from '../repository.ts';
import type { SigningSecrets } from './signing-secret.ts';
import { checkEndpointFields, maxWebhookEndpoints } from './webhook-endpoint.ts';
import type { SigningEndpoint, UrlGuard, WebhookEndpointFields } from './webhook-endpoint.ts';

export interface CreateWebhookEndpointPorts {
  readonly repository: TenantRepository;
  readonly ids: Ids;
  readonly signingSecrets: SigningSecrets;
  readonly urlGuard: UrlGuard;
}

/**
 * Makes an endpoint with a secret of its own.
 * @throws ValidationError the URL or the metadata; NotFoundError the project; QuotaExceededError there are as many as
 *   may be.
 */
export function createWebhookEndpoint(
  { repository, ids, signingSecrets, urlGuard }: CreateWebhookEndpointPorts,
  fields: WebhookEndpointFields,
): Promise<SigningEndpoint> {
  checkEndpointFields(urlGuard, fields);
  const id = ids.uuid();
  const signingSecret = signingSecrets.generate();
  const sealedSecret = signingSecrets.seal(id, signingSecret);
  return repository.transaction(async (unit) => {
    const created = await unit.createWebhookEndpoint({ ...fields, id, sealedSecret }, maxWebhookEndpoints);
    if (created.outcome === 'project_absent') throw projectNotFound();
    if (created.outcome === 'quota_exceeded')
      throw new QuotaExceededError({
        quota: 'webhookEndpoints',
        limit: maxWebhookEndpoints,
        used: created.used,
        resetsAt: null,
      });
    const { projectId } = fields;
    await unit.record({ type: 'webhook_endpoint.created', projectId, data: { endpointId: id } });
    return { endpoint: created.endpoint, signingSecret };
  });
}
