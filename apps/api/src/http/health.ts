import { Router } from 'express';
import { UnavailableError } from '@layers-content/core';
import type { Context } from '../context.ts';
import { sendJson } from './answer.ts';
import { onlyMethods } from './routes.ts';

/**
 * `/healthz`: the process answers. `/readyz`: it can take work, that is database and store answer and it is not stopping;
 * else 503 in the envelope.
 */
export function health({ repository, store, lifecycle }: Pick<Context, 'repository' | 'store' | 'lifecycle'>): Router {
  const router = Router({ strict: true, caseSensitive: true });
  router.get('/healthz', (_req, res) => {
    sendJson(res, 200, '{"status":"ok"}');
  });
  router.get('/readyz', async (_req, res) => {
    if (lifecycle.stopping) throw new UnavailableError('service');
    await Promise.all([repository.ping(), store.ping()]);
    sendJson(res, 200, '{"status":"ready"}');
  });
  router.all(['/healthz', '/readyz'], onlyMethods('GET', 'HEAD'));
  return router;
}
