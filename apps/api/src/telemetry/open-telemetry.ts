import type { Logger } from 'pino';
import { collectDefaultMetrics } from 'prom-client';
import type { TracingConfig } from '../config/config.ts';
import { createTelemetry } from './telemetry.ts';
import type { Telemetry } from './telemetry.ts';

/** The telemetry of a whole process: its own numbers too, and spans only where somebody set a collector. */
export async function openTelemetry(tracing: TracingConfig | null, log: Logger): Promise<Telemetry> {
  const telemetry = createTelemetry(tracing && (await import('./tracing.ts')).openTracing(tracing, log));
  collectDefaultMetrics({ register: telemetry.metrics.registry });
  return telemetry;
}
