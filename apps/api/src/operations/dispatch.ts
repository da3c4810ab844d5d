import { IdempotencyConflictError, IdempotencyKeyTakenError } from '@layers-content/core';
import type { KeptReply, TenantRepository } from '@layers-content/core';
import type { Handler, Handlers, Input, OperationId } from '@layers-content/contract';
import type { Request, RequestHandler, Response } from 'express';
import type { Context } from '../context.ts';
import { operationContext } from './operation-context.ts';
import type { OperationContext } from './operation-context.ts';
import { sendJson } from '../http/answer.ts';
import { refuseAlteredNumbers } from '../http/number-faults.ts';
import { apiKeyOf, operationOf, stateOf } from '../http/request-state.ts';

/**
 * Hands a request whose parameters are validated to the handler of its operation and sends the reply. A request that repeats
 * an earlier one by its Idempotency-Key gets the earlier reply; of any other the body is checked now.
 * @throws IdempotencyConflictError the key stands for another request; ValidationError; whatever the handler throws.
 */
export function dispatch(handlers: Handlers<OperationContext>, context: Context): RequestHandler {
  return async (req, res) => {
    try {
      await answer(handlers, context, { req, res, kept: await findKept(context, req) });
    } catch (error) {
      if (!(error instanceof IdempotencyKeyTakenError)) throw error;
      // Another request with the key was faster: everything of this one is undone, and its reply is there now.
      await answer(handlers, context, { req, res, kept: await findKept(context, req) });
    }
  };
}

/** @throws IdempotencyConflictError when the key was used for something else. */
async function findKept(context: Context, req: Request): Promise<KeptReply | null> {
  const { idempotency } = stateOf(req);
  const { operationId, idempotent: role } = operationOf(req);
  if (!idempotency || role !== 'replayed') return null;
  const kept = await repositoryFor(context, req).findReply(idempotency.key);
  if (kept && (kept.operationId !== operationId || kept.fingerprint !== idempotency.fingerprint)) throw new IdempotencyConflictError();
  return kept;
}

/** The rows of the caller's tenant, bound to this request. */
function repositoryFor({ repository }: Context, req: Request): TenantRepository {
  const apiKey = apiKeyOf(req);
  return repository.forTenant(apiKey, { requestId: stateOf(req).requestId, apiKeyId: apiKey.id });
}

async function answer(
  handlers: Handlers<OperationContext>,
  context: Context,
  { req, res, kept }: { readonly req: Request; readonly res: Response; readonly kept: KeptReply | null },
): Promise<void> {
  if (kept?.body) {
    res.setHeader('Idempotent-Replayed', 'true');
    sendJson(res, kept.status, kept.body);
    return;
  }
  const { operationId, idempotent: role, bodyAfterState } = operationOf(req);
  const { idempotency = null, pathParameters } = stateOf(req);
  // Only here: a reused key is told before the body's faults, so that a typo in a retry does not pass as a new request.
  const body = bodyAfterState ? bodyOf(req) : checkedBodyOf(operationId, req, context);
  const input: unknown = { path: pathParameters, query: req.query, body };
  const facts = { apiKey: apiKeyOf(req), repository: repositoryFor(context, req), idempotency: role === 'replayed' ? idempotency : null, kept };
  const reply = await call(handlers, operationId, input, operationContext(context, facts));
  if (kept) res.setHeader('Idempotent-Replayed', 'true');
  sendJson(res, reply.status, JSON.stringify(reply.body));
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

function checkedBodyOf(operationId: OperationId, req: Request, { checkBody }: Context): unknown {
  refuseAlteredNumbers(new TextDecoder().decode(stateOf(req).rawBody));
  return checkBody(operationId, bodyOf(req));
}

/** Express types it as `any`; before its check it is unknown. */
function bodyOf(req: { readonly body: unknown }): unknown {
  return req.body;
}

/** Where the validator's word becomes a type: the contract's schemas were held against this input. */
function assertValidated<O extends OperationId>(_operationId: O, _input: unknown): asserts _input is Input<O> {
  // Nothing is left to check here.
}
