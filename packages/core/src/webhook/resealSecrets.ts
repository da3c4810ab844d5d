import type { Repository } from '../repository.ts';
import type { SecretBox } from './signing-secret.ts';
import type { SealedSecrets } from './webhook-repository.ts';

const batchSize = 500;

/**
 * Seals the secrets of all endpoints anew, so that they can be read without the key before. In many processes at once each is
 * written by one alone. @throws Error when none of the keys opens one; UnavailableError.
 */
export async function resealSecrets(
  { webhooks }: Pick<Repository, 'webhooks'>,
  box: SecretBox,
  stopping?: AbortSignal,
): Promise<number> {
  let sealed = 0;
  for (let after: string | null = null; !stopping?.aborted;) {
    const found: readonly SealedSecrets[] = await webhooks.listSealedSecrets(after, batchSize);
    for (const read of found) {
      const again = (secret: Uint8Array) => box.seal(read.endpointId, box.open(read.endpointId, secret));
      const previous = read.previous && again(read.previous);
      await webhooks.replaceSealedSecrets(read, { ...read, secret: again(read.secret), previous });
    }
    sealed += found.length;
    after = found.at(-1)?.endpointId ?? null;
    if (found.length < batchSize) return sealed;
  }
  return sealed;
}
