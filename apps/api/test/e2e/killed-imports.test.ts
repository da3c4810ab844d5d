/** @module-tag campaign */
/** @module-tag process */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { beginCampaign } from '@layers-content/campaigns';
import { isObject } from '@layers-content/contract';
import { identity, startSource } from '@layers-content/fetch-guard/testing';
import type { Listening } from '@layers-content/fetch-guard/testing';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { isLostConnection } from './known-uploads.ts';
import { localFile } from './local-files.ts';
import { createInstallation } from './service-process.ts';
import type { Installation, ServiceProcess } from './service-process.ts';
import { expectWhole, reconciling } from './whole.ts';

/** Imports whose process is killed at a moment of chance, mostly while their bytes are on the way. */
const campaign = beginCampaign('killedImports');
/** The session of an import, a sweep, and some air. */
const endedWithinMs = 240_000;
vi.setConfig({ testTimeout: campaign.rounds * 60_000 + 2 * endedWithinMs, hookTimeout: 120_000 });
const picture = localFile('square.jpg');
const pieces = 20;
const pieceMs = 20;

let source: Listening;
let env: Readonly<Record<string, string>>;
let installation: Installation;
let service: ServiceProcess;
let asked = 0;

beforeAll(async () => {
  const key = await identity(['media.example.com']);
  source = await startSource(key, (_, response) => {
    asked += 1;
    response.writeHead(200, { 'content-type': picture.contentType, 'content-length': picture.bytes.byteLength });
    const size = Math.ceil(picture.bytes.byteLength / pieces);
    let sent = 0;
    const send = setInterval(() => {
      response.write(picture.bytes.subarray(sent, sent + size));
      sent += size;
      if (sent >= picture.bytes.byteLength) response.end();
    }, pieceMs);
    response.on('close', () => clearInterval(send));
  });
  env = { WEB_PORT: String(source.port), WEB_CERTIFICATE: key.cert, SWEEP_INTERVAL_SECONDS: '1' };
  installation = await createInstallation();
  service = await start();
});

afterAll(async () => {
  await installation.remove();
  await source.close();
});

const start = (more: Readonly<Record<string, string>> = {}) =>
  installation.start({ entry: 'test/e2e/importing-main.ts', env: { ...env, ...more } });

async function send(key: string): Promise<{ status: number; body: Readonly<Record<string, unknown>> }> {
  const { liveKey = '', projectId = '' } = await installation.credentials();
  const response = await fetch(`${service.baseUrl}/v1/projects/${projectId}/content/upload`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${liveKey}`, 'Content-Type': 'application/json', 'Idempotency-Key': key },
    body: JSON.stringify({ media: [{ url: 'https://media.example.com/a.jpg' }], caption: key }),
  });
  const body: unknown = await response.json();
  if (!isObject(body)) throw new Error('no object');
  return { status: response.status, body };
}

async function completedIds(): Promise<readonly string[]> {
  const { liveKey = '', projectId = '' } = await installation.credentials();
  const url = `${service.baseUrl}/v1/projects/${projectId}/content?status=completed&limit=200`;
  const text = await (await fetch(url, { headers: { Authorization: `Bearer ${liveKey}` } })).text();
  return [...text.matchAll(/"id":"(cnt_[^"]+)"/g)].map(([, id = '']) => id);
}

test(`${campaign.rounds} kills (seed ${campaign.seed}): a repetition ends in one item, and nothing else is left`, async () => {
  const keys: string[] = [];
  for (let round = 0; round < campaign.rounds; round += 1) {
    const key = randomUUID();
    keys.push(key);
    const before = asked;
    const lost = send(key).catch((error: unknown) => {
      if (!isLostConnection(error)) throw error;
    });
    await expect.poll(() => asked, { timeout: 30_000, interval: 5 }).toBeGreaterThan(before);
    await sleep(campaign.random() * pieces * pieceMs * 2);
    await service.end('SIGKILL');
    await lost;
    service = await start();
    expect([201, 409]).toContain((await send(key)).status);
  }
  const ids = new Set<unknown>();
  for (const key of keys) {
    await expect.poll(async () => (await send(key)).status, { timeout: endedWithinMs, interval: 2_000 }).toBe(201);
    ids.add((await send(key)).body['id']);
  }
  expect([...ids].toSorted()).toEqual([...(await completedIds())].toSorted());
  expect(ids.size).toBe(keys.length);
  await service.end('SIGKILL');
  service = await start(reconciling);
  await expectWhole(installation);
  campaign.report(`${keys.length} imports`);
});
