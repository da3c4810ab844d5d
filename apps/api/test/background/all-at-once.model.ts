import { drainDeletions, reconcile, sweepUploads } from '@layers-content/core';
import type { ObjectStore } from '@layers-content/core';
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
  read,
  repositoryOf,
} from './planted.ts';
import type { BackgroundCampaign, Field, Planted, Processes } from './planted.ts';
import { anyPlans } from './plans.ts';

/** Every job in every process at once, again and again, while clients and workers go on. */
export function allAtOnceModel(processes: () => Processes, campaignName: BackgroundCampaign): void {
  test('all jobs in four processes at once publish nothing twice and delete nothing that is needed', async () => {
    const campaign = beginCampaign(campaignName);
    const property = fc.asyncProperty(
      anyPlans,
      fc.array(fc.nat(9), { minLength: 18, maxLength: 18 }),
      async (plans, chances) => {
        const field = await plant(processes(), plans);
        const sweptFiles: string[] = [];
        const deletedWhileNeeded: string[] = [];
        const store = watchedStore(field, sweptFiles, deletedWhileNeeded);
        const jobs = (n: number) => {
          const repository = repositoryOf(field, n);
          const { maintenance } = repository;
          return [
            sweepUploads({ repository, storeOf: () => store }),
            drainDeletions({ maintenance, store }),
            reconcile({ maintenance, store }, 0),
          ];
        };
        for (let round = 0; round < 3; round += 1) {
          const clients = field.planted.map((one, index) => goOn(field, one, chances[round * 6 + index] ?? 0));
          await Promise.all([...clients, ...[0, 1, 2, 3].flatMap(jobs)]);
        }
        expect(new Set(sweptFiles).size).toBe(sweptFiles.length);
        expect(deletedWhileNeeded).toEqual([]);
        await expectNothingLost(field);
        await expectEnd(field, jobs);
      },
    );
    await fc.assert(property, { numRuns: campaign.rounds, seed: campaign.seed });
    campaign.report('all jobs at once');
  });
}

/** When all sessions are over and the jobs have run, only what is served is left. */
async function expectEnd(field: Field, jobs: (n: number) => readonly Promise<unknown>[]): Promise<void> {
  for (const ms of [7_200_000, 7_300_000, 7_400_000]) {
    await field.setNow(after(ms, later));
    await Promise.all([0, 1].flatMap(jobs));
  }
  for (const one of field.planted) expect(['completed', 'canceled']).toContain((await read(one)).item.status);
  expect([...field.store.objects.keys()].sort()).toEqual([...(await neededKeys(field.planted))].sort());
}

async function goOn({ store }: Field, planted: Planted, chance: number): Promise<void> {
  if (chance < 3) await claim(planted, store, 90_000);
  else if (chance < 6) await judge(planted);
  else if (chance < 8) await complete(planted, store);
  else if (chance === 8) await cancel(planted);
}

/** Notes what sweeps publish and what is deleted although its row, asked just before, still needs it. */
function watchedStore({ store, planted }: Field, sweptFiles: string[], deletedWhileNeeded: string[]): ObjectStore {
  return changedPort<ObjectStore>(store, {
    publish: async (frozenKey, publicKey, contentType) => {
      sweptFiles.push(publicKey);
      await store.publish(frozenKey, publicKey, contentType);
    },
    delete: async (key) => {
      if ((await neededKeys(planted)).includes(key)) deletedWhileNeeded.push(key);
      await store.delete(key);
    },
  });
}
