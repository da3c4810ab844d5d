import { readBundle } from '@layers-content/contract';
import express from 'express';
import type { Express } from 'express';
import helmet from 'helmet';
import { serveConsole } from './console/serve-console.ts';
import type { Context } from './context.ts';
import { accessLog, answerProblems, endConnectionsWhileStopping, notFound, requestIds } from './http/answer.ts';
import { authenticate, authorize } from './http/authenticate.ts';
import { checkParameters } from './http/check-parameters.ts';
import { allowOrigins } from './http/cors.ts';
import { contractAt, serveDocs } from './docs/docs.ts';
import { dispatch } from './operations/dispatch.ts';
import { health } from './http/health.ts';
import { serveMedia } from './media/media.ts';
import { serveMetrics } from './http/metrics.ts';
import { observeRequests } from './http/observe-requests.ts';
import { performOperation } from './http/perform-operation.ts';
import { limitRate } from './http/rate-limit.ts';
import { receiveBody, receiveIdempotencyKey, refuseHostileQuery } from './http/receive.ts';
import { readRequestLine } from './http/request-line.ts';
import { onlyMethods, routeByContract } from './http/routes.ts';
import { serveSandboxMedia } from './media/sandbox-media.ts';
import { receiveUpload } from './media/uploads.ts';
import { operations } from './operations/index.ts';

/**
 * The HTTP face of the service. The steps of an operation stand in the order of checks of the contract:
 * path and method, key, rate limit, scope, content type and body, parameters, idempotency, body schema, then the
 * handler.
 */
export function createApp(context: Context): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.enable('strict routing');
  app.enable('case sensitive routing');

  app.use(requestIds(context.nextRequestId), accessLog(context.log), observeRequests(context.telemetry));
  app.use(endConnectionsWhileStopping(context.lifecycle), helmet(apiHeaders), readRequestLine);
  app.use(...allowOrigins(context.config.corsOrigins), health(context));
  if (context.config.metrics === 'on') app.use(serveMetrics(context));
  const contract = contractAt(context.config.publicUrl);
  app.use(
    serveDocs(() => contract),
    serveConsole(context.config),
  );
  if (context.directory) {
    const local = { ...context, directory: context.directory };
    app.put('/uploads/:token', receiveUpload(local)).all('/uploads/:token', onlyMethods('PUT'));
    app.get('/public-media/*key', serveMedia(local)).all('/public-media/*key', onlyMethods('GET', 'HEAD'));
  }
  app.use('/sandbox-media', ...serveSandboxMedia());
  // Held once for all checks.
  const bundle = readBundle();
  app.use(
    '/v1',
    routeByContract(),
    authenticate({
      repository: context.repository,
      refusals: context.refusals,
      keyPeppers: context.secrets.keyPeppers,
      limiter: context.limiter,
    }),
    ...(context.limiter ? [limitRate(context.limiter)] : []),
    authorize(context.refusals),
    receiveBody(context.config.bodyTimeoutMs),
    receiveIdempotencyKey,
    refuseHostileQuery,
    checkParameters(bundle),
    performOperation(dispatch(operations, context, bundle)),
  );
  app.use(notFound);
  app.use(answerProblems(context.log));
  return app;
}

/** For answers that are data: nothing may run, frame or cache them. Pages set their own. */
const apiHeaders = {
  contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
  crossOriginResourcePolicy: { policy: 'same-origin' },
  // Whether every host below this name speaks TLS is for the proxy in front to say.
  strictTransportSecurity: false,
} as const;
