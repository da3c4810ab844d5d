/** @module-tag process */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { copyPreparedDirectory } from '@layers-content/database/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from '../src/config/config.ts';
import { openContext } from '../src/context.ts';
import { runService } from '../src/service.ts';
import type { Service } from '../src/service.ts';
import { callerOf } from './e2e/caller.ts';
import { localFile } from './e2e/local-files.ts';
import { credentialsIn } from './e2e/service-process.ts';
import { freePort } from './free-port.ts';

/** A service that was told to stop and waits until load balancers have noticed; the test says when they have. */
const delayMs = 7_000;
let dataDir: string;
let baseUrl: string;
let service: Service;
let slept: number[];
let noticed: () => void;

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'layers-content-'));
  await copyPreparedDirectory(path.join(dataDir, 'database'));
  const env = {
    DATA_DIR: dataDir,
    PORT: String(await freePort()),
    DRAIN_DELAY_SECONDS: String(delayMs / 1_000),
    LOG_LEVEL: 'silent',
  };
  const config = readConfig(dataDir, env);
  baseUrl = config.publicUrl;
  const waited = new Promise<void>((resolve) => {
    noticed = resolve;
  });
  slept = [];
  service = await runService(
    config,
    () => undefined,
    async (...args) => {
      const context = await openContext(...args);
      const sleep = (ms: number) => (slept.push(ms), ms === delayMs ? waited : context.timers.sleep(ms));
      return { ...context, timers: { ...context.timers, sleep } };
    },
  );
});
afterAll(() => rm(dataDir, { recursive: true }));

const statusOf = async (place: string) => (await fetch(baseUrl + place)).status;

test('says that it goes, and takes requests until it is out of the balancers’ lists; then it ends', async () => {
  expect(await statusOf('/readyz')).toBe(200);
  const kept = await fetch(`${baseUrl}/healthz`);
  expect(kept.headers.get('connection')).toBe('keep-alive');
  let ended = false;
  const stopped = service.stop('the test').then(() => {
    ended = true;
  });
  expect(await statusOf('/readyz')).toBe(503);
  const last = await fetch(`${baseUrl}/healthz`);
  expect([last.status, last.headers.get('connection')]).toEqual([200, 'close']);
  const { liveKey = '', projectId = '' } = await credentialsIn(dataDir);
  const live = callerOf(baseUrl, { key: liveKey, projectId });
  const item = await live.upload([localFile('square.jpg')], 'On the way out.');
  expect(item).toMatchObject({ status: 'completed' });
  expect([ended, slept.filter((ms) => ms === delayMs)]).toEqual([false, [delayMs]]);
  noticed();
  await stopped;
  await expect(fetch(`${baseUrl}/healthz`)).rejects.toThrow('fetch failed');
});
