import { UnavailableError } from '@layers-content/core';
import { expect, test } from 'vitest';
import { readConfig } from '../../config/config.ts';
import { deriveSecrets, secretChecksOf } from '../../config/secrets.ts';
import { databaseFindings } from './database.ts';
import type { DatabaseState } from '../../examinations.ts';

const secretKey = 'a secret that is long enough for this';
const otherSecretKey = 'another secret, also long enough for this';
const config = readConfig('/', {
  DATABASE_URL: 'postgres://layers:hunter2@db.example.test/layers',
  SECRET_KEY: secretKey,
  SECRET_KEY_PREVIOUS: otherSecretKey,
});
const checkOf = (secret: string) => secretChecksOf(deriveSecrets(secret))[0];

const good = (): DatabaseState => ({
  version: '15.14',
  versionNumber: 150_014,
  encoding: 'UTF8',
  syncs: true,
  maxConnections: 100,
  now: new Date(),
  migrations: { applied: 3, missing: [], unknown: [] },
  webhooks: { overdue: 0, autoPaused: 3 },
  secretCheck: checkOf(secretKey),
});
const ago = (ms: number) => new Date(Date.now() - ms);

test.each<[string, Partial<DatabaseState>, readonly string[]]>([
  ['a good one', {}, []],
  ['events that wait', { webhooks: { overdue: 1, autoPaused: 0 } }, ['warning webhooks']],
  ['one that nobody claimed', { secretCheck: null }, []],
  ['one of the secret before', { secretCheck: checkOf(otherSecretKey) }, []],
  [
    'one of a stranger’s secret',
    { secretCheck: checkOf('a secret that nobody here has ever seen') },
    ['failed secret'],
  ],
  ['one never migrated', { migrations: { applied: 0, missing: [1, 2, 3], unknown: [] } }, ['warning migrations']],
  ['one that is ahead', { migrations: { applied: 4, missing: [], unknown: [4] } }, ['failed migrations']],
  ['an old server', { versionNumber: 140_012 }, ['warning version']],
  ['a server of one alphabet', { encoding: 'LATIN1' }, ['failed encoding']],
  ['a server that does not sync', { syncs: false }, ['warning durability']],
  ['a server for one pool', { maxConnections: 20 }, ['warning connections']],
  ['a server for less', { maxConnections: 12 }, ['failed connections']],
  ['a clock that is behind', { now: ago(10_000) }, ['warning clock']],
  ['a clock that is ahead by far', { now: ago(-90_000) }, ['failed clock']],
])('%s', async (_, change, faults) => {
  const findings = await databaseFindings(config, { database: async () => ({ ...good(), ...change }) });
  for (const { verdict, advice } of findings) expect(advice === null).toBe(verdict === 'ok');
  expect(findings.filter(({ verdict }) => verdict !== 'ok').map(({ verdict, check }) => `${verdict} ${check}`)).toEqual(
    faults,
  );
});

test('one that cannot be reached is told in the words of the connection', async () => {
  const database = () =>
    Promise.reject(new UnavailableError('database', { cause: new Error('connect ECONNREFUSED 127.0.0.1:5432') }));
  expect(await databaseFindings(config, { database })).toMatchObject([
    { check: 'reachable', verdict: 'failed', seen: 'connect ECONNREFUSED 127.0.0.1:5432' },
  ]);
});

test('what takes long to ask is not held against the clock', async () => {
  const database = async () => {
    const state = { ...good(), now: new Date() };
    await new Promise((resolve) => setTimeout(resolve, 50));
    return state;
  };
  const [, , clock] = await databaseFindings(config, { database });
  expect(clock).toMatchObject({ check: 'clock', verdict: 'ok' });
});
