/** @module-tag campaign */
/** @module-tag process */
import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { beginCampaign } from '@layers-content/campaigns';
import { isObject } from '@layers-content/contract';
import { createServerDatabase } from '@layers-content/database/testing';
import type { ServerDatabase } from '@layers-content/database/testing';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { deployOver } from '../e2e/deployment.ts';
import type { Deployment } from '../e2e/deployment.ts';
import type { ServiceProcess } from '../e2e/service-process.ts';
import { startOwnPostgres } from '../shared/own-servers.ts';
import { startReceiver } from '../webhooks/receiver.ts';
import type { Receiver } from '../webhooks/receiver.ts';
import { Told } from '../webhooks/told.ts';

/**
 * Three processes that write and send over one PostgreSQL, killed one after another, and the server too; receivers of
 * every kind.
 */
const campaign = beginCampaign('webhookKills');
vi.setConfig({ testTimeout: campaign.rounds * 30_000 + 600_000, hookTimeout: 180_000 });
const processes = 3;
const writersAtOnce = 3;

/** How each receiver answers until all calm down; `null` is silence. */
const moods: Readonly<Record<string, (response: ServerResponse) => void>> = {
  honest: (response) => response.writeHead(204).end(),
  slow: (response) => void setTimeout(() => response.writeHead(200).end(), 300),
  flaky: (response) => response.writeHead(campaign.random() < 0.5 ? 500 : 204).end(),
  resetting: (response) => response.destroy(),
  waiting: (response) => response.writeHead(429, { 'Retry-After': '60' }).end(),
  hanging: () => undefined,
  long: (response) => response.writeHead(200).end(Buffer.alloc(10_485_760)),
  redirecting: (response) => response.writeHead(302, { Location: '/honest' }).end(),
  gone: (response) => response.writeHead(410).end(),
};
/** These must be told everything once they have calmed down. */
const faithful = ['honest', 'slow', 'flaky', 'resetting', 'waiting', 'hanging', 'long'];

let server: Awaited<ReturnType<typeof startOwnPostgres>>;
let database: ServerDatabase;
let deployment: Deployment;
let services: ServiceProcess[];
let receiver: Receiver;
let calm = false;
const told = new Told();
const atOnce = { endpoint: 0, organization: 0 };
const openNow = new Map<string, number>();

beforeAll(async () => {
  server = await startOwnPostgres();
  database = await createServerDatabase(server.url);
  const env = {
    DATABASE_URL: database.url,
    SECRET_KEY: randomBytes(32).toString('base64url'),
    WEBHOOKS_TO_LOOPBACK: 'on',
    QUOTA_OPEN_UPLOADS: '0',
    QUOTA_ITEMS_PER_DAY: '0',
    PROBE_PROCESSES: '1',
  };
  deployment = await deployOver(database, env, processes);
  services = [...deployment.services];
  receiver = await startReceiver();
  receiver.answer = (response, arrived) => {
    const name = arrived.path.slice(1);
    told.note(name, arrived);
    count(name, 1);
    response.once('close', () => count(name, -1));
    (calm && faithful.includes(name) ? moods['honest'] : moods[name])?.(response);
  };
  for (const name of Object.keys(moods)) {
    const body = { url: `${receiver.url}/${name}`, events: ['content.canceled'] };
    const made = await ask('POST', '/v1/webhook-endpoints', body);
    told.expectFrom(name, String(made['signingSecret']));
  }
});
afterAll(async () => {
  await receiver.close();
  await deployment.remove();
  await server.remove();
});

function count(name: string, change: number): void {
  openNow.set(name, (openNow.get(name) ?? 0) + change);
  atOnce.endpoint = Math.max(atOnce.endpoint, openNow.get(name) ?? 0);
  atOnce.organization = Math.max(
    atOnce.organization,
    [...openNow.values()].reduce((sum, one) => sum + one, 0),
  );
}

