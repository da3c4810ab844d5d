import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingHttpHeaders } from 'node:http';
import { defaultTextMapGetter, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { Attributes, Context as TraceContext } from '@opentelemetry/api';
import { ExportResultCode, W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { detectResources, envDetector, resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import type { SpanExporter } from '@opentelemetry/sdk-trace';
import type { Logger } from 'pino';
import type { TracingConfig } from '../config/config.ts';

/** Spans of what a request did. They hold names, codes and the request id: no address, caption, key or parameter. */
export interface Tracing {
  /** Begins the span of a request, below the caller's `traceparent` if it sent one. */
  begin(headers: IncomingHttpHeaders): RequestSpan;
  /** Does `work` in a span below the one at hand; without one, such as in the background, just does it. */
  within<T>(name: string, work: () => Promise<T>): Promise<T>;
  /** Sends what is left, for at most some seconds. */
  close(): Promise<void>;
}

export interface RequestSpan {
  readonly traceId: string;
  /** All that `work` starts is below this span. */
  run(work: () => void): void;
  end(name: string, attributes: Attributes, failed: boolean): void;
}

const exportTimeoutMs = 3_000;

/**
 * Opens the way to a collector. This module is loaded only where one is set; it registers nothing for the whole
 * process.
 */
export function openTracing({ endpoint, serviceName }: TracingConfig, log: Logger): Tracing {
  const exporter = new OTLPTraceExporter({ url: `${endpoint}/v1/traces`, timeoutMillis: exportTimeoutMs });
  const provider = new TracerProvider({
    resource: detectResources({ detectors: [envDetector] }).merge(
      resourceFromAttributes({ 'service.name': serviceName }),
    ),
    spanProcessors: [new BatchSpanProcessor({ exporter: toldOf(exporter, log), exportTimeoutMillis: exportTimeoutMs })],
  });
  const tracer = provider.getTracer('layers-content');
  const propagator = new W3CTraceContextPropagator();
  const active = new AsyncLocalStorage<TraceContext>();
  return {
    begin(headers) {
      const caller = propagator.extract(ROOT_CONTEXT, headers, defaultTextMapGetter);
      const span = tracer.startSpan('request', { kind: SpanKind.SERVER }, caller);
      return {
        traceId: span.spanContext().traceId,
        run: (work) => active.run(trace.setSpan(caller, span), work),
        end(name, attributes, failed) {
          span.updateName(name).setAttributes(attributes);
          if (failed) span.setStatus({ code: SpanStatusCode.ERROR });
          span.end();
        },
      };
    },
    async within(name, work) {
      const parent = active.getStore();
      if (!parent) return work();
      const span = tracer.startSpan(name, {}, parent);
      try {
        return await active.run(trace.setSpan(parent, span), work);
      } catch (error) {
        // Never its message, which may quote what a client sent.
        span
          .setStatus({ code: SpanStatusCode.ERROR })
          .setAttribute('error.type', error instanceof Error ? error.name : typeof error);
        throw error;
      } finally {
        span.end();
      }
    },
    close: async () => {
      // What could not be sent has been told.
      await Promise.allSettled([provider.shutdown()]);
    },
  };
}

/** The same exporter; what cannot be sent is lost, and the log says so. */
function toldOf(exporter: SpanExporter, log: Logger): SpanExporter {
  return {
    export(spans, done) {
      exporter.export(spans, (result) => {
        if (result.code !== ExportResultCode.SUCCESS)
          log.warn({ err: result.error, spans: spans.length }, 'spans could not be sent to the collector');
        done(result);
      });
    },
    shutdown: () => exporter.shutdown(),
  };
}
