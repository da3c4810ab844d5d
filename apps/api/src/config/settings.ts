import {
  cidrs,
  flag,
  integer,
  oneOf,
  origins,
  pattern,
  ports,
  postgresUrl,
  secret,
  text,
  url,
} from './setting-types.ts';
import type { SettingType } from './setting-types.ts';

/** One variable of the environment. */
export interface Setting<T> {
  readonly type: SettingType<T>;
  /** Null: none, or one made of other settings. */
  readonly default: T;
  /** What is told of the default where its value tells too little; Markdown. */
  readonly defaultText?: string;
  /** What it decides; Markdown. */
  readonly text: string;
  /** Without all of these it would have no effect, so giving it alone is a fault. */
  readonly needs?: readonly string[];
}

const bucket = pattern('name of a bucket', /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/);

/** Of every service. */
export const serviceSettings = {
  HOST: {
    type: pattern('name or address of a host', /^[^\s/?#@]+$/),
    default: '127.0.0.1',
    text: 'address to listen on',
  },
  PORT: { type: integer(1, 65_535), default: 8_787, text: 'port to listen on' },
  DATA_DIR: {
    type: text,
    default: '.data',
    text: 'where everything is kept; a relative path is taken from the folder the service is started in, which is the root of the repository for `npm start`',
  },
  PUBLIC_URL: {
    type: url,
    default: null,
    defaultText: '`http://<HOST>:<PORT>`',
    text: 'what clients reach the service by; upload URLs begin with it',
  },
  MEDIA_BASE_URL: {
    type: url,
    default: null,
    defaultText: '`PUBLIC_URL`, or the bucket',
    text: 'what addresses of media begin with',
  },
  SECRET_KEY: {
    type: secret,
    default: null,
    defaultText: 'made once, kept in `<DATA_DIR>/secret.key`',
    text: 'API keys, upload URLs and cursors depend on it; must be given with `DATABASE_URL`',
  },
  SECRET_KEY_PREVIOUS: {
    type: secret,
    default: null,
    text: 'the secret before a change: what was made with it is still accepted',
    needs: ['SECRET_KEY'],
  },
  RATE_LIMITS: {
    type: oneOf('on', 'off'),
    default: 'on',
    text: 'whether the requests of a key are counted and limited',
  },
  LOG_LEVEL: {
    type: oneOf('trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'),
    default: 'info',
    text: 'least that is logged',
  },
  METRICS: {
    type: oneOf('on', 'off'),
    default: 'on',
    text: 'whether `/metrics` is served ([what it tells](operations.md#metrics))',
  },
  OTEL_EXPORTER_OTLP_ENDPOINT: {
    type: url,
    default: null,
    defaultText: 'none: no traces',
    text: 'collector that takes OTLP over HTTP ([more](operations.md#traces))',
  },
  OTEL_SERVICE_NAME: { type: text, default: 'layers-content-api', text: 'what traces call the service' },
  QUOTA_OPEN_UPLOADS: {
    type: integer(0, 1_000_000_000),
    default: 100,
    text: 'uploads an organization may have open in one world; `0`: as many as it likes',
  },
  QUOTA_STORED_BYTES: {
    type: integer(0, 999_999_999_999),
    default: 107_374_182_400,
    text: 'bytes it may have stored or reserved (100 GiB); `0`: no limit',
  },
  QUOTA_ITEMS_PER_DAY: {
    type: integer(0, 1_000_000_000),
    default: 10_000,
    text: 'items it may open a UTC day; `0`: no limit',
  },
  CORS_ORIGINS: {
    type: origins,
    default: [],
    text: 'web origins whose pages may call the API and PUT files, such as `https://app.example.com`',
  },
  FETCH_ALLOWED_CIDRS: {
    type: cidrs,
    default: [],
    text: 'own networks, such as `10.1.0.0/16`, that URLs of every organization may name beside public addresses ([what stays closed](fetching.md#open-an-own-network))',
  },
  FETCH_PORTS: { type: ports, default: [], text: 'ports beside 443 that such URLs may name' },
  WEBHOOKS_TO_LOOPBACK: {
    type: oneOf('on', 'off'),
    default: 'off',
    text: '`on`: webhook endpoints may be http addresses of this machine, for trying them out ([how](webhooks.md))',
  },
  UPLOAD_URL_TTL_SECONDS: {
    type: integer(1, 86_400),
    default: 900,
    text: 'how long an upload URL lives; at least 300 less than the session',
  },
  UPLOAD_SESSION_TTL_SECONDS: {
    type: integer(301, 604_800),
    default: 7_200,
    text: 'how long an item may be finalized',
  },
  SWEEP_INTERVAL_SECONDS: {
    type: integer(1, 3_600),
    default: 30,
    text: 'pause between two looks for expired or abandoned uploads',
  },
  RECONCILE_INTERVAL_SECONDS: {
    type: integer(1, 604_800),
    default: 3_600,
    text: 'pause between two searches for objects no row knows',
  },
  RECONCILE_MIN_AGE_SECONDS: {
    type: integer(0, 31_536_000),
    default: 86_400,
    text: 'how old such an object must be to be removed',
  },
  PROBE_PROCESSES: {
    type: integer(1, 64),
    default: 2,
    text: 'files that may be probed at once, each in a process of its own',
  },
  BODY_TIMEOUT_SECONDS: {
    type: integer(1, 600),
    default: 15,
    text: 'how long the body of an operation may take to arrive',
  },
  UPLOAD_STALL_SECONDS: {
    type: integer(1, 600),
    default: 20,
    text: 'a PUT that brings under 64 KiB in this time is ended with 408',
  },
  CONNECTIONS_PER_ADDRESS: {
    type: integer(0, 1_000_000),
    default: 256,
    text: 'connections one address may have open; `0`: no limit, as behind a proxy, whose address all clients share ([more](abuse.md))',
  },
  DRAIN_DELAY_SECONDS: {
    type: integer(0, 600),
    default: 0,
    text: 'how long a process that was told to stop goes on taking requests',
  },
  STOP_TIMEOUT_SECONDS: { type: integer(1, 600), default: 30, text: 'how long a stop waits for running requests' },
} as const satisfies Record<string, Setting<unknown>>;

/** Of a service whose rows or media are kept elsewhere. */
export const storageSettings = {
  DATABASE_URL: {
    type: postgresUrl,
    default: null,
    defaultText: 'none: a database in `DATA_DIR`',
    text: 'the PostgreSQL database',
  },
  DATABASE_POOL_SIZE: {
    type: integer(1, 1_000),
    default: 10,
    text: 'connections one process opens at most',
    needs: ['DATABASE_URL'],
  },
  S3_BUCKET: {
    type: bucket,
    default: null,
    defaultText: 'none: a directory in `DATA_DIR`',
    text: 'bucket that keeps the media',
  },
  S3_ENDPOINT: {
    type: url,
    default: null,
    defaultText: 'AWS, by `S3_REGION`',
    text: 'what the service reaches the store by',
    needs: ['S3_BUCKET'],
  },
  S3_PUBLIC_ENDPOINT: {
    type: url,
    default: null,
    defaultText: '`S3_ENDPOINT`',
    text: 'what clients reach the store by; upload URLs begin with it',
    needs: ['S3_BUCKET'],
  },
  S3_REGION: {
    type: pattern('name of a region', /^[\w-]+$/),
    default: 'us-east-1',
    defaultText: '`us-east-1` where `S3_ENDPOINT` is given',
    text: 'region of the bucket',
    needs: ['S3_BUCKET'],
  },
  S3_FORCE_PATH_STYLE: {
    type: flag,
    default: null,
    defaultText: '`true` where `S3_ENDPOINT` is given',
    text: '`true`: `<endpoint>/<bucket>/…`; `false`: `<bucket>.<endpoint>/…`',
    needs: ['S3_BUCKET'],
  },
  S3_ACCESS_KEY_ID: {
    type: text,
    default: null,
    text: 'credentials for it; must be given with `S3_BUCKET`',
    needs: ['S3_BUCKET'],
  },
  S3_SECRET_ACCESS_KEY: { type: text, default: null, text: 'likewise', needs: ['S3_BUCKET'] },
  S3_UPLOAD_ACCESS_KEY_ID: {
    type: text,
    default: null,
    defaultText: 'the two above',
    text: 'credentials that sign upload URLs and need no other right ([why](s3.md))',
    needs: ['S3_BUCKET', 'S3_UPLOAD_SECRET_ACCESS_KEY'],
  },
  S3_UPLOAD_SECRET_ACCESS_KEY: {
    type: text,
    default: null,
    text: 'likewise',
    needs: ['S3_BUCKET', 'S3_UPLOAD_ACCESS_KEY_ID'],
  },
  S3_STAGING_BUCKET: {
    type: bucket,
    default: null,
    defaultText: '`S3_BUCKET`',
    text: 'bucket that clients put to',
    needs: ['S3_BUCKET'],
  },
  S3_SIGN_LENGTH: {
    type: flag,
    default: false,
    text: '`true`: upload URLs bind the declared size; the store refuses any other',
    needs: ['S3_BUCKET'],
  },
  S3_SIGN_CHECKSUM: {
    type: flag,
    default: false,
    text: '`true`: upload URLs bind a declared `checksumSha256`; the store checks it',
    needs: ['S3_BUCKET'],
  },
} as const satisfies Record<string, Setting<unknown>>;

const table = { ...serviceSettings, ...storageSettings };

export type SettingName = keyof typeof table;

type ValueOf<Row> = Row extends { readonly type: SettingType<infer T>; readonly default: infer Default }
  ? Default extends null
    ? T | null
    : T
  : never;

/** What each setting is read as. */
export type SettingValues = { readonly [Name in SettingName]: ValueOf<(typeof table)[Name]> };

/** All that the environment can set. */
export const settings: { readonly [Name in SettingName]: Setting<SettingValues[Name]> } = table;
