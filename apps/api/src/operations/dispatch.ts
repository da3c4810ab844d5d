import { IdempotencyConflictError, IdempotencyKeyTakenError } from '@layers-content/core';
import type { KeptReply, TenantRepository } from '@layers-content/core';
import type { Handler, Handlers, Input, JsonObject, OperationId } from '@layers-content/contract';
import type { Context } from '../context.ts';
import { refuseAlteredNumbers } from '../http/number-faults.ts';
import type { OperationReply, OperationRequest } from '../http/perform-operation.ts';
import { wholeReply } from './kept-secret.ts';
import { operationContexts, operationParts } from './operation-context.ts';
import type { OperationContext, OperationParts, RequestFacts } from './operation-context.ts';

const utf8 = new TextDecoder();

/**
 * Hands a request whose parameters are validated to the handler of its operation and gives the reply. A request that
 * repeats an earlier one by its Idempotency-Key gets the earlier reply; of any other the body is checked now.
 * @param bundle the contract; it is held, not copied.
 * @throws IdempotencyConflictError the key stands for another request; ValidationError; whatever the handler throws.
 */
export function dispatch(
  handlers: Handlers<OperationContext>,
  context: Context,
  bundle: JsonObject,
): (request: OperationRequest) => Promise<OperationReply> {
  const parts = operationParts(context, bundle);
  const contextOf = operationContexts(parts);
  return async (request) => {
    try {
      return await replyTo(request, handlers, parts, contextOf);
    } catch (error) {
      if (!(error instanceof IdempotencyKeyTakenError)) throw error;
      // Another request with the key was faster: everything of this one is undone, and its reply is there now.
      return await replyTo(request, handlers, parts, contextOf);
    }
  };
}

async function replyTo(
  request: OperationRequest,
  handlers: Handlers<OperationContext>,
  parts: OperationParts,
  contextOf: (facts: RequestFacts) => OperationContext,
): Promise<OperationReply> {
  const { apiKey, requestId, pathParameters, query, idempotency } = request;
  const { operationId, idempotent: role, bodyAfterState } = request.operation;
  const repository = parts.repository.forTenant(apiKey, { requestId, apiKeyId: apiKey.id });
  const kept = await findKept(request, repository);
  if (kept?.body)
    return { status: kept.status, body: await wholeReply(kept.body, kept, repository, parts), isReplayed: true };
  // Only here: a reused key is told before the body's faults, so that a typo in a retry does not pass as a new request.
  const body = bodyAfterState ? request.body : checkedBodyOf(request, parts);
  const facts = { apiKey, repository, idempotency: role === 'replayed' ? idempotency : null, kept };
  const reply = await call(handlers, operationId, { path: pathParameters, query, body }, contextOf(facts));
  return { status: reply.status, body: JSON.stringify(reply.body), isReplayed: kept !== null };
}

/** @throws IdempotencyConflictError when the key was used for something else. */
async function findKept(
  { idempotency, operation }: OperationRequest,
  repository: TenantRepository,
): Promise<KeptReply | null> {
  if (!idempotency || operation.idempotent !== 'replayed') return null;
  const kept = await repository.findReply(idempotency.key);
  if (kept && (kept.operationId !== operation.operationId || kept.fingerprint !== idempotency.fingerprint))
    throw new IdempotencyConflictError();
  return kept;
}

async function call<O extends OperationId>(
  handlers: Pick<Handlers<OperationContext>, O>,
  operationId: O,
  input: unknown,
  context: OperationContext,
): Promise<{ readonly status: number; readonly body: unknown }> {
  const handler: Handler<O, OperationContext> = handlers[operationId];
  assertValidated(operationId, input);
  return handler(input, context);
}

function checkedBodyOf({ operation, body, rawBody }: OperationRequest, { checkBody }: OperationParts): unknown {
  refuseAlteredNumbers(utf8.decode(rawBody));
  return checkBody(operation.operationId, body);
}

/** Where the word of the checks becomes a type: the contract's schemas were held against this input. */
function assertValidated<O extends OperationId>(_operationId: O, _input: unknown): asserts _input is Input<O> {
  // Nothing is left to check here.
}
