import type { ApiKey } from '@layers-content/core';
import type { RequestHandler } from 'express';
import { sendJson } from './answer.ts';
import type { IdempotencyKey } from './idempotency-key.ts';
import type { Operation } from './operation.ts';
import { apiKeyOf, operationOf, stateOf } from './request-state.ts';

/** A request as whoever performs its operation sees it: its parameters are validated, its body is not. */
export interface OperationRequest {
  readonly requestId: string;
  readonly operation: Operation;
  readonly apiKey: ApiKey;
  readonly idempotency: IdempotencyKey | null;
  readonly pathParameters: Readonly<Record<string, string>>;
  readonly query: unknown;
  readonly body: unknown;
  /** The body as it came; absent where the operation takes none. */
  readonly rawBody: Uint8Array | undefined;
}

export interface OperationReply {
  readonly status: number;
  /** JSON. */
  readonly body: string;
  /** Whether it answers the repetition of an earlier request. */
  readonly isReplayed: boolean;
}

/** Lets `perform` do what a request asks for, and sends its reply. The last step of an operation. */
export function performOperation(perform: (request: OperationRequest) => Promise<OperationReply>): RequestHandler {
  return async (req, res) => {
    const { requestId, idempotency = null, pathParameters = {}, query = {}, rawBody } = stateOf(req);
    const request = {
      requestId,
      operation: operationOf(req),
      apiKey: apiKeyOf(req),
      idempotency,
      pathParameters,
      query,
      rawBody,
    };
    const reply = await perform({ ...request, body: bodyOf(req) });
    if (reply.isReplayed) res.setHeader('Idempotent-Replayed', 'true');
    sendJson(res, reply.status, reply.body);
  };
}

/** Express types it as `any`; before its check it is unknown. */
function bodyOf(req: { readonly body: unknown }): unknown {
  return req.body;
}