async function ask(method: string, path: string, body?: unknown): Promise<Readonly<Record<string, unknown>>> {
  const service = services[Math.floor(campaign.random() * processes)];
  const response = await fetch(`${service?.baseUrl}${path}`, {
    method,
    headers: { Authorization: `Bearer ${deployment.liveKey}`, 'Content-Type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const answer: unknown = await response.json();
  if (!response.ok || !isObject(answer)) throw new Error(`${method} ${path}: ${response.status}`);
  return answer;
}

const opened: string[] = [];
const acknowledged = new Set<string>();

/** Opens items and cancels most; whatever is not answered may be done or not. */
async function write(ending: AbortSignal): Promise<void> {
  const files = [{ filename: 'a.jpg', contentType: 'image/jpeg', sizeBytes: 1 }];
  while (!ending.aborted) {
    try {
      const path = `/v1/projects/${deployment.projectId}/content/uploads`;
      const { containerIds } = await ask('POST', path, { files, grouping: 'per-file' });
      const containerId = Array.isArray(containerIds) ? String(containerIds[0]) : '';
      opened.push(containerId);
      if (campaign.random() < 0.8) {
        await ask('DELETE', `/v1/content/${containerId}`);
        acknowledged.add(containerId);
      }
    } catch {
      // Lost with the process or the server; what became of it is seen at the end.
    }
    await sleep(campaign.random() * 150);
  }
}

async function killOne(round: number): Promise<void> {
  await sleep(500 + campaign.random() * 2_500);
  if (round % 4 === 3) {
    await server.postgres.kill();
    await server.postgres.start();
    return;
  }
  const index = Math.floor(campaign.random() * processes);
  await services[index]?.end('SIGKILL');
  const installation = deployment.installations[index];
  if (installation) services[index] = await installation.start();
}

/** What is canceled in the end, whether its answer arrived or not. */
async function canceledItems(): Promise<ReadonlySet<string>> {
  const canceled = new Set<string>();
  for (const containerId of opened)
    if ((await ask('GET', `/v1/content/${containerId}`))['status'] === 'canceled') canceled.add(containerId);
  return canceled;
}

test(`${campaign.rounds} kills (seed ${campaign.seed}): every event arrives, none that did not happen, all as signed`, async () => {
  const ending = new AbortController();
  const writers = Array.from({ length: writersAtOnce }, () => write(ending.signal));
  for (let round = 0; round < campaign.rounds; round += 1) await killOne(round);
  await sleep(2_000);
  ending.abort();
  await Promise.all(writers);
  const atWork = { ...atOnce };
  const canceled = await canceledItems();
  calm = true;
  // Leases and waits lapse; then each faithful receiver is told what it was not.
  const missing = () => faithful.flatMap((name) => [...canceled].filter((id) => !told.of(name).has(id)));
  for (let aheadMs = 120_000; missing().length > 0 && aheadMs < 200_000_000; aheadMs *= 2) {
    await deployment.setClockAhead(aheadMs);
    for (let waited = 0; missing().length > 0 && waited < 40; waited += 1) await sleep(500);
  }
  expect(missing()).toEqual([]);
  expect([...acknowledged].filter((id) => !canceled.has(id))).toEqual([]);
  for (const name of Object.keys(moods)) expect([...told.of(name)].filter((id) => !canceled.has(id))).toEqual([]);
  expect(told.faults).toEqual([]);
  // Counted before the clock was moved. A killed sender's connection may be seen to close late.
  expect(atWork.endpoint).toBe(1);
  expect(atWork.organization).toBeLessThanOrEqual(4);
  for (const { baseUrl } of services) expect((await fetch(`${baseUrl}/readyz`)).status).toBe(200);
  campaign.report(
    `${canceled.size} events × ${faithful.length} endpoints, ${told.arrived} tries arrived, ${told.duplicates} of them again, lost 0`,
  );
});
