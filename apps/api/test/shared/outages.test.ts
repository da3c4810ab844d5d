/** @module-tag campaign */
/** @module-tag process */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { callerOf } from '../e2e/caller.ts';
import type { WireAnswer } from '../e2e/caller.ts';
import { beginCampaign } from '@layers-content/campaigns';
import { deployShared } from '../e2e/deployment.ts';
import type { Deployment } from '../e2e/deployment.ts';
import { comeAgain, isUnacknowledged, KnownUploads, patiently } from '../e2e/known-uploads.ts';
import type { Known } from '../e2e/known-uploads.ts';
import { expectWhole, reconciling } from '../e2e/whole.ts';
import { startOwnServers } from './own-servers.ts';
import type { OwnServer, OwnServers } from './own-servers.ts';

/**
 * Database or store stand still, or are killed and come back, under clients at work: told as such, and over by
 * itself.
 */
const campaign = beginCampaign('outages');
vi.setConfig({ testTimeout: 300_000 + campaign.rounds * 200_000, hookTimeout: 180_000 });
const processes = 2;
const clientsAtOnce = 4;
/** A client that is told to come again does not come at once. */
const pauseMs = 300;
/** The work of a finalize may take 60 s, and its claim is given back after that. */
const leaseLapsesMs = 95_000;

let servers: OwnServers;
let deployment: Deployment;
let uploads: KnownUploads;
let slowestMs = 0;
const ending = new AbortController();
let clients: Promise<unknown>;

beforeAll(async () => {
  servers = await startOwnServers();
  deployment = await deployShared(servers.addresses, processes, {
    QUOTA_OPEN_UPLOADS: '0',
    UPLOAD_URL_TTL_SECONDS: '7200',
    UPLOAD_SESSION_TTL_SECONDS: '14400',
  });
  const look = (answer: WireAnswer, tookMs: number): void => {
    slowestMs = Math.max(slowestMs, tookMs);
    comeAgain(answer);
  };
  const callers = deployment.services.map(({ baseUrl }) =>
    callerOf(baseUrl, { key: deployment.liveKey, projectId: deployment.projectId }, look),
  );
  const one = () => callers[Math.floor(campaign.random() * callers.length)] ?? expect.fail('there are no processes');
  uploads = new KnownUploads(one, () => campaign.random());
  clients = Promise.all(Array.from({ length: clientsAtOnce }, work));
});
afterAll(async () => {
  await deployment.remove();
  await servers.remove();
});

interface Outage {
  readonly name: string;
  readonly server: () => OwnServer;
  readonly begin: (server: OwnServer) => Promise<void>;
  readonly end: (server: OwnServer) => Promise<void>;
  readonly lastsMs: number;
}

const hangs = { begin: (server: OwnServer) => server.hang(), end: (server: OwnServer) => server.goOn() };
const dies = { begin: (server: OwnServer) => server.kill(), end: (server: OwnServer) => server.start() };
const outages: readonly Outage[] = [
  // Longer than a statement may take or an answer of the store, so that their end is seen.
  { name: 'PostgreSQL stands still', server: () => servers.postgres, ...hangs, lastsMs: 18_000 },
  { name: 'PostgreSQL is killed', server: () => servers.postgres, ...dies, lastsMs: 2_000 },
  { name: 'the store stands still', server: () => servers.s3, ...hangs, lastsMs: 11_000 },
  { name: 'the store is killed', server: () => servers.s3, ...dies, lastsMs: 2_000 },
];

describe.each(Array.from({ length: campaign.rounds }, (_, index) => index + 1))(
  `round %i (seed ${campaign.seed})`,
  () => {
    test.each(outages)('$name', async ({ name, server, begin, end, lastsMs }) => {
      await progress();
      slowestMs = 0;
      await begin(server());
      const startedAt = performance.now();
      await Promise.all(deployment.services.map(({ baseUrl }) => expectUnready(baseUrl)));
      const unreadyMs = performance.now() - startedAt;
      await sleep(Math.max(0, lastsMs - unreadyMs));
      await end(server());
      const endedAt = performance.now();
      await Promise.all(
        deployment.services.map(({ baseUrl }) =>
          expect.poll(() => statusOf(baseUrl, 'readyz'), { timeout: 60_000 }).toBe(200),
        ),
      );
      await progress();
      process.stdout.write(
        `${name}: told after ${unreadyMs.toFixed()} ms, uploads again ${(performance.now() - endedAt).toFixed()} ms after its end, slowest answer ${slowestMs.toFixed()} ms\n`,
      );
    });
  },
);

test('nothing acknowledged was lost, and everything begun can be completed', async () => {
  ending.abort();
  await clients;
  await forAll((known) => uploads.expectKept(known));
  await deployment.setClockAhead(leaseLapsesMs);
  await forAll((known) => patiently(() => uploads.finish(known)));
  const [service, installation] = [
    deployment.services[0] ?? expect.fail(),
    deployment.installations[0] ?? expect.fail(),
  ];
  await service.end('SIGTERM');
  await installation.start({ env: reconciling });
  await expectWhole(installation, deployment.env);
  campaign.report(`${uploads.all.length} uploads`);
});

async function work(): Promise<void> {
  while (!ending.signal.aborted) {
    await uploads.workOnce().catch(async (error: unknown) => {
      if (!isUnacknowledged(error)) throw error;
      await sleep(pauseMs);
    });
  }
}

/** Waits until some more uploads were acknowledged. */
async function progress(): Promise<void> {
  const count = () => uploads.all.filter(({ answered }) => answered !== null).length;
  const before = count();
  await Promise.race([expect.poll(count, { timeout: 120_000 }).toBeGreaterThan(before + clientsAtOnce), clients]);
}

async function statusOf(baseUrl: string, name: 'healthz' | 'readyz'): Promise<number> {
  return (await fetch(`${baseUrl}/${name}`)).status;
}

async function expectUnready(baseUrl: string): Promise<void> {
  await expect.poll(() => statusOf(baseUrl, 'readyz'), { timeout: 60_000 }).toBe(503);
  const answer = await fetch(`${baseUrl}/readyz`);
  expect([answer.status, Number(answer.headers.get('Retry-After')) > 0]).toEqual([503, true]);
  // Whoever asks it to know whether the process lives must not be told of its parts.
  expect(await statusOf(baseUrl, 'healthz')).toBe(200);
}

/** A few at a time, as clients would. */
async function forAll(look: (known: Known) => Promise<void>): Promise<void> {
  const left = [...uploads.all];
  const lookOn = async (): Promise<void> => {
    for (let known = left.shift(); known; known = left.shift()) await look(known);
  };
  await Promise.all(Array.from({ length: clientsAtOnce }, lookOn));
}
