import pino from 'pino';
import type { DestinationStream, Logger } from 'pino';

/** JSON lines of allow-listed fields; of an error its kind, message and stack, never the values it was thrown over. */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: faultOf },
    formatters: { level: (label: string) => ({ level: label }) },
  };
  return destination ? pino(options, destination) : pino(options);
}

function faultOf(error: unknown): unknown {
  if (!(error instanceof Error)) return { kind: typeof error };
  const { name, message, stack, cause } = error;
  const errors = error instanceof AggregateError ? error.errors.map(faultOf) : undefined;
  return { name, message, stack, errors, cause: cause === undefined ? undefined : faultOf(cause) };
}
