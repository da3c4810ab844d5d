import type { RequestHandler } from 'express';
import { readBody } from './body.ts';
import { idempotencyKeyOf } from './idempotency.ts';
import { takesBody } from './operation.ts';
import { HttpProblem } from './problems.ts';
import { operationOf, stateOf } from './request-state.ts';
import { parseStrictJson } from './strict-json.ts';
import { refuseUndecodableQuery, refuseUnstorableText } from './text-faults.ts';

const jsonType = /^application\/json\s*(?:;\s*charset\s*=\s*"?utf-8"?\s*)?$/i;

/**
 * Takes JSON or nothing: a bounded raw body, decoded strictly. An absent body counts as `{}`.
 * @throws HttpProblem 415, 413, 408, 400.
 */
export function receiveBody(timeoutMs: number): RequestHandler {
  return async (req, _res, next) => {
    if (!takesBody(operationOf(req))) {
      next();
      return;
    }
    const present = req.headers['transfer-encoding'] !== undefined || Number(req.headers['content-length'] ?? 0) > 0;
    const contentType = req.headers['content-type'];
    if (present || contentType !== undefined) refuseOtherTypes(contentType, req.headers['content-encoding']);
    const bytes = await readBody(req, timeoutMs);
    stateOf(req).rawBody = bytes;
    req.body = bytes.byteLength === 0 ? {} : parseStrictJson(bytes);
    next();
  };
}

function refuseOtherTypes(contentType: string | undefined, contentEncoding: string | undefined): void {
  if (!jsonType.test(contentType ?? '')) {
    throw new HttpProblem('UNSUPPORTED_MEDIA_TYPE', 'Send the body with "Content-Type: application/json".');
  }
  if (contentEncoding !== undefined && contentEncoding.toLowerCase() !== 'identity') {
    throw new HttpProblem('UNSUPPORTED_MEDIA_TYPE', 'Send the body without a Content-Encoding.');
  }
}

/** Reads the Idempotency-Key of operations that may be repeated. @throws HttpProblem 400. */
export const receiveIdempotencyKey: RequestHandler = (req, _res, next) => {
  const idempotency = operationOf(req).idempotent === 'none' ? null : idempotencyKeyOf(req);
  if (idempotency) stateOf(req).idempotency = idempotency;
  next();
};

/**
 * NUL, lone surrogates and bytes that are no text are refused in a query; those of a body by its check.
 * @throws ValidationError 422.
 */
export const refuseHostileQuery: RequestHandler = (req, _res, next) => {
  refuseUndecodableQuery(req.originalUrl);
  refuseUnstorableText(req.query, 'query');
  next();
};
