/** @module-tag campaign */
import { operationTable } from '@layers-content/contract';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { beginCampaign } from '@layers-content/campaigns';
import { openLabels } from '../telemetry/scraped.ts';
import { hostileRequests } from './hostile-requests.ts';
import type { HostileRequest } from './hostile-requests.ts';
import { openHostileWorld } from './hostile-world.ts';
import type { HostileWorld } from './hostile-world.ts';
import { addressed, JudgedAnswers } from './judged-answers.ts';
import { openKeepAliveClient } from './keep-alive-client.ts';

/** Every kind of nonsense, made from the contract and held against it. */
const connections = 24;
/** The generator begins anew so often, with what was answered until then. */
const batchSize = 500;
let world: HostileWorld;

beforeAll(async () => {
  world = await openHostileWorld();
});

afterAll(async () => {
  await world.scene.close();
});

test('whatever is asked, the answer is one the contract documents', async () => {
  const campaign = beginCampaign('hostileRequests');
  const client = openKeepAliveClient(world.scene.service.baseUrl, connections);
  const judge = new JudgedAnswers();
  const faults: string[] = [];
  const statuses = new Map<number, number>();
  const succeeded = new Set<string>();
  const ask = async (request: HostileRequest): Promise<void> => {
    try {
      const answer = await client.send(request);
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      if (answer.status < 300) succeeded.add(addressed(request));
      world.learn(answer.body);
      faults.push(...judge.faultsOf(request, answer).map((fault) => `${fault}\n    of ${told(request)}`));
    } catch (error) {
      faults.push(`${String(error)}\n    of ${told(request)}`);
    }
  };
  for (let done = 0; done < campaign.rounds && faults.length < 50; done += batchSize) {
    const queue = fc.sample(hostileRequests(world), { seed: campaign.seed + done, numRuns: batchSize });
    await Promise.all(
      Array.from({ length: connections }, async () => {
        for (let next = queue.pop(); next; next = queue.pop()) await ask(next);
      }),
    );
  }
  client.close();
  campaign.report(
    [...statuses]
      .toSorted(([one], [other]) => one - other)
      .map(([status, count]) => `${status}: ${count}`)
      .join(', '),
  );
  expect(faults).toEqual([]);
  expect([...statuses.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(campaign.rounds);
  // A generator that never gets past the checks would prove little; by chance alone no run of ours meets every
  // operation.
  expect(succeeded.size).toBeGreaterThan(Object.keys(operationTable).length / 2);
  expect(openLabels(await world.scene.context.telemetry.metrics.registry.metrics())).toEqual([]);
  const alive = await world.scene.send({ method: 'GET', path: '/readyz' });
  expect(alive.status).toBe(200);
}, 900_000);

function told({ method, path, headers, body, chunked }: HostileRequest): string {
  const shown = body === null ? 'no body' : JSON.stringify(Buffer.from(body).toString().slice(0, 300));
  return `${method} ${path.slice(0, 300)} ${JSON.stringify(headers).slice(0, 500)} ${chunked ? 'chunked ' : ''}${shown}`;
}
