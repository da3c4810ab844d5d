import type { Request, RequestHandler, Response } from 'express';
import type { Telemetry } from '../telemetry/telemetry.ts';
import { stateOf } from './request-state.ts';

/** What clients that went away without an answer are counted as; the word is nginx's. */
const clientClosed = { status: 499, code: 'CLIENT_CLOSED' } as const;

/** Counts and times each request, and traces it where that is wanted. */
export function observeRequests({ metrics, tracing }: Telemetry): RequestHandler {
  return (req, res, next) => {
    const startedAt = performance.now();
    const span = tracing && !isProbe(req) ? tracing.begin(req.headers) : null;
    res.once('close', () => {
      const operation = operationNameOf(req);
      const { status, code } = outcomeOf(req, res);
      metrics.requests.inc({ operation, status, code });
      metrics.requestSeconds.observe({ operation }, (performance.now() - startedAt) / 1_000);
      const facts = {
        'http.request.method': req.method,
        'http.response.status_code': status,
        'layers.request_id': stateOf(req).requestId,
      };
      span?.end(operation, { ...facts, ...(code !== 'OK' && { 'error.type': code }) }, status >= 500);
    });
    if (!span) {
      next();
      return;
    }
    stateOf(req).traceId = span.traceId;
    span.run(next);
  };
}

/** The first segment of what is served outside the operations. */
const places = ['healthz', 'readyz', 'metrics', 'docs', 'openapi.json', 'uploads', 'public-media', 'sandbox-media'];
const probes = ['healthz', 'readyz', 'metrics'];

/** The operationId, or the place outside of them; everything else is `unknown`, whatever strangers ask for. */
function operationNameOf(req: Request): string {
  const { operation } = stateOf(req);
  if (operation) return operation.operationId;
  const place = firstSegment(req);
  return places.includes(place) ? place : 'unknown';
}

function isProbe(req: Request): boolean {
  return probes.includes(firstSegment(req));
}

function firstSegment(req: Request): string {
  return /^\/([^/?]*)/.exec(req.originalUrl)?.[1] ?? '';
}

function outcomeOf(req: Request, res: Response): { readonly status: number; readonly code: string } {
  if (!res.headersSent) return clientClosed;
  return { status: res.statusCode, code: stateOf(req).errorCode ?? 'OK' };
}
