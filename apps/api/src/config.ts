import path from 'node:path';
import type { Quotas } from '@layers-content/core';
import { settingReader } from './setting-reader.ts';
import type { Environment, SettingReader } from './setting-reader.ts';
import { bucketUrlOf, readDatabaseConfig, readObjectsConfig } from './storage-config.ts';
import type { DatabaseConfig, ObjectsConfig } from './storage-config.ts';

export interface Config {
  readonly host: string;
  /** 1–65535. */
  readonly port: number;
  /** Absolute. */
  readonly dataDir: string;
  /** What clients reach the service by; no trailing slash. */
  readonly publicUrl: string;
  /** Where sealed media is served; no trailing slash. */
  readonly mediaBaseUrl: string;
  readonly database: DatabaseConfig;
  readonly objects: ObjectsConfig;
  readonly rateLimits: 'on' | 'off';
  readonly logLevel: LogLevel;
  /** Whether `/metrics` is served. */
  readonly metrics: 'on' | 'off';
  /** Null: nobody wants spans. */
  readonly tracing: TracingConfig | null;
  /** Of an organization in one environment; 0 stands for unlimited. */
  readonly quotas: Quotas;
  /** Origins whose pages may call the API and PUT files. */
  readonly corsOrigins: readonly string[];
  readonly uploadUrlTtlMs: number;
  readonly sessionTtlMs: number;
  readonly sweepIntervalMs: number;
  readonly reconcileIntervalMs: number;
  readonly reconcileMinAgeMs: number;
  readonly probeProcesses: number;
  /** How long a client may take to send the body of an operation. */
  readonly bodyTimeoutMs: number;
  /** How long a PUT may bring next to nothing before it is refused. */
  readonly uploadStallMs: number;
  /** How long a process that was told to stop goes on taking requests, so that load balancers notice first. */
  readonly drainDelayMs: number;
  readonly stopTimeoutMs: number;
  /** Given as `SECRET_KEY`; else made once in the data directory. Never printed. */
  readonly secretKey: string | null;
  /** The secret before a change of `SECRET_KEY`; what was made with it is still accepted. Never printed. */
  readonly previousSecretKey: string | null;
}

/** Where spans go, by the settings of OpenTelemetry. */
export interface TracingConfig {
  /** Of a collector that takes OTLP over HTTP; no trailing slash. */
  readonly endpoint: string;
  readonly serviceName: string;
}

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
type LogLevel = (typeof logLevels)[number];

/** One or more settings are wrong; the message names every fault with its variable. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(`The settings are not usable:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
    this.faults = faults;
  }
}

/**
 * Reads the settings (README, "Settings").
 * @param root what a relative `DATA_DIR` is taken from.
 * @param env nothing else is read.
 * @throws ConfigError with all faults at once.
 */
export function readConfig(root: string, env: Environment = process.env): Config {
  const faults: string[] = [];
  const read = settingReader(env, faults);
  const host = read.text('HOST', '127.0.0.1');
  const port = read.integer('PORT', 8787, { min: 1, max: 65_535 });
  const publicUrl = read.url('PUBLIC_URL', `http://${host.includes(':') ? `[${host}]` : host}:${port}`);
  const objects = readObjectsConfig(read);
  // A wrong PUBLIC_URL or endpoint is told once, under its own name.
  const mediaBaseUrl = objects.kind === 's3' ? bucketUrlOf(objects) : publicUrl;
  const config: Config = {
    host,
    port,
    dataDir: path.resolve(root, read.text('DATA_DIR', '.data')),
    publicUrl,
    mediaBaseUrl: read.given('MEDIA_BASE_URL') === undefined ? mediaBaseUrl : read.url('MEDIA_BASE_URL', mediaBaseUrl),
    database: readDatabaseConfig(read),
    objects,
    rateLimits: read.oneOf('RATE_LIMITS', ['on', 'off'], 'on'),
    logLevel: read.oneOf('LOG_LEVEL', logLevels, 'info'),
    metrics: read.oneOf('METRICS', ['on', 'off'], 'on'),
    tracing: readTracingConfig(read),
    quotas: {
      openUploads: read.integer('QUOTA_OPEN_UPLOADS', 100, { min: 0, max: 1_000_000_000 }),
      storedBytes: read.integer('QUOTA_STORED_BYTES', 107_374_182_400, { min: 0, max: 999_999_999_999 }),
      itemsPerDay: read.integer('QUOTA_ITEMS_PER_DAY', 10_000, { min: 0, max: 1_000_000_000 }),
    },
    corsOrigins: read.origins('CORS_ORIGINS'),
    uploadUrlTtlMs: read.seconds('UPLOAD_URL_TTL_SECONDS', 900, { min: 1, max: 86_400 }),
    sessionTtlMs: read.seconds('UPLOAD_SESSION_TTL_SECONDS', 7_200, { min: 301, max: 604_800 }),
    sweepIntervalMs: read.seconds('SWEEP_INTERVAL_SECONDS', 30, { min: 1, max: 3_600 }),
    reconcileIntervalMs: read.seconds('RECONCILE_INTERVAL_SECONDS', 3_600, { min: 1, max: 604_800 }),
    reconcileMinAgeMs: read.seconds('RECONCILE_MIN_AGE_SECONDS', 86_400, { min: 0, max: 31_536_000 }),
    probeProcesses: read.integer('PROBE_PROCESSES', 2, { min: 1, max: 64 }),
    bodyTimeoutMs: read.seconds('BODY_TIMEOUT_SECONDS', 15, { min: 1, max: 600 }),
    uploadStallMs: read.seconds('UPLOAD_STALL_SECONDS', 20, { min: 1, max: 600 }),
    drainDelayMs: read.seconds('DRAIN_DELAY_SECONDS', 0, { min: 0, max: 600 }),
    stopTimeoutMs: read.seconds('STOP_TIMEOUT_SECONDS', 30, { min: 1, max: 600 }),
    secretKey: read.secret('SECRET_KEY'),
    previousSecretKey: read.secret('SECRET_KEY_PREVIOUS'),
  };
  if (config.uploadUrlTtlMs + 300_000 > config.sessionTtlMs) {
    faults.push(
      'UPLOAD_URL_TTL_SECONDS: an upload URL must die at least 300 seconds before its session does; shorten it or lengthen UPLOAD_SESSION_TTL_SECONDS',
    );
  }
  if (config.previousSecretKey !== null && config.secretKey === null) {
    faults.push('SECRET_KEY_PREVIOUS: is set, but SECRET_KEY is not; set both or neither');
  }
  if (faults.length > 0) throw new ConfigError(faults);
  return config;
}

function readTracingConfig(read: SettingReader): TracingConfig | null {
  if (read.given('OTEL_EXPORTER_OTLP_ENDPOINT') === undefined) return null;
  return { endpoint: read.url('OTEL_EXPORTER_OTLP_ENDPOINT', ''), serviceName: read.text('OTEL_SERVICE_NAME', 'layers-content-api') };
}
