import path from 'node:path';
import { expect, test } from 'vitest';
import { ConfigError, readConfig } from './config.ts';
import type { Environment } from './config.ts';

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
    storage: { kind: 'embedded' },
    rateLimits: 'on',
    logLevel: 'info',
    quotas: { openUploads: 100, storedBytes: 107_374_182_400, itemsPerDay: 10_000 },
    corsOrigins: [],
    uploadUrlTtlMs: 900_000,
    sessionTtlMs: 7_200_000,
    sweepIntervalMs: 30_000,
    reconcileIntervalMs: 3_600_000,
    reconcileMinAgeMs: 86_400_000,
    probeProcesses: 2,
    bodyTimeoutMs: 15_000,
    uploadStallMs: 20_000,
    stopTimeoutMs: 30_000,
    secretKey: null,
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
    STOP_TIMEOUT_SECONDS: '0x10',
    SECRET_KEY: 'short',
  };
  const faults = faultsOf(wrong);
  expect(faults.map((fault) => fault.split(':')[0])).toEqual(expect.arrayContaining(Object.keys(wrong)));
  expect(faults.length).toBe(Object.keys(wrong).length);
  expect(new ConfigError(faults).message.split('\n').length).toBe(faults.length + 1);
});

test.each([
  ['PORT', '1', true], ['PORT', '65535', true], ['PORT', '65536', false], ['PORT', '', true], ['PORT', '080', true],
  ['SECRET_KEY', 'x'.repeat(31), false], ['SECRET_KEY', 'ä'.repeat(16), true],
  ['PUBLIC_URL', 'https://api.example.test/base/', true], ['PUBLIC_URL', 'https://user@api.example.test', false],
  ['PUBLIC_URL', 'https://api.example.test/?a=1', false], ['PUBLIC_URL', 'https://api.example.test/#a', false], ['PUBLIC_URL', '//api.example.test', false],
  ['RATE_LIMITS', 'off', true], ['RATE_LIMITS', 'OFF', false],
])('%s=%s: usable %s', (name, value, usable) => {
  expect(faultsOf({ [name]: value })).toEqual(usable ? [] : [expect.stringContaining(`${name}:`)]);
});

test('an upload URL must die before its session does', () => {
  expect(faultsOf({ UPLOAD_URL_TTL_SECONDS: '600', UPLOAD_SESSION_TTL_SECONDS: '899' })).toEqual([expect.stringMatching(/^UPLOAD_URL_TTL_SECONDS:/)]);
  expect(faultsOf({ UPLOAD_URL_TTL_SECONDS: '600', UPLOAD_SESSION_TTL_SECONDS: '900' })).toEqual([]);
});

test('a fault never repeats the secret', () => {
  expect(faultsOf({ SECRET_KEY: 'hunter2' }).join()).not.toContain('hunter2');
});

test('URLs lose their trailing slashes, an IPv6 host gets its brackets, a relative directory its root', () => {
  const config = readConfig(root, { HOST: '::1', MEDIA_BASE_URL: 'https://media.example.test//', DATA_DIR: 'kept/here' });
  expect(config.publicUrl).toBe('http://[::1]:8787');
  expect(config.mediaBaseUrl).toBe('https://media.example.test');
  expect(config.dataDir).toBe(path.join(root, 'kept', 'here'));
  expect(readConfig(root, { DATA_DIR: path.resolve('/elsewhere') }).dataDir).toBe(path.resolve('/elsewhere'));
});
