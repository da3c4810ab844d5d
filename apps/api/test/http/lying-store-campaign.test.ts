/** @module-tag campaign */
import { drainDeletions, reconcile, sweepUploads } from '@layers-content/core';
import { openS3Store } from '@layers-content/object-store';
import type { S3Store } from '@layers-content/object-store';
import { startLyingS3 } from '@layers-content/object-store/testing';
import type { Lie, LyingS3, S3Operation } from '@layers-content/object-store/testing';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { callerOf } from '../e2e/caller.ts';
import { beginCampaign } from '@layers-content/campaigns';
import { comeAgain, isUnacknowledged, KnownUploads } from '../e2e/known-uploads.ts';
import { publicKeys } from '../e2e/object-tree.ts';
import { s3EnvironmentOf } from './s3-environment.ts';
import { openScene, openSecondProcess } from './scene.ts';
import type { Scene } from './scene.ts';

/**
 * Clients and background jobs at work over a store that lies at random: what was acknowledged holds, and nothing is
 * left over.
 */
const campaign = beginCampaign('lyingStore');
vi.setConfig({ testTimeout: campaign.rounds * 5_000 + 60_000 });
const clientsAtOnce = 4;
const shareOfLies = 0.1;
const leaseLapsesMs = 95_000;

const everywhere: readonly Lie[] = [
  { kind: 'refuse', status: 503, code: 'SlowDown' },
  { kind: 'reset' },
  { kind: 'lose answer' },
];
const refused: Lie = { kind: 'refuse', status: 403, code: 'AccessDenied' };
/** What else may happen to a call. To a PUT nothing: a client is not lied to about what it was told itself. */
const lies: Readonly<Partial<Record<S3Operation, readonly Lie[]>>> = {
  HeadObject: [refused],
  GetObject: [
    { kind: 'cut body', afterBytes: 50 },
    { kind: 'quiet cut', afterBytes: 50 },
    { kind: 'short range', byBytes: 1 },
    { kind: 'other range', byBytes: 1 },
  ],
  CopyObject: [
    refused,
    { kind: 'feign' },
    { kind: 'refuse', status: 412, code: 'PreconditionFailed' },
    { kind: 'silence' },
  ],
  DeleteObject: [refused, { kind: 'feign' }],
};

let lying: LyingS3;
let first: Scene;
let scene: Scene;
let store: S3Store;
let uploads: KnownUploads;

beforeAll(async () => {
  lying = await startLyingS3();
  first = await openScene({ env: { ...s3EnvironmentOf(lying.options), RATE_LIMITS: 'off', QUOTA_OPEN_UPLOADS: '0' } });
  store = await openS3Store({ ...lying.options, transferTimeoutMs: 2_000 });
  scene = await openSecondProcess(first, { store, directory: null });
  const caller = callerOf(scene.baseUrl, { key: scene.keys.live, projectId: `prj_${scene.projectId}` }, comeAgain);
  uploads = new KnownUploads(
    () => caller,
    () => campaign.random(),
  );
});

afterAll(async () => {
  await scene.close();
  await first.close();
  store.close();
  await lying.close();
});

test(`${campaign.rounds} uploads (seed ${campaign.seed})`, async () => {
  let told = 0;
  lying.lieAbout = ({ operation }) => {
    if (campaign.random() >= shareOfLies) return null;
    const wrongSize: Lie = { kind: 'wrong size', sizeBytes: Math.floor(campaign.random() * 1_000_000_000) };
    const possible = [...everywhere, ...(lies[operation] ?? []), ...(operation === 'HeadObject' ? [wrongSize] : [])];
    told += 1;
    return possible[Math.floor(campaign.random() * possible.length)] ?? null;
  };
  const ending = new AbortController();
  const jobs = workInBackground(ending.signal);
  await Promise.all(Array.from({ length: clientsAtOnce }, work));
  ending.abort();
  await jobs;
  lying.lieAbout = () => null;
  for (const known of uploads.all) await uploads.expectKept(known);
  // Whose claim or completion was lost is free again after its lease.
  await first.service.database.setServiceNow(new Date(Date.now() + leaseLapsesMs));
  for (const known of uploads.all) await uploads.finish(known);
  await runJobs();
  await runJobs();
  const left = [...(lying.buckets.get(lying.options.bucket)?.keys() ?? [])].sort();
  expect(left).toEqual(
    uploads
      .served()
      .flatMap((item) => publicKeys([item]))
      .map((key) => key.slice(lying.options.bucket.length + 1))
      .sort(),
  );
  for (const known of uploads.all) await uploads.expectKept(known);
  const { length: requests } = lying.requests;
  campaign.report(`${told} lies in ${requests} requests of the store`);
});

async function work(): Promise<void> {
  while (uploads.all.length < campaign.rounds) {
    await uploads.workOnce().catch((error: unknown) => {
      if (!isUnacknowledged(error)) throw error;
    });
  }
}

async function workInBackground(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    // A job that fails is run again.
    await runJobs().catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function runJobs(): Promise<void> {
  const { repository } = scene.context;
  const { maintenance } = repository;
  await sweepUploads({ repository, storeOf: () => store });
  await reconcile({ maintenance, store }, 0);
  await drainDeletions({ maintenance, store });
}
