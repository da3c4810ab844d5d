import type { JsonObject } from '@layers-content/contract';
import type { ApiKey, RateLimitState } from '@layers-content/core';
import type { Request } from 'express';
import type { IdempotencyKey } from './idempotency-key.ts';
import type { Operation } from './operation.ts';
import type { ErrorCode } from './problems.ts';

/** What the steps of one request learn, in the order of the steps. */
export interface RequestState {
  readonly requestId: string;
  operation?: Operation;
  /** Raw, decoded path parameters by name. */
  pathParameters?: Readonly<Record<string, string>>;
  /** The query as the contract has it: checked and converted. */
  query?: JsonObject;
  apiKey?: ApiKey;
  /** How the key stands, where its request was counted as it was looked up. */
  counted?: RateLimitState;
  /** The body as it came, before it was decoded. */
  rawBody?: Uint8Array;
  idempotency?: IdempotencyKey;
  /** What the request was refused with. */
  errorCode?: ErrorCode;
  /** Under which its spans are found. */
  traceId?: string;
}

const states = new WeakMap<Request, RequestState>();

export function openState(req: Request, requestId: string): void {
  states.set(req, { requestId });
}

export function stateOf(req: Request): RequestState {
  const state = states.get(req);
  if (!state) throw new Error('the request has no state; the request id step must come first');
  return state;
}

/** The key that the request was made with. Only after the authentication step. */
export function apiKeyOf(req: Request): ApiKey {
  const { apiKey } = stateOf(req);
  if (!apiKey) throw new Error('the request was not authenticated');
  return apiKey;
}

/** The operation that the request asks for. Only after the routing step. */
export function operationOf(req: Request): Operation {
  const { operation } = stateOf(req);
  if (!operation) throw new Error('the request was not routed');
  return operation;
}
