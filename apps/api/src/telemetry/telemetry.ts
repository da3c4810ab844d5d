import type { FinalizeObserver } from '@layers-content/core';
import { createMetrics } from './metrics.ts';
import type { Metrics } from './metrics.ts';
import type { Tracing } from './tracing.ts';

/** Does `work` and answers what it answers. */
type Watch = <T>(name: string, work: () => Promise<T>) => Promise<T>;

/** What the service tells of its work to whoever runs it: numbers, and spans where they are wanted. */
export interface Telemetry {
  readonly metrics: Metrics;
  /** Null: nobody wants spans, and nothing is paid for them. */
  readonly tracing: Tracing | null;
  /** Watches a call to the store. */
  readonly store: Watch;
  /** Watches a statement or a transaction. */
  readonly database: Watch;
  /** Watches the run of a job in the background. */
  readonly job: Watch;
  /** Watches the look at a file; `outcomeOf` words how it ended. */
  probe<T>(work: () => Promise<T>, outcomeOf: (fault: unknown) => string): Promise<T>;
  readonly finalize: FinalizeObserver;
}

export function createTelemetry(tracing: Tracing | null = null): Telemetry {
  const metrics = createMetrics();
  const watch = async <T>(
    span: string,
    work: () => Promise<T>,
    tell: (seconds: number, outcome: string, fault: unknown) => void,
  ): Promise<T> => {
    const startedAt = performance.now();
    const secondsPassed = () => (performance.now() - startedAt) / 1_000;
    try {
      const result = await (tracing ? tracing.within(span, work) : work());
      tell(secondsPassed(), 'ok', null);
      return result;
    } catch (fault) {
      tell(secondsPassed(), 'failed', fault);
      throw fault;
    }
  };
  return {
    metrics,
    tracing,
    store: (call, work) =>
      watch(`store ${call}`, work, (seconds, outcome) => metrics.storeSeconds.observe({ call, outcome }, seconds)),
    database: (name, work) => {
      const unit = name === 'transaction' ? name : 'statement';
      return watch(name, work, (seconds, outcome) => metrics.databaseSeconds.observe({ unit, outcome }, seconds));
    },
    job: (job, work) =>
      watch(`job ${job}`, work, (seconds, outcome) => metrics.jobSeconds.observe({ job, outcome }, seconds)),
    probe: (work, outcomeOf) =>
      watch('probe', work, (seconds, outcome, fault) => {
        metrics.probeSeconds.observe({ outcome: outcome === 'ok' ? outcome : outcomeOf(fault) }, seconds);
      }),
    finalize: {
      phase: (phase, work) =>
        watch(`finalize ${phase}`, work, (seconds, outcome) =>
          metrics.phaseSeconds.observe({ phase, outcome }, seconds),
        ),
      completed: ({ assets }) => {
        for (const { mimeType, sizeBytes } of assets) {
          const type = mimeType ?? 'unknown';
          metrics.sealedFiles.inc({ type });
          metrics.sealedBytes.inc({ type }, sizeBytes ?? 0);
        }
      },
    },
  };
}
