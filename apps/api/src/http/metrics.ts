import { SingleFlight, UnavailableError, withDeadline } from '@layers-content/core';
import type { Backlog, Repository, Timers } from '@layers-content/core';
import { Router } from 'express';
import type { Telemetry } from '../telemetry/telemetry.ts';
import { onlyMethods } from './routes.ts';

interface MetricsPorts {
  readonly repository: Pick<Repository, 'maintenance'>;
  readonly telemetry: Telemetry;
  readonly timers: Pick<Timers, 'timeout'>;
}

const backlogTimeoutMs = 2_000;

/**
 * `/metrics` in the text format of Prometheus. A database that is down or slow is told, and keeps nothing else from
 * being told.
 */
export function serveMetrics({ repository, telemetry: { metrics }, timers }: MetricsPorts): Router {
  const router = Router({ strict: true, caseSensitive: true });
  // However many ask at once, the database is asked once.
  const singleFlight = new SingleFlight<Backlog>();
  const readBacklog = () =>
    withDeadline(
      timers.timeout(backlogTimeoutMs),
      singleFlight.join('backlog', () => repository.maintenance.backlog()).outcome,
      () => new UnavailableError('database'),
    );
  router.get('/metrics', async (_req, res) => {
    const [backlog] = await Promise.allSettled([readBacklog()]);
    metrics.databaseUp.set(backlog.status === 'fulfilled' ? 1 : 0);
    if (backlog.status === 'fulfilled') tellBacklog(metrics.backlog, backlog.value);
    else metrics.backlog.reset();
    const text = await metrics.registry.metrics();
    res.set({ 'Content-Type': metrics.registry.contentType, 'Cache-Control': 'no-store' }).end(text);
  });
  router.all('/metrics', onlyMethods('GET', 'HEAD'));
  return router;
}

function tellBacklog(
  gauge: MetricsPorts['telemetry']['metrics']['backlog'],
  { openUploads, expiredUploads, lapsedUploads, dueDeletions, dueWebhooks }: Backlog,
): void {
  gauge.set({ queue: 'open_uploads' }, openUploads);
  gauge.set({ queue: 'expired_uploads' }, expiredUploads);
  gauge.set({ queue: 'lapsed_uploads' }, lapsedUploads);
  gauge.set({ queue: 'due_deletions' }, dueDeletions);
  gauge.set({ queue: 'due_webhooks' }, dueWebhooks);
}
