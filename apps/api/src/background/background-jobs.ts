import { drainDeletions, reconcile, resealSecrets, sweepUploads } from '@layers-content/core';
import type { BackgroundJob } from './background.ts';
import type { Context } from '../context.ts';
import type { Telemetry } from '../telemetry/telemetry.ts';
import { deliveryJob } from '../webhooks/delivery-job.ts';

const deletionIntervalMs = 5_000;
/** Of ten thousand changes a minute none waits long for its table to be looked at. */
const tendIntervalMs = 5_000;
const refusalIntervalMs = 5_000;
const connectionIntervalMs = 10_000;
const forgetIntervalMs = 3_600_000;

/** What every process does beside its requests (docs/upload-lifecycle.md). */
export function backgroundJobs(context: Context): readonly BackgroundJob[] {
  const { config, repository, refusals, endedConnections, store, environments, telemetry } = context;
  const { maintenance } = repository;
  const jobs: readonly BackgroundJob[] = [
    {
      name: 'sweepUploads',
      intervalMs: config.sweepIntervalMs,
      run: (stopping) =>
        sweepUploads({
          repository,
          storeOf: (environment) => environments[environment].store,
          observerOf: (environment) => environments[environment].observer,
          stopping,
        }),
    },
    {
      name: 'drainDeletions',
      intervalMs: deletionIntervalMs,
      run: async (stopping) => ({ deleted: await drainDeletions({ maintenance, store, stopping }) }),
    },
    {
      name: 'reconcile',
      intervalMs: config.reconcileIntervalMs,
      run: async (stopping) => {
        // To walk the store once is enough for all processes.
        if (!(await maintenance.takeTurn('reconcile', config.reconcileIntervalMs))) return {};
        const orphans = await reconcile({ maintenance, store, stopping }, config.reconcileMinAgeMs);
        return { orphans: orphans.length };
      },
    },
    {
      name: 'forgetOld',
      intervalMs: forgetIntervalMs,
      run: async (stopping) => ({ forgotten: await maintenance.forgetOld(stopping) }),
    },
    {
      name: 'giveBackDays',
      intervalMs: config.sweepIntervalMs,
      run: async () => ({
        counters: await maintenance.giveBackDays(),
        moments: await maintenance.giveBackMoments(config.sessionTtlMs),
      }),
    },
    { name: 'writeRefusals', intervalMs: refusalIntervalMs, run: async () => ({ refusals: await refusals.write() }) },
    {
      name: 'tellEndedConnections',
      intervalMs: connectionIntervalMs,
      run: () => Promise.resolve({ ...endedConnections.take() }),
    },
    deliveryJob(context),
    ...(config.previousSecretKey === null ? [] : [resealJob(context)]),
    { name: 'tendTables', intervalMs: tendIntervalMs, run: () => maintenance.tendTables() },
  ];
  return jobs.map((job) => observedJob(job, telemetry));
}

/** The same job, its runs watched and what they did counted. */
function observedJob(job: BackgroundJob, { job: watch, metrics }: Telemetry): BackgroundJob {
  return {
    ...job,
    run: (stopping) =>
      watch(job.name, async () => {
        const done = await job.run(stopping);
        for (const [result, count] of Object.entries(done)) metrics.jobResults.inc({ job: job.name, result }, count);
        return done;
      }),
  };
}

/** While a change of `SECRET_KEY` is under way; after it the key before may be left out. */
function resealJob({ repository, signingSecrets }: Context): BackgroundJob {
  return {
    name: 'resealSecrets',
    intervalMs: forgetIntervalMs,
    run: async (stopping) => ({ sealed: await resealSecrets(repository, signingSecrets, stopping) }),
  };
}
