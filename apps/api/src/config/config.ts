import path from 'node:path';
import type { Quotas } from '@layers-content/core';
import { SettingReader } from './setting-reader.ts';
import type { Environment } from './setting-reader.ts';
import type { SettingValues } from './settings.ts';
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
  readonly logLevel: SettingValues['LOG_LEVEL'];
  /** Whether `/metrics` is served. */
  readonly metrics: 'on' | 'off';
  /** Null: nobody wants spans. */
  readonly tracing: TracingConfig | null;
  /** Of an organization in one environment; 0 stands for unlimited. */
  readonly quotas: Quotas;
  /** Origins whose pages may call the API and PUT files. */
  readonly corsOrigins: readonly string[];
  /** What URLs that clients name may reach beside port 443 of public addresses. */
  readonly fetch: { readonly allowedCidrs: readonly string[]; readonly ports: readonly number[] };
  /** Whether events may be sent to this machine itself, over http. */
  readonly webhooksToLoopback: boolean;
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
  /** Connections one address may have open; 0 stands for unlimited. */
  readonly connectionsPerAddress: number;
  /** How long a process that was told to stop goes on taking requests, so that load balancers notice first. */
  readonly drainDelayMs: number;
  readonly stopTimeoutMs: number;
  /** Given as `SECRET_KEY`; else made once in the data directory. Never printed. */
  readonly secretKey: string | null;
  /** The secret before a change of `SECRET_KEY`; what was made with it is still accepted. Never printed. */
  readonly previousSecretKey: string | null;
}

type SecondsName = Extract<keyof SettingValues, `${string}_SECONDS`>;

/** Where spans go, by the settings of OpenTelemetry. */
export interface TracingConfig {
  /** Of a collector that takes OTLP over HTTP; no trailing slash. */
  readonly endpoint: string;
  readonly serviceName: string;
}

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
 * Reads the settings (docs/settings.md).
 * @param root what a relative `DATA_DIR` is taken from.
 * @param env nothing else is read.
 * @throws ConfigError with all faults at once.
 */
export function readConfig(root: string, env: Environment = process.env): Config {
  const faults: string[] = [];
  const read = new SettingReader(env, faults);
  const secondsIn = (name: SecondsName): number => read.value(name) * 1_000;
  const host = read.value('HOST');
  const port = read.value('PORT');
  const publicUrl = read.value('PUBLIC_URL') ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  const objects = readObjectsConfig(read);
  const config: Config = {
    host,
    port,
    dataDir: path.resolve(root, read.value('DATA_DIR')),
    publicUrl,
    mediaBaseUrl: read.value('MEDIA_BASE_URL') ?? (objects.kind === 's3' ? bucketUrlOf(objects) : publicUrl),
    database: readDatabaseConfig(read),
    objects,
    rateLimits: read.value('RATE_LIMITS'),
    logLevel: read.value('LOG_LEVEL'),
    metrics: read.value('METRICS'),
    tracing: readTracingConfig(read),
    quotas: {
      openUploads: read.value('QUOTA_OPEN_UPLOADS'),
      storedBytes: read.value('QUOTA_STORED_BYTES'),
      itemsPerDay: read.value('QUOTA_ITEMS_PER_DAY'),
    },
    corsOrigins: read.value('CORS_ORIGINS'),
    fetch: { allowedCidrs: read.value('FETCH_ALLOWED_CIDRS'), ports: read.value('FETCH_PORTS') },
    webhooksToLoopback: read.value('WEBHOOKS_TO_LOOPBACK') === 'on',
    uploadUrlTtlMs: secondsIn('UPLOAD_URL_TTL_SECONDS'),
    sessionTtlMs: secondsIn('UPLOAD_SESSION_TTL_SECONDS'),
    sweepIntervalMs: secondsIn('SWEEP_INTERVAL_SECONDS'),
    reconcileIntervalMs: secondsIn('RECONCILE_INTERVAL_SECONDS'),
    reconcileMinAgeMs: secondsIn('RECONCILE_MIN_AGE_SECONDS'),
    probeProcesses: read.value('PROBE_PROCESSES'),
    bodyTimeoutMs: secondsIn('BODY_TIMEOUT_SECONDS'),
    uploadStallMs: secondsIn('UPLOAD_STALL_SECONDS'),
    connectionsPerAddress: read.value('CONNECTIONS_PER_ADDRESS'),
    drainDelayMs: secondsIn('DRAIN_DELAY_SECONDS'),
    stopTimeoutMs: secondsIn('STOP_TIMEOUT_SECONDS'),
    secretKey: read.value('SECRET_KEY'),
    previousSecretKey: read.value('SECRET_KEY_PREVIOUS'),
  };
  read.checkNeeds();
  if (config.uploadUrlTtlMs + 300_000 > config.sessionTtlMs) {
    read.fault(
      'UPLOAD_URL_TTL_SECONDS',
      'an upload URL must die at least 300 seconds before its session does; ' +
        'shorten it or lengthen UPLOAD_SESSION_TTL_SECONDS',
    );
  }
  if (faults.length > 0) throw new ConfigError(faults);
  return config;
}

function readTracingConfig(read: SettingReader): TracingConfig | null {
  const endpoint = read.value('OTEL_EXPORTER_OTLP_ENDPOINT');
  return endpoint === null ? null : { endpoint, serviceName: read.value('OTEL_SERVICE_NAME') };
}
