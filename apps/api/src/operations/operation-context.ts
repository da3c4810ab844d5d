import type { Alongside, ApiKey, AuditEvent, KeptReply, TenantRepository } from '@layers-content/core';
import type { Context } from '../context.ts';
import type { IdempotencyKey } from '../http/idempotency.ts';
import type { WorldParts } from '../worlds.ts';

/** What stands beside an effect: the line of the audit log, and the reply a repetition gets. */
export interface Beside {
  readonly event: Pick<AuditEvent, 'eventType' | 'projectId' | 'data'>;
  /** Null where it is kept by itself. */
  readonly reply: { readonly status: number; readonly body: unknown; readonly contentIds?: readonly string[] } | null;
}

/** What a handler works with: the service's parts, and the repository bound to the caller's tenant. */
export interface OperationContext extends Omit<Context, 'repository' | 'store'>, WorldParts {
  readonly apiKey: ApiKey;
  readonly repository: TenantRepository;
  /** Writes event and reply in the transaction of the effect; the reply only when the request carries an Idempotency-Key. */
  alongside<Outcome>(describe: (outcome: Outcome) => Beside): Alongside<Outcome>;
  /** The reply of an earlier request with the same Idempotency-Key, if this is its repetition. */
  readonly repeats: KeptReply | null;
  /** The request's key; null when it sent none. */
  readonly idempotency: IdempotencyKey | null;
}

export interface RequestFacts {
  readonly apiKey: ApiKey;
  readonly operationId: string;
  readonly requestId: string;
  readonly idempotency: IdempotencyKey | null;
  readonly repeats: KeptReply | null;
}

export function operationContext(context: Context, facts: RequestFacts): OperationContext {
  const { apiKey, operationId, requestId, idempotency, repeats } = facts;
  return {
    ...context,
    ...context.worlds[apiKey.world],
    apiKey,
    idempotency,
    repeats,
    repository: context.repository.forTenant(apiKey),
    alongside: (describe) => async (unit, outcome) => {
      const { event, reply } = describe(outcome);
      await unit.recordEvent({ ...event, requestId, apiKeyId: apiKey.id });
      if (!idempotency || !reply) return;
      const body = reply.body === null ? null : JSON.stringify(reply.body);
      await unit.keepReply({ ...idempotency, operationId, status: reply.status, body, contentIds: reply.contentIds ?? [] });
    },
  };
}
