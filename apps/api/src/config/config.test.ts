import path from 'node:path';
import { expect, test } from 'vitest';
import { ConfigError, readConfig } from './config.ts';
import type { Environment } from './setting-reader.ts';

const root = path.resolve('/somewhere');

function faultsOf(env: Environment): readonly string[] {
  try {
    readConfig(root, env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
}

test('with nothing given: the documented defaults', () => {
  expect(readConfig(root, {})).toEqual({
    host: '127.0.0.1',
    port: 8_787,
    dataDir: path.join(root, '.data'),
    publicUrl: 'http://127.0.0.1:8787',
    mediaBaseUrl: 'http://127.0.0.1:8787',
    database: { kind: 'pglite' },
    objects: { kind: 'directory' },
    rateLimits: 'on',
    logLevel: 'info',
    metrics: 'on',
    tracing: null,
    quotas: { openUploads: 100, storedBytes: 107_374_182_400, itemsPerDay: 10_000 },
    connectionsPerAddress: 256,
    corsOrigins: [],
    fetch: { allowedCidrs: [], ports: [] },
    uploadUrlTtlMs: 900_000,
    sessionTtlMs: 7_200_000,
    sweepIntervalMs: 30_000,
    reconcileIntervalMs: 3_600_000,
    reconcileMinAgeMs: 86_400_000,
    probeProcesses: 2,
    bodyTimeoutMs: 15_000,
    uploadStallMs: 20_000,
    drainDelayMs: 0,
    stopTimeoutMs: 30_000,
    secretKey: null,
    previousSecretKey: null,
    webhooksToLoopback: false,
  });
});

test('all faults are named at once, each with its variable', () => {
  const wrong = {
    PORT: '0',
    PUBLIC_URL: 'ftp://x',
    MEDIA_BASE_URL: 'not a url',
    RATE_LIMITS: 'maybe',
    LOG_LEVEL: 'loud',
    UPLOAD_URL_TTL_SECONDS: '1.5',
    UPLOAD_SESSION_TTL_SECONDS: '-1',
    SWEEP_INTERVAL_SECONDS: '0',
    RECONCILE_INTERVAL_SECONDS: 'often',
    RECONCILE_MIN_AGE_SECONDS: '1e3',
    PROBE_PROCESSES: '65',
    BODY_TIMEOUT_SECONDS: ' 5',
    UPLOAD_STALL_SECONDS: '0',
    DRAIN_DELAY_SECONDS: '601',
    STOP_TIMEOUT_SECONDS: '0x10',
    METRICS: 'yes',
    OTEL_EXPORTER_OTLP_ENDPOINT: 'collector:4318',
    SECRET_KEY: 'short',
  };
  const faults = faultsOf(wrong);
  expect(faults.map((fault) => fault.split(':')[0])).toEqual(expect.arrayContaining(Object.keys(wrong)));
  expect(faults.length).toBe(Object.keys(wrong).length);
  expect(new ConfigError(faults).message.split('\n').length).toBe(faults.length + 1);
});

test.each([
  ['PORT', '1', true],
  ['PORT', '65535', true],
  ['PORT', '65536', false],
  ['PORT', '', true],
  ['PORT', '080', true],
  ['SECRET_KEY', 'x'.repeat(31), false],
  ['SECRET_KEY', 'ä'.repeat(16), true],
  ['PUBLIC_URL', 'https://api.example.test/base/', true],
  ['PUBLIC_URL', 'https://user@api.example.test', false],
  ['PUBLIC_URL', 'https://api.example.test/?a=1', false],
  ['PUBLIC_URL', 'https://api.example.test/#a', false],
  ['PUBLIC_URL', '//api.example.test', false],
  ['RATE_LIMITS', 'off', true],
  ['RATE_LIMITS', 'OFF', false],
  ['FETCH_ALLOWED_CIDRS', '10.1.0.0/16, fd00::/8', true],
  ['FETCH_ALLOWED_CIDRS', '10.1.0.0', false],
  ['FETCH_ALLOWED_CIDRS', '10.1.0.0/33', false],
  ['FETCH_ALLOWED_CIDRS', '10.1/16', false],
  ['FETCH_ALLOWED_CIDRS', 'fd00::/129', false],
  ['FETCH_PORTS', '8443,9443', true],
  ['FETCH_PORTS', '0', false],
  ['FETCH_PORTS', '65536', false],
  ['FETCH_PORTS', 'https', false],
  ['HOST', '::1', true],
  ['HOST', 'my host', false],
  ['HOST', 'http://my-host', false],
])('%s=%s: usable %s', (name, value, usable) => {
  expect(faultsOf({ [name]: value })).toEqual(usable ? [] : [expect.stringContaining(`${name}:`)]);
});

test('an upload URL must die before its session does', () => {
  expect(faultsOf({ UPLOAD_URL_TTL_SECONDS: '600', UPLOAD_SESSION_TTL_SECONDS: '899' })).toEqual([
    expect.stringMatching(/^UPLOAD_URL_TTL_SECONDS:/),
  ]);
  expect(faultsOf({ UPLOAD_URL_TTL_SECONDS: '600', UPLOAD_SESSION_TTL_SECONDS: '900' })).toEqual([]);
});

test('a fault never repeats the secret', () => {
  expect(faultsOf({ SECRET_KEY: 'hunter2' }).join()).not.toContain('hunter2');
});

test('URLs lose their trailing slashes, an IPv6 host gets its brackets, a relative directory its root', () => {
  const config = readConfig(root, {
    HOST: '::1',
    MEDIA_BASE_URL: 'https://media.example.test//',
    DATA_DIR: 'kept/here',
  });
  expect(config.publicUrl).toBe('http://[::1]:8787');
  expect(config.mediaBaseUrl).toBe('https://media.example.test');
  expect(config.dataDir).toBe(path.join(root, 'kept', 'here'));
  expect(readConfig(root, { DATA_DIR: path.resolve('/elsewhere') }).dataDir).toBe(path.resolve('/elsewhere'));
});

test('spans go where OpenTelemetry says, and nowhere by its other settings alone', () => {
  const tracing = { endpoint: 'http://collector.example.test:4318', serviceName: 'layers-content-api' };
  expect(readConfig(root, { OTEL_EXPORTER_OTLP_ENDPOINT: `${tracing.endpoint}/` }).tracing).toEqual(tracing);
  expect(
    readConfig(root, { OTEL_EXPORTER_OTLP_ENDPOINT: tracing.endpoint, OTEL_SERVICE_NAME: 'other' }).tracing,
  ).toEqual({ ...tracing, serviceName: 'other' });
  expect(readConfig(root, { OTEL_SERVICE_NAME: 'other' }).tracing).toBeNull();
});

const secretKey = 'the secret that all processes share';
const postgres = { DATABASE_URL: 'postgres://layers:hunter2@db.example.test/layers', SECRET_KEY: secretKey };
const s3 = {
  S3_BUCKET: 'media',
  S3_ENDPOINT: 'http://127.0.0.1:9000/',
  S3_ACCESS_KEY_ID: 'id',
  S3_SECRET_ACCESS_KEY: 'hunter2',
};

test('DATABASE_URL chooses PostgreSQL', () => {
  expect(readConfig(root, postgres).database).toEqual({ kind: 'postgres', url: postgres.DATABASE_URL, poolSize: 10 });
  expect(readConfig(root, { ...postgres, DATABASE_POOL_SIZE: '40' }).database).toMatchObject({ poolSize: 40 });
});

test('S3_BUCKET chooses S3, and media is served from the bucket unless told otherwise', () => {
  const config = readConfig(root, s3);
  expect(config.objects).toEqual({
    kind: 's3',
    bucket: 'media',
    stagingBucket: 'media',
    endpoint: 'http://127.0.0.1:9000',
    publicEndpoint: 'http://127.0.0.1:9000',
    region: 'us-east-1',
    forcePathStyle: true,
    signLength: false,
    signChecksum: false,
    credentials: { accessKeyId: 'id', secretAccessKey: 'hunter2' },
    uploadCredentials: { accessKeyId: 'id', secretAccessKey: 'hunter2' },
  });
  const uploadKey = { S3_UPLOAD_ACCESS_KEY_ID: 'put only', S3_UPLOAD_SECRET_ACCESS_KEY: 'hunter3' };
  expect(readConfig(root, { ...s3, ...uploadKey }).objects).toMatchObject({
    uploadCredentials: { accessKeyId: 'put only', secretAccessKey: 'hunter3' },
  });
  expect(config.mediaBaseUrl).toBe('http://127.0.0.1:9000/media');
  expect(readConfig(root, { ...s3, MEDIA_BASE_URL: 'https://cdn.example.test' }).mediaBaseUrl).toBe(
    'https://cdn.example.test',
  );
  const hosted = { ...s3, S3_FORCE_PATH_STYLE: 'false' };
  expect(readConfig(root, { ...hosted, S3_PUBLIC_ENDPOINT: 'https://s3.example.test' }).mediaBaseUrl).toBe(
    'https://media.s3.example.test',
  );
  expect(readConfig(root, { ...hosted, S3_PUBLIC_ENDPOINT: 'https://s3.example.test/base' }).mediaBaseUrl).toBe(
    'https://media.s3.example.test/base',
  );
});

test('without an endpoint the region says which', () => {
  const { S3_ENDPOINT: _, ...regional } = s3;
  expect(readConfig(root, { ...regional, S3_REGION: 'eu-west-1' })).toMatchObject({
    objects: { endpoint: 'https://s3.eu-west-1.amazonaws.com', forcePathStyle: false },
    mediaBaseUrl: 'https://media.s3.eu-west-1.amazonaws.com',
  });
});

test.each<[string, Environment, readonly string[]]>([
  ['PostgreSQL without the shared secret', { DATABASE_URL: postgres.DATABASE_URL }, ['SECRET_KEY']],
  [
    'a database that is no PostgreSQL',
    { DATABASE_URL: 'mysql://root:hunter2@db.example.test/layers', SECRET_KEY: secretKey },
    ['DATABASE_URL'],
  ],
  [
    'a password that is not encoded',
    { DATABASE_URL: 'postgres://layers:hunter2%@db.example.test/layers', SECRET_KEY: secretKey },
    ['DATABASE_URL'],
  ],
  ['a database nowhere', { DATABASE_URL: 'postgres:layers', SECRET_KEY: secretKey }, ['DATABASE_URL']],
  ['a wrong bucket', { ...s3, S3_BUCKET: 'No/bucket' }, ['S3_BUCKET']],
  ['a wrong region', { ...s3, S3_ENDPOINT: '', S3_REGION: 'eu west' }, ['S3_REGION']],
  ['a pool without a database', { DATABASE_POOL_SIZE: '4' }, ['DATABASE_POOL_SIZE']],
  ['S3 without a bucket', { ...s3, S3_BUCKET: '' }, ['S3_ENDPOINT', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY']],
  [
    'S3 without credentials',
    { S3_BUCKET: 'media', S3_REGION: 'eu-west-1' },
    ['S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'],
  ],
  ['half an upload key', { ...s3, S3_UPLOAD_ACCESS_KEY_ID: 'put only' }, ['S3_UPLOAD_ACCESS_KEY_ID']],
  ['the other half of one', { ...s3, S3_UPLOAD_SECRET_ACCESS_KEY: 'hunter2' }, ['S3_UPLOAD_SECRET_ACCESS_KEY']],
  ['S3 that could be anywhere', { ...s3, S3_ENDPOINT: '' }, ['S3_REGION']],
  [
    'wrong S3 values',
    { ...s3, S3_BUCKET: 'No/bucket', S3_STAGING_BUCKET: 'x', S3_ENDPOINT: 'here', S3_FORCE_PATH_STYLE: 'yes' },
    ['S3_ENDPOINT', 'S3_BUCKET', 'S3_STAGING_BUCKET', 'S3_FORCE_PATH_STYLE'],
  ],
  ['an earlier secret without a present one', { SECRET_KEY_PREVIOUS: secretKey }, ['SECRET_KEY_PREVIOUS']],
])('%s: every fault is named, no secret repeated', (_, env, names) => {
  const faults = faultsOf(env);
  expect(faults.map((fault) => fault.split(':')[0])).toEqual(names);
  expect(faults.join()).not.toContain('hunter2');
});
