/** @module-tag process */
import { createServerDatabase } from '@layers-content/database/testing';
import { startLyingS3 } from '@layers-content/object-store/testing';
import type { LyingS3 } from '@layers-content/object-store/testing';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { callerOf, put } from '../e2e/caller.ts';
import type { Caller } from '../e2e/caller.ts';
import { deployOver } from '../e2e/deployment.ts';
import type { Deployment } from '../e2e/deployment.ts';
import { localFile } from '../e2e/local-files.ts';
import { serverUrl } from './server.ts';

/**
 * A process on PostgreSQL and S3 that is told to stop while it freezes a file; the store copies when the test says
 * so.
 */
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
const picture = localFile('square.jpg');
let store: LyingS3;
let copied: () => void;
let deployment: Deployment;
let finalized: Promise<number | 'no answer'>;
let containerId: string;

beforeEach(async () => {
  store = await startLyingS3();
});
afterEach(async () => {
  copied();
  await deployment.remove();
  await store.close();
});

const caller = (): Caller => {
  const { services, liveKey: key, projectId } = deployment;
  return callerOf(services[0]?.baseUrl ?? '', { key, projectId });
};

async function beginFinalize(settings: Readonly<Record<string, string>>): Promise<void> {
  const { endpoint, region, bucket, credentials } = store.options;
  const database = await createServerDatabase(serverUrl);
  const s3 = {
    S3_ENDPOINT: endpoint,
    S3_REGION: region,
    S3_BUCKET: bucket,
    S3_ACCESS_KEY_ID: credentials.accessKeyId,
    S3_SECRET_ACCESS_KEY: credentials.secretAccessKey,
  };
  deployment = await deployOver(
    database,
    { ...s3, ...settings, DATABASE_URL: database.url, SECRET_KEY: 'a secret of the tests, long enough' },
    1,
  );
  const [target] = await caller().openSession([picture]);
  containerId = target?.containerId ?? '';
  expect((await put(target, picture.bytes)).status).toBe(200);
  const before = copies();
  const until = new Promise<void>((resolve) => {
    copied = resolve;
  });
  store.lieAbout = ({ operation }) => (operation === 'CopyObject' ? { kind: 'delay', until } : null);
  finalized = caller()
    .finalize(containerId, 'Kept.')
    .then(
      ({ status }) => status,
      () => 'no answer' as const,
    );
  await expect.poll(copies, { timeout: 20_000 }).toBeGreaterThan(before);
}

const copies = (): number => store.requests.filter(({ operation }) => operation === 'CopyObject').length;

async function expectCompletedAfterRestart(): Promise<void> {
  store.lieAbout = () => null;
  await deployment.installations[0]?.start();
  expect(await caller().getItem(containerId)).toMatchObject({ status: 'completed', caption: 'Kept.' });
}

test('a finalize under way is finished and answered before the process ends', async () => {
  await beginFinalize({});
  const ended = deployment.services[0]?.end('SIGTERM');
  const isListening = () =>
    fetch(`${deployment.services[0]?.baseUrl}/healthz`).then(
      () => true,
      () => false,
    );
  await expect.poll(isListening, { timeout: 20_000 }).toBe(false);
  copied();
  expect(await finalized).toBe(200);
  expect(await ended).toEqual({ code: 0, signal: null });
  await expectCompletedAfterRestart();
});

test('one that takes longer than requests may is finished all the same; its client asks again', async () => {
  await beginFinalize({ STOP_TIMEOUT_SECONDS: '1' });
  const ended = deployment.services[0]?.end('SIGTERM');
  expect(await finalized).toBe('no answer');
  copied();
  expect(await ended).toEqual({ code: 0, signal: null });
  await expectCompletedAfterRestart();
});
