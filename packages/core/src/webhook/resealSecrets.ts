import type { Repository } from '../repository.ts';
import type { SecretBox } from './signing-secret.ts';
import type { SealedSecrets } from './webhook-repository.ts';

const batchSize = 500;

/**
 * Seals the secrets of all endpoints anew, so that they can be read without the key before. In many processes at once
 * each is written by one alone. One that none of the keys opens stays as it is, and keeps no other from being sealed.
 * @throws AggregateError when there was such a one, after all others; UnavailableError.
 */
export async function resealSecrets(
  { webhooks }: Pick<Repository, 'webhooks'>,
  box: SecretBox,
  stopping?: AbortSignal,
): Promise<number> {
  let sealed = 0;
  const unopened: unknown[] = [];
  for (let after: string | null = null; !stopping?.aborted;) {
    const found: readonly SealedSecrets[] = await webhooks.listSealedSecrets(after, batchSize);
    for (const read of found) {
      const anew = sealedAnew(box, read);
      if (anew instanceof Error) unopened.push(anew);
      else await webhooks.replaceSealedSecrets(read, anew);
    }
    sealed += found.length;
    after = found.at(-1)?.endpointId ?? null;
    if (found.length < batchSize) break;
  }
  if (unopened.length > 0)
    throw new AggregateError(unopened, `${unopened.length} secrets are opened by none of the keys`);
  return sealed;
}

/** Answers the error when none of the keys opens it. */
function sealedAnew(box: SecretBox, read: SealedSecrets): SealedSecrets | Error {
  const again = (secret: Uint8Array) => box.seal(read.endpointId, box.open(read.endpointId, secret));
  try {
    return { ...read, secret: again(read.secret), previous: read.previous && again(read.previous) };
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
