import type { Alongside } from '../alongside.ts';
import type { ApiKey } from '../api-key.ts';
import { NotFoundError } from '../errors.ts';
import type { TenantRepository } from '../ports/repository.ts';

/** Stops a key of this organization and world for ever, from the next request on; again: the same answer. @throws NotFoundError. */
export async function killApiKey(repository: TenantRepository, keyId: string, alongside: Alongside<ApiKey>): Promise<ApiKey> {
  const killed = await repository.together(async (unit) => {
    const key = await unit.killApiKey(keyId);
    if (key?.changed) await alongside(unit, key);
    return key;
  });
  if (!killed) throw new NotFoundError('There is no such API key. Check the key id.');
  return killed;
}
