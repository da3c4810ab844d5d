import type { Handler, Handlers, Input, OperationId } from '@layers-content/contract';
import type { RequestHandler } from 'express';
import type { Context } from '../context.ts';
import { operationContext } from '../operations/operation-context.ts';
import type { OperationContext } from '../operations/operation-context.ts';
import { sendJson } from './answer.ts';
import { apiKeyOf, operationOf, stateOf } from './request-state.ts';

/** Hands a validated request to the handler of its operation and sends the reply. */
export function dispatch(handlers: Handlers<OperationContext>, context: Context): RequestHandler {
  return async (req, res) => {
    const { operationId } = operationOf(req);
    const input: unknown = {
      path: stateOf(req).pathParameters,
      query: req.query,
      body: bodyOf(req),
    };
    const reply = await call(handlers, operationId, input, operationContext(context, apiKeyOf(req)));
    sendJson(res, reply.status, JSON.stringify(reply.body));
  };
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

/** Express types it as `any`; before the validator's word it is unknown. */
function bodyOf(req: { readonly body: unknown }): unknown {
  return req.body;
}

/** The one place where the validator's word becomes a type: the contract's schemas were held against this input. */
function assertValidated<O extends OperationId>(_operationId: O, _input: unknown): asserts _input is Input<O> {
  // Nothing is left to check here.
}
