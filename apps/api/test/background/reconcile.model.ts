import { randomUUID } from 'node:crypto';
import { drainDeletions, reconcile } from '@layers-content/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changedPort } from '../changed-port.ts';
import { beginCampaign } from '@layers-content/campaigns';
import {
  after,
  cancel,
  claim,
  complete,
  expectNothingLost,
  judge,
  later,
  neededKeys,
  plant,
  repositoryOf,
  scheduledKeys,
  start,
} from './planted.ts';
import type { BackgroundCampaign, Field, Planted, Processes } from './planted.ts';
import { anyPlans } from './plans.ts';

const minAgeMs = 5_000;

/** Keys no row knows, some of them beside what a row knows. */
const strays: Readonly<Record<string, (id: string) => string>> = {
  'a temporary file': () => `tmp/${randomUUID()}`,
  'staging of nobody': () => `staging/${randomUUID()}/r/upload-1.jpg`,
  'staging of another session': (id) => `staging/${id}/r/upload-1.jpg`,
  'a copy of a dead worker': (id) => `frozen/${id}/9-r/upload-1.jpg`,
  'a file too many': (id) => `public-media/content-container/${id}/media/upload-9.jpg`,
  'another letter case': (id) => `public-media/content-container/${id.toUpperCase()}/media/upload-1.jpg`,
  'no shape of ours': () => `staging/${randomUUID()}`,
  'quotes and more': (id) => `frozen/${id}/1-'"{}\\,\u2028/ü.jpg`,
};

/** What clients and workers do to an upload after the store was listed. */
const moves = ['nothing', 'claim', 'judge', 'complete', 'cancel'] as const;

const anyStray = fc.record({ kind: fc.constantFrom(...Object.keys(strays)), beside: fc.nat(5), isYoung: fc.boolean() });
const anyMoves = fc.array(fc.constantFrom(...moves), { maxLength: 6 });

/** Random stores over random rows, which move between the listing and its judgement. */
export function reconcileModel(processes: () => Processes, campaignName: BackgroundCampaign): void {
  test('reconcile schedules every old object that no row needs, and no other', async () => {
    const campaign = beginCampaign(campaignName);
    const property = fc.asyncProperty(
      anyPlans,
      fc.array(anyStray, { maxLength: 8 }),
      anyMoves,
      async (plans, asked, moving) => {
        const field = await plant(processes(), plans);
        await field.setNow(start);
        for (const [index, { kind, beside, isYoung }] of asked.entries()) {
          const { id = randomUUID() } = field.planted[(beside + index) % field.planted.length] ?? {};
          await field.setNow(isYoung ? after(-1_000, later) : start);
          field.store.put(strays[kind]?.(id) ?? '', Uint8Array.of(3));
        }
        await field.setNow(later);
        const listed = [...field.store.objects].map(([key, { modifiedAt }]) => ({
          key,
          isOld: later.getTime() - modifiedAt.getTime() >= minAgeMs,
        }));
        const before = await scheduledKeys(field.processes);

        const orphans = await reconcile(
          { maintenance: movingMaintenance(field, moving), store: field.store },
          minAgeMs,
        );
        const needed = await neededKeys(field.planted);
        const already = await keysOfMoves(field, orphans);
        const expected = listed.flatMap(({ key, isOld }) =>
          isOld && !needed.includes(key) && !before.includes(key) && !already.includes(key) ? [key] : [],
        );
        expect([...orphans].sort()).toEqual(expected.sort());

        const { maintenance } = repositoryOf(field, 1);
        await drainDeletions({ maintenance, store: field.store });
        await expectNothingLost(field);
        expect(await reconcile({ maintenance, store: field.store }, minAgeMs)).toEqual([]);
        expect([...field.store.objects.keys()].filter((key) => !needed.includes(key)).sort()).toEqual(
          listed.flatMap(({ key, isOld }) => (isOld ? [] : [key])).sort(),
        );
      },
    );
    await fc.assert(property, { numRuns: campaign.rounds, seed: campaign.seed });
    campaign.report('reconcile');
  });
}

/** What the moves themselves gave the outbox. */
async function keysOfMoves({ processes }: Field, orphans: readonly string[]): Promise<readonly string[]> {
  return (await scheduledKeys(processes)).filter((key) => !orphans.includes(key));
}

function movingMaintenance(field: Field, moving: readonly (typeof moves)[number][]) {
  const { maintenance } = repositoryOf(field, 0);
  let isMoved = false;
  return changedPort(maintenance, {
    scheduleUnknown: async (keys) => {
      if (!isMoved) for (const [index, move] of moving.entries()) await moveOne(field, field.planted[index], move);
      isMoved = true;
      return maintenance.scheduleUnknown(keys);
    },
  });
}

async function moveOne({ store }: Field, planted: Planted | undefined, move: (typeof moves)[number]): Promise<void> {
  if (!planted) return;
  if (move === 'claim') await claim(planted, store, 90_000);
  if (move === 'judge') await judge(planted);
  if (move === 'complete') await complete(planted, store);
  if (move === 'cancel') await cancel(planted);
}
