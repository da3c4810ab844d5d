/** @module-tag campaign */
/** @module-tag process */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { callerOf } from '../e2e/caller.ts';
import type { Caller } from '../e2e/caller.ts';
import { beginCampaign } from '@layers-content/campaigns';
import { deployShared } from '../e2e/deployment.ts';
import type { Deployment } from '../e2e/deployment.ts';
import { comeAgain, isLostConnection, isUnacknowledged, KnownUploads, patiently } from '../e2e/known-uploads.ts';
import type { Known } from '../e2e/known-uploads.ts';
import type { Installation, ServiceProcess } from '../e2e/service-process.ts';
import { expectWhole, reconciling } from '../e2e/whole.ts';
import { servers } from './servers.ts';

/** Clients at work on four processes, of which one after another is killed at a moment of chance and started again. */
const campaign = beginCampaign('sharedKills');
vi.setConfig({ testTimeout: campaign.rounds * 20_000 + 300_000, hookTimeout: 180_000 });
const processes = 4;
const clientsAtOnce = 4;
const killersAtOnce = 2;
const killAfterMs = { least: 0, most: 600 };
/** At most; clients that never rest would leave the processor to no process that starts. */
const clientRestsMs = 1_000;
/** Longer than a lease. */
const leaseLapsesMs = 95_000;

let deployment: Deployment;
let services: ServiceProcess[];
let uploads: KnownUploads;
/** What clients were told instead of an answer by processes that live. */
const putOff: string[] = [];

beforeAll(async () => {
  // What is lost on the way stays open until the end.
  deployment = await deployShared(servers, processes, { QUOTA_OPEN_UPLOADS: '0', PROBE_PROCESSES: '1' });
  services = [...deployment.services];
  const callers = services.map(({ baseUrl }) =>
    callerOf(baseUrl, { key: deployment.liveKey, projectId: deployment.projectId }, comeAgain),
  );
  uploads = new KnownUploads(
    () => one(callers),
    () => campaign.random(),
  );
});
afterAll(() => deployment.remove());

test(`${campaign.rounds} kills of one in ${processes} (seed ${campaign.seed}): nothing acknowledged is lost`, async () => {
  const ending = new AbortController();
  const clients = Array.from({ length: clientsAtOnce }, () => workUntil(ending.signal));
  await Promise.all(Array.from({ length: killersAtOnce }, (_, killer) => kill(killer)));
  ending.abort();
  await Promise.all(clients);
  await forAll((known) => patiently(() => uploads.expectKept(known)));
  await deployment.setClockAhead(leaseLapsesMs);
  await forAll((known) => patiently(() => uploads.finish(known)));
  await killAndStart(0, reconciling);
  await expectWhole(installationOf(0), deployment.env);
  // versitygw fails a copy now and then; the death of one process is no outage of the others.
  expect(putOff.length, putOff.join('\n')).toBeLessThanOrEqual(1 + uploads.all.length / 50);
  campaign.report(`${uploads.all.length} uploads, ${putOff.length} put off`);
});

/** Each killer has processes of its own, so that some always live. */
async function kill(killer: number): Promise<void> {
  for (let round = killer; round < campaign.rounds; round += killersAtOnce) {
    await sleep(killAfterMs.least + campaign.random() * (killAfterMs.most - killAfterMs.least));
    await killAndStart(killer + killersAtOnce * Math.floor((campaign.random() * processes) / killersAtOnce));
  }
}

/** A few at a time, as clients would. */
async function forAll(look: (known: Known) => Promise<void>): Promise<void> {
  const left = [...uploads.all];
  const lookOn = async (): Promise<void> => {
    for (let known = left.shift(); known; known = left.shift()) await look(known);
  };
  await Promise.all(Array.from({ length: clientsAtOnce }, lookOn));
}

/** Goes on after a lost connection with another item, as a client would that asks again later. */
async function workUntil(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await uploads.workOnce().catch((error: unknown) => {
      if (!isUnacknowledged(error)) throw error;
      if (!isLostConnection(error)) putOff.push(String(error));
    });
    await sleep(campaign.random() * clientRestsMs);
  }
}

async function killAndStart(index: number, env = {}): Promise<void> {
  await services[index]?.end('SIGKILL');
  services[index] = await installationOf(index).start({ env });
}

function installationOf(index: number): Installation {
  return deployment.installations[index] ?? expect.fail(`there is no process ${index}`);
}

function one(callers: readonly Caller[]): Caller {
  const caller = callers[Math.floor(campaign.random() * callers.length)];
  if (!caller) throw new Error('there are no processes');
  return caller;
}
