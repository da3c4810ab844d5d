import type { JsonObject } from '@layers-content/contract';
import type { ApiKey, KeptReply, TenantRepository } from '@layers-content/core';
import type { Context } from '../context.ts';
import type { EnvironmentParts } from '../environments.ts';
import type { IdempotencyKey } from '../http/idempotency-key.ts';
import { compileBodyChecks } from './body-schemas.ts';
import type { CheckBody } from './body-schemas.ts';
import { createCursors } from './cursors.ts';
import type { Cursors } from './cursors.ts';

/** The service's parts, and what operations alone need of it. */
export interface OperationParts extends Context {
  readonly cursors: Cursors;
  readonly checkBody: CheckBody;
}

/** Made once: compiling the checks takes a while. */
export function operationParts(context: Context, bundle: JsonObject): OperationParts {
  return { ...context, cursors: createCursors(context.secrets.cursorKeys), checkBody: compileBodyChecks(bundle) };
}

/** What a handler works with: the service's parts, and the repository bound to the caller. */
export interface OperationContext
  extends Omit<OperationParts, 'repository' | 'store'>, EnvironmentParts, RequestFacts {}

export interface RequestFacts {
  readonly apiKey: ApiKey;
  readonly repository: TenantRepository;
  /** The key under which the reply is to be kept; null when the request sent none. */
  readonly idempotency: IdempotencyKey | null;
  /** The reply of an earlier request with the same key, if this is its repetition. */
  readonly kept: KeptReply | null;
}

/** The parts of either environment are put together once; a request adds its facts. */
export function operationContexts(parts: OperationParts): (facts: RequestFacts) => OperationContext {
  const { environments } = parts;
  const live = { ...parts, ...environments.live };
  const test = { ...parts, ...environments.test };
  return (facts) => ({ ...(facts.apiKey.environment === 'live' ? live : test), ...facts });
}
