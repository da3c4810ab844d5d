import type { ApiKey, TenantRepository } from '@layers-content/core';
import type { Context } from '../context.ts';

/** What a handler works with: the service's parts, and the repository bound to the caller's tenant. */
export interface OperationContext extends Omit<Context, 'repository'> {
  readonly apiKey: ApiKey;
  readonly repository: TenantRepository;
}

export function operationContext(context: Context, apiKey: ApiKey): OperationContext {
  return { ...context, apiKey, repository: context.repository.forTenant(apiKey) };
}
