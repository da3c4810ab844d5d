import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { endAfterBody } from './drain-body.ts';
import { envelopeOf, problemOf } from './problems.ts';
import { openState, stateOf } from './request-state.ts';
import { badlyEncodedPath, pathNotFound } from './routes.ts';
import { sendBytes } from './send-bytes.ts';

/** Gives every request its id, in `X-Request-Id` and in every error (the contract: `req_` + ULID). */
export function requestIds(nextRequestId: () => string): RequestHandler {
  return (req, res, next) => {
    const requestId = nextRequestId();
    openState(req, requestId);
    res.setHeader('X-Request-Id', requestId);
    next();
  };
}

/**
 * A process on its way out ends each connection with the next answer on it, so that clients come back to another one.
 */
export function endConnectionsWhileStopping(lifecycle: { readonly stopping: boolean }): RequestHandler {
  return (_req, res, next) => {
    if (lifecycle.stopping) res.setHeader('Connection', 'close');
    next();
  };
}

/** One line a request, of allow-listed fields: no query, no key, no caption. */
export function accessLog(log: Logger): RequestHandler {
  return (req, res, next) => {
    const startedAt = performance.now();
    res.once('close', () => {
      const { requestId, operation, apiKey, traceId } = stateOf(req);
      log.info(
        {
          requestId,
          traceId,
          method: req.method,
          operationId: operation?.operationId,
          keyId: apiKey?.id,
          status: res.statusCode,
          complete: res.writableFinished,
          durationMs: Math.round(performance.now() - startedAt),
        },
        'request',
      );
    });
    next();
  };
}

/** Sends JSON with an exact length. */
export function sendJson(res: Response, status: number, body: string): void {
  sendBytes(res, startJson(res, status, body));
}

/** Sets the head of a JSON answer and gives its body. */
function startJson(res: Response, status: number, body: string): Uint8Array {
  const bytes = Buffer.from(body);
  if (!res.hasHeader('Cache-Control')) res.setHeader('Cache-Control', 'no-store');
  res.status(status).setHeader('Content-Type', 'application/json; charset=utf-8');
  // Said here, because Node would not say it of a HEAD.
  res.setHeader('Content-Length', bytes.byteLength);
  return bytes;
}

/** No route of ours: the end of the list. */
export const notFound: RequestHandler = (_req, _res, next) => {
  next(pathNotFound());
};

/** Turns every error into the envelope; logs the ones that are our fault. */
export function answerProblems(log: Logger): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    if (res.headersSent) {
      // The client has part of an answer already; cutting the connection is the only honest end.
      next(error);
      return;
    }
    // Nobody is left to answer; the access log tells that the request was not completed.
    if (req.socket.destroyed) return;
    // What Express throws over a path of its own routes; with its own mark, so that a fault of ours stays one.
    const problem = problemOf(error instanceof URIError && 'status' in error ? badlyEncodedPath(error) : error);
    const state = stateOf(req);
    const { requestId } = state;
    state.errorCode = problem.code;
    if (problem.status >= 500) log.error({ requestId, code: problem.code, err: error }, 'request failed');
    // What was set for the answer that did not come to be.
    for (const name of ['Accept-Ranges', 'Content-Length', 'ETag']) res.removeHeader(name);
    res.setHeader('Cache-Control', 'no-store');
    for (const [name, value] of Object.entries(problem.headers)) res.setHeader(name, value);
    endAfterBody(req, res, startJson(res, problem.status, envelopeOf(problem, requestId)));
  };
}
