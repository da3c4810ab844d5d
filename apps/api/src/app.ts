import express from 'express';
import type { Express } from 'express';
import helmet from 'helmet';
import type { Context } from './context.ts';
import { accessLog, answerProblems, notFound, requestIds } from './http/answer.ts';
import { authenticate, authorize } from './http/authenticate.ts';
import { dispatch } from './http/dispatch.ts';
import { serveDocs } from './http/docs.ts';
import { health } from './http/health.ts';
import { serveMedia } from './http/media.ts';
import { receiveBody, refuseHostileText } from './http/receive.ts';
import { onlyMethods, routeByContract } from './http/routes.ts';
import { receiveUpload } from './http/uploads.ts';
import { openValidator } from './http/validate.ts';
import { operations } from './operations/index.ts';

/**
 * The HTTP face of the service. The steps of an operation stand in the order of checks of the contract:
 * path and method, key, scope, content type and body, parameters and schema, then the handler.
 */
export async function createApp(context: Context): Promise<Express> {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.enable('strict routing');
  app.enable('case sensitive routing');

  app.use(requestIds(context.nextRequestId), accessLog(context.log), helmet(apiHeaders));
  app.use(health(context));
  app.use(serveDocs());
  app.put('/uploads/:token', receiveUpload(context)).all('/uploads/:token', onlyMethods('PUT'));
  app.get('/public-media/*key', serveMedia(context)).all('/public-media/*key', onlyMethods('GET', 'HEAD'));
  app.use(
    '/v1',
    routeByContract(),
    authenticate({ findApiKey: (handle) => context.repository.findApiKey(handle), keyPepper: context.secrets.keyPepper }),
    authorize,
    receiveBody(context.config.bodyTimeoutMs),
    refuseHostileText,
    await openValidator(),
    dispatch(operations, context),
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
