import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';

/** Work that is repeated until it is stopped. */
export interface BackgroundJob {
  readonly name: string;
  readonly intervalMs: number;
  /** Answers how much of what was done. `stopping` asks it to end after the batch at hand. */
  run(stopping: AbortSignal): Promise<Readonly<Record<string, number>>>;
}

/**
 * Runs each job at once and then again `intervalMs` after it ended; a failing job is logged and tried again.
 * Call the answer to stop: it resolves when no job is at work any more.
 */
export function startBackground(jobs: readonly BackgroundJob[], log: Logger): () => Promise<void> {
  const stopping = new AbortController();
  const loops = jobs.map((job) => repeat(job, log, stopping.signal));
  return async () => {
    stopping.abort();
    await Promise.all(loops);
  };
}

async function repeat(job: BackgroundJob, log: Logger, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    try {
      const done = await job.run(stopping);
      // A round that found nothing to do is not worth a line.
      if (Object.values(done).some((count) => count > 0)) log.info({ job: job.name, ...done }, 'background job done');
    } catch (error) {
      log.error({ job: job.name, err: error }, 'background job failed; it is tried again');
    }
    // Aborting is how the wait ends early, not a fault.
    await sleep(job.intervalMs, undefined, { signal: stopping, ref: false }).catch(() => undefined);
  }
}
