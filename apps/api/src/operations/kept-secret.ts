import { isObject } from '@layers-content/contract';
import { endpointNotFound, found } from '@layers-content/core';
import type { KeptReply, SigningSecrets, TenantRepository } from '@layers-content/core';

/** The body of a reply as it is kept: where its secret stood there is nothing. */
export function withoutSecret(body: unknown): unknown {
  if (!isObject(body) || !('signingSecret' in body)) throw new Error('the reply shows no secret');
  return { ...body, signingSecret: '' };
}

/**
 * The body of a kept reply as it is sent again: the present secret of its endpoint is put in, if one was left out.
 * @throws NotFoundError when the endpoint was deleted since.
 */
export async function wholeReply(
  body: string,
  { contentIds: [endpointId] }: Pick<KeptReply, 'contentIds'>,
  repository: Pick<TenantRepository, 'findWebhookSecret'>,
  { signingSecrets }: { readonly signingSecrets: SigningSecrets },
): Promise<string> {
  if (endpointId === undefined) return body;
  const sealed = found(await repository.findWebhookSecret(endpointId), endpointNotFound);
  const kept: unknown = JSON.parse(body);
  return JSON.stringify({ ...(isObject(kept) && kept), signingSecret: signingSecrets.open(endpointId, sealed) });
}
