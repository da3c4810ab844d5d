import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Seconds: from a read by its key to the PUT of a large file. */
const requestBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300];
const workBuckets = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60];

export type Metrics = ReturnType<typeof createMetrics>;

/**
 * What `/metrics` tells (docs/operations.md lists it), in a registry of its own. Every label has a closed set of
 * values: never an id, a key or a path.
 */
export function createMetrics() {
  const registry = new Registry();
  const registers = [registry];
  return {
    registry,
    requests: new Counter({
      name: 'layers_requests_total',
      help: 'Requests by operation, status and error code (OK where there is none).',
      labelNames: ['operation', 'status', 'code'],
      registers,
    }),
    requestSeconds: new Histogram({
      name: 'layers_request_duration_seconds',
      help: 'From the first byte of a request to the last of its answer.',
      labelNames: ['operation'],
      buckets: requestBuckets,
      registers,
    }),
    phaseSeconds: new Histogram({
      name: 'layers_finalize_phase_duration_seconds',
      help: 'Steps of finalizes: claim, freeze, judge, verdict, publish, complete.',
      labelNames: ['phase', 'outcome'],
      buckets: workBuckets,
      registers,
    }),
    probeSeconds: new Histogram({
      name: 'layers_probe_duration_seconds',
      help: 'Files looked at, the wait for a probing process included. The outcome is ok, the reason of a refusal, or unavailable.',
      labelNames: ['outcome'],
      buckets: workBuckets,
      registers,
    }),
    storeSeconds: new Histogram({
      name: 'layers_store_call_duration_seconds',
      help: 'Calls to the object store.',
      labelNames: ['call', 'outcome'],
      buckets: workBuckets,
      registers,
    }),
    databaseSeconds: new Histogram({
      name: 'layers_database_duration_seconds',
      help: 'Statements, and whole transactions with the wait for their connection.',
      labelNames: ['unit', 'outcome'],
      buckets: workBuckets,
      registers,
    }),
    jobSeconds: new Histogram({
      name: 'layers_job_duration_seconds',
      help: 'Runs of the jobs in the background.',
      labelNames: ['job', 'outcome'],
      buckets: workBuckets,
      registers,
    }),
    jobResults: new Counter({
      name: 'layers_job_results_total',
      help: 'What the jobs in the background did.',
      labelNames: ['job', 'result'],
      registers,
    }),
    receivedBytes: new Counter({
      name: 'layers_received_bytes_total',
      help: 'Bytes of acknowledged PUTs to this process.',
      registers,
    }),
    sealedFiles: new Counter({
      name: 'layers_sealed_files_total',
      help: 'Files of items that this process completed.',
      labelNames: ['type'],
      registers,
    }),
    sealedBytes: new Counter({
      name: 'layers_sealed_bytes_total',
      help: 'Their bytes.',
      labelNames: ['type'],
      registers,
    }),
    webhookTries: new Counter({
      name: 'layers_webhook_tries_total',
      help: 'Tries of webhook deliveries by this process, by what came of them.',
      labelNames: ['result'],
      registers,
    }),
    databaseUp: new Gauge({
      name: 'layers_database_up',
      help: '1 when the database told of the backlog, else 0.',
      registers,
    }),
    backlog: new Gauge({
      name: 'layers_backlog',
      help: 'What waits in the database, the same from every process: open, expired and lapsed uploads, due deletions, due webhook deliveries.',
      labelNames: ['queue'],
      registers,
    }),
    /** A number that is looked up when somebody asks. */
    watch(name: string, help: string, read: () => number): void {
      const gauge: Gauge = new Gauge({ name, help, registers, collect: () => gauge.set(read()) });
    },
  };
}
