import type { ApiKey } from './api-key.ts';
import { found, NotFoundError } from '../errors.ts';
import type { TenantRepository } from '../repository.ts';

/**
 * Stops a key of this organization and environment for ever, from the next request on; again: the same answer.
 * @throws NotFoundError.
 */
export function killApiKey(repository: TenantRepository, keyId: string): Promise<ApiKey> {
  return repository.transaction(async (unit) => {
    const key = found(
      await unit.killApiKey(keyId),
      () => new NotFoundError('There is no such API key. Check the key id.'),
    );
    if (key.changed) await unit.record({ type: 'api_key.killed', projectId: null, data: { apiKeyId: key.id } });
    return key;
  });
}
