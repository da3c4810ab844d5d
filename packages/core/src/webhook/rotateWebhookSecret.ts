import { found } from '../errors.ts';
import type { TenantRepository } from '../repository.ts';
import type { SigningSecrets } from './signing-secret.ts';
import { endpointNotFound, secretOverlapMs } from './webhook-endpoint.ts';
import type { SigningEndpoint } from './webhook-endpoint.ts';

/** Gives an endpoint another secret; for a day deliveries are signed with both. @throws NotFoundError. */
export function rotateWebhookSecret(
  { repository, signingSecrets }: { readonly repository: TenantRepository; readonly signingSecrets: SigningSecrets },
  endpointId: string,
): Promise<SigningEndpoint> {
  const signingSecret = signingSecrets.generate();
  const sealedSecret = signingSecrets.seal(endpointId, signingSecret);
  return repository.transaction(async (unit) => {
    const rotated = await unit.rotateWebhookSecret(endpointId, sealedSecret, secretOverlapMs);
    const endpoint = found(rotated, endpointNotFound);
    await unit.record({ type: 'webhook_endpoint.rotated', projectId: endpoint.projectId, data: { endpointId } });
    return { endpoint, signingSecret };
  });
}
