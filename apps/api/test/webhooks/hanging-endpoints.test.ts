/** @module-tag campaign */
import { beginCampaign } from '@layers-content/campaigns';
import { isObject } from '@layers-content/contract';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { deliveryJob } from '../../src/webhooks/delivery-job.ts';
import { openScene } from '../http/scene.ts';
import type { Scene } from '../http/scene.ts';
import { startReceiver } from './receiver.ts';
import type { Receiver } from './receiver.ts';

/** Nineteen endpoints that never answer beside one that does, all of one organization: what that one waits. */
const campaign = beginCampaign('hangingEndpoints');
vi.setConfig({ testTimeout: campaign.rounds * 2_000 + 120_000, hookTimeout: 60_000 });
const hanging = 19;

let scene: Scene;
let receiver: Receiver;
const endpointIds: string[] = [];
const arrivedAt = new Map<string, number>();
let [hang, mostHanging] = [0, 0];

beforeAll(async () => {
  scene = await openScene({ env: { WEBHOOKS_TO_LOOPBACK: 'on' } });
  receiver = await startReceiver();
  receiver.answer = (response, { path, headers }) => {
    if (path === '/honest') {
      arrivedAt.set(String(headers['webhook-id']), performance.now());
      response.writeHead(204).end();
      return;
    }
    hang += 1;
    mostHanging = Math.max(mostHanging, hang);
    response.once('close', () => {
      hang -= 1;
    });
  };
  for (let n = 0; n <= hanging; n += 1) {
    const url = `${receiver.url}/${n === 0 ? 'honest' : `hanging-${n}`}`;
    const { body } = await scene.call('createWebhookEndpoint', { body: { url, events: ['test.ping'] } });
    endpointIds.push(/whe_[0-9a-f-]{36}/.exec(body)?.[0] ?? '');
  }
});
afterAll(async () => {
  await receiver.close();
  await scene.close();
});

async function ping(endpointId: string | undefined): Promise<string> {
  const answer = await scene.call('testWebhookEndpoint', { path: { endpointId: endpointId ?? '' } });
  const delivery: unknown = JSON.parse(answer.body);
  return isObject(delivery) ? String(delivery['eventId']) : '';
}

test(`${campaign.rounds} events to the one that answers: each arrives while the others hang`, async () => {
  const ending = new AbortController();
  const job = deliveryJob(scene.context);
  const [honest, ...silent] = endpointIds;
  const sending = (async () => {
    while (!ending.signal.aborted) {
      await job.run(ending.signal);
      await scene.context.timers.sleep(job.intervalMs);
    }
  })();
  // It has answered before; so does whoever is in use.
  await ping(honest);
  await expect.poll(() => arrivedAt.size, { timeout: 20_000 }).toBe(1);
  for (const endpointId of silent) for (let n = 0; n < 5; n += 1) await ping(endpointId);
  await expect.poll(() => hang, { timeout: 20_000 }).toBeGreaterThan(0);
  const waits: number[] = [];
  for (let n = 0; n < campaign.rounds; n += 1) {
    const sentAt = performance.now();
    const eventId = await ping(honest);
    await expect.poll(() => arrivedAt.has(eventId), { timeout: 60_000, interval: 10 }).toBe(true);
    waits.push((arrivedAt.get(eventId) ?? 0) - sentAt);
  }
  ending.abort();
  await receiver.close();
  await sending;
  expect(arrivedAt.size).toBe(campaign.rounds + 1);
  // One of the four places is never theirs.
  expect(mostHanging).toBe(3);
  const sorted = waits.toSorted((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.ceil(sorted.length * share) - 1] ?? 0);
  campaign.report(`waited p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, at most ${at(1)} ms`);
});
