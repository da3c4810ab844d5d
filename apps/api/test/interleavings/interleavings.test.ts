/** @module-tag campaign */
import { DomainError, drainDeletions, reconcile, sweepUploads } from '@layers-content/core';
import type { DomainErrorCode } from '@layers-content/core';
import { takeTestDatabase } from '@layers-content/database/testing';
import type { TestDatabase } from '@layers-content/database/testing';
import fc from 'fast-check';
import type { Scheduler } from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { beginCampaign } from '@layers-content/campaigns';
import { act, actorKinds, expire, lapse } from './actors.ts';
import type { ActorKind } from './actors.ts';
import { openGrounds } from './grounds.ts';
import type { Grounds } from './grounds.ts';
import { openStage } from './stage.ts';
import type { Stage } from './stage.ts';

/**
 * Finalizes, PUTs, PATCHes, cancels, sweeps, the outbox, the walk over the store, the passing of time and the death
 * of one of two processes, around one upload and interleaved at random: each call of a port starts when the scheduler
 * says so. Use cases and repository are the real ones; the store is in memory.
 */
const campaign = beginCampaign('interleavings');
vi.setConfig({ testTimeout: 3_600_000, hookTimeout: 120_000 });

let database: TestDatabase;
let grounds: Grounds;
let storedBytes = 0;
/** Whether the schedule before came to its end; else its upload is in the way of the next. */
let isClean = true;
const ends: Record<string, number> = {};

beforeAll(async () => {
  database = await takeTestDatabase();
  grounds = await openGrounds(database);
});
afterAll(() => database.close());

/** Any cast with at least one finalize in it; mostly the bytes are there before it begins. */
const cast = fc.tuple(fc.nat(3), fc.array(fc.constantFrom(...actorKinds), { minLength: 1, maxLength: 6 }));

test(`${campaign.rounds} schedules (seed ${campaign.seed}) keep every promise`, async () => {
  const property = fc.asyncProperty(cast, fc.scheduler(), async ([early, others], scheduler) => {
    const stage = await nextStage(scheduler);
    const { model, bytes } = stage;
    if (early > 0) for (const { stagingKey } of model.files) bytes.put(stagingKey, Uint8Array.of(9, 9));
    await play(stage, ['finalize', ...others], scheduler);
    await endAll(stage);
    expect(model.faults).toEqual([]);
    isClean = true;
  });
  await fc.assert(property, { numRuns: campaign.rounds, seed: campaign.seed });
  campaign.report(
    Object.entries(ends)
      .map(([end, count]) => `${count} ${end}`)
      .join(', '),
  );
});

async function nextStage(scheduler: Scheduler): Promise<Stage> {
  let upload = isClean ? grounds.next() : null;
  isClean = false;
  if (!upload) {
    grounds = await openGrounds(database);
    storedBytes = 0;
    upload = grounds.next();
  }
  return openStage(database, grounds.tenant, upload ?? expect.fail('no upload is open'), scheduler);
}

const refusals: readonly DomainErrorCode[] = [
  'CONFLICT',
  'FINALIZE_IN_PROGRESS',
  'PAYLOAD_TOO_LARGE',
  'UNAVAILABLE',
  'UPLOAD_INCOMPLETE',
  'VALIDATION',
];

async function play(stage: Stage, kinds: readonly ActorKind[], scheduler: Scheduler): Promise<void> {
  const acts = Promise.allSettled(kinds.map((kind, n) => act(kind, n, stage)));
  const outcomes = await scheduler.waitFor(acts);
  // What a finalize past its time still does in the background.
  await scheduler.waitIdle();
  for (const outcome of outcomes) {
    if (outcome.status === 'rejected' && !isRefusal(outcome.reason)) throw outcome.reason;
  }
}

function isRefusal(reason: unknown): boolean {
  return reason instanceof DomainError && refusals.includes(reason.code);
}

/** Lets all time pass and all work be done, and looks at what is left. */
async function endAll(stage: Stage): Promise<void> {
  const { model, bytes, direct } = stage;
  const { maintenance } = direct.repository;
  if (!model.isSettled) {
    await expire(stage);
    await lapse(stage);
    await sweepUploads({ repository: direct.repository, storeOf: () => direct.store });
    model.check(model.isSettled, 'a sweep left it open');
  }
  // What a killed process had taken from the outbox comes up again.
  await stage.database.execute(
    'UPDATE object_deletions SET not_before = service_now() WHERE not_before > service_now()',
  );
  await drainDeletions({ maintenance, store: direct.store });
  const left = () => [...bytes.objects.keys()].filter((key) => !model.liveKeys().includes(key));
  model.check(
    left().every((key) => model.late.has(key)),
    `the outbox did not name ${left().join(', ')}`,
  );
  if (left().length > 0) {
    await reconcile({ maintenance, store: direct.store }, 0);
    await drainDeletions({ maintenance, store: direct.store });
  }
  model.check(
    JSON.stringify([...bytes.objects.keys()].sort()) === JSON.stringify([...model.liveKeys()].sort()),
    'other objects are left than are needed',
  );
  const row = await direct.tenant.findContent(model.contentId);
  model.sawServed(bytes, row?.item.assets ?? []);
  storedBytes += (row?.item.assets ?? []).reduce((sum, { sizeBytes }) => sum + (sizeBytes ?? 0), 0);
  expect(await grounds.tenant.getUsage()).toMatchObject(grounds.usageWith(storedBytes));
  ends[model.state] = (ends[model.state] ?? 0) + 1;
}
