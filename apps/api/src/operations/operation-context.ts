import type { ApiKey, KeptReply, TenantRepository } from '@layers-content/core';
import type { Context } from '../context.ts';
import type { EnvironmentParts } from '../environments.ts';
import type { IdempotencyKey } from '../http/idempotency-key.ts';

/** What a handler works with: the service's parts, and the repository bound to the caller. */
export interface OperationContext extends Omit<Context, 'repository' | 'store'>, EnvironmentParts, RequestFacts {}

export interface RequestFacts {
  readonly apiKey: ApiKey;
  readonly repository: TenantRepository;
  /** The key under which the reply is to be kept; null when the request sent none. */
  readonly idempotency: IdempotencyKey | null;
  /** The reply of an earlier request with the same key, if this is its repetition. */
  readonly kept: KeptReply | null;
}

export function operationContext(context: Context, facts: RequestFacts): OperationContext {
  return { ...context, ...context.environments[facts.apiKey.environment], ...facts };
}
