/** @module-tag process */
import { createServerDatabase } from '@layers-content/database/testing';
import type { ServerDatabase } from '@layers-content/database/testing';
import { isObject } from '@layers-content/contract';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { deployShared } from '../e2e/deployment.ts';
import type { Deployment } from '../e2e/deployment.ts';
import { runLayersContentAdmin } from '../operator/run-layers-content-admin.ts';
import { servers } from './servers.ts';

/** The doctor on a real PostgreSQL and a real S3, beside a process that serves on them. */
vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 });
let deployment: Deployment;
let empty: ServerDatabase;

beforeAll(async () => {
  deployment = await deployShared(servers, 1, { RATE_LIMITS: 'on', DRAIN_DELAY_SECONDS: '1' });
  empty = await createServerDatabase(servers.databaseUrl);
});
afterAll(async () => {
  await empty.drop();
  await deployment.remove();
});

async function diagnose(changes: Readonly<Record<string, string>> = {}) {
  const [installation] = deployment.installations;
  if (!installation) throw new Error('one was deployed');
  const env: Readonly<Record<string, string>> = { ...deployment.env, PORT: String(installation.port), ...changes };
  const { code, stdout } = await runLayersContentAdmin(installation.dataDir, ['doctor', '--json'], env);
  const parsed: unknown = JSON.parse(stdout);
  const findings: readonly unknown[] = isObject(parsed) && Array.isArray(parsed['findings']) ? parsed['findings'] : [];
  for (const secret of [env['SECRET_KEY'], env['S3_SECRET_ACCESS_KEY']]) expect(stdout).not.toContain(secret);
  const bad = findings.filter(isObject).filter(({ verdict }) => verdict !== 'ok');
  const faults = bad.map(({ verdict, part, check }) => `${String(verdict)} ${String(part)} ${String(check)}`);
  // The server of the tests is thrown away, and may be told to sync nothing; rules grow old while nothing is amiss.
  const accepted = ['warning database durability', 'warning platform-rules age'];
  return { code, faults: faults.filter((fault) => !accepted.includes(fault)) };
}

test('all is well but for two headers that S3 cannot send', async () => {
  expect(await diagnose()).toEqual({ code: 0, faults: ['warning store media-headers'] });
});

test('another secret than the database belongs to fails, and is not the database’s afterwards', async () => {
  const wrong = { SECRET_KEY: 'not the secret of this database, but long' };
  expect(await diagnose(wrong)).toEqual({ code: 1, faults: ['failed database secret', 'warning store media-headers'] });
  expect((await diagnose()).code).toBe(0);
});

test('an empty database is told, and left empty', async () => {
  for (const _ of [1, 2])
    expect((await diagnose({ DATABASE_URL: empty.url })).faults).toContain('warning database migrations');
});

test('a database and a store that are not there are told beside each other', async () => {
  const gone = new URL(servers.databaseUrl);
  gone.pathname = '/no_such_database';
  const { code, faults } = await diagnose({ DATABASE_URL: gone.href, S3_BUCKET: 'no-such-bucket' });
  expect([code, faults.slice(0, 2)]).toEqual([1, ['failed database reachable', 'failed store buckets']]);
});
