import { checkConsistency, drainDeletions } from '@layers-content/core';
import type { Finding, ObjectStore } from '@layers-content/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changedPort } from '../changed-port.ts';
import { beginCampaign } from '@layers-content/campaigns';
import { damages } from './damages.ts';
import { cancel, complete, later, plant, repositoryOf } from './planted.ts';
import type { BackgroundCampaign, Field, Processes } from './planted.ts';
import { anyPlans } from './plans.ts';

const anyDamage = fc.option(fc.record({ kind: fc.constantFrom(...Object.keys(damages)), n: fc.nat(20) }), {
  nil: null,
});

/** A world in order, and the same with one thing that is not. */
export function fsckModel(processes: () => Processes, campaignName: BackgroundCampaign): void {
  test('checkConsistency finds each damage, and nothing in an environment that has none', async () => {
    const campaign = beginCampaign(campaignName);
    const property = fc.asyncProperty(anyPlans, anyDamage, async (plans, damage) => {
      const field = await plant(processes(), plans);
      expect(await findings(field)).toEqual([]);
      const expected = damage ? ((await damages[damage.kind]?.(field, damage.n)) ?? []) : [];
      expect(await findings(field)).toEqual(expected);
    });
    await fc.assert(property, { numRuns: campaign.rounds, seed: campaign.seed });
    campaign.report('checkConsistency');
  });
}

/**
 * Everything goes on between the first look and the second: uploads complete, are deleted, and the outbox does its
 * work.
 */
export function fsckBesideOthersModel(processes: () => Processes, campaignName: BackgroundCampaign): void {
  test('checkConsistency does not report what only moved on while it looked', async () => {
    const campaign = beginCampaign(campaignName);
    const property = fc.asyncProperty(anyPlans, fc.nat(), async (plans, canceling) => {
      const field = await plant(processes(), plans);
      const { maintenance } = repositoryOf(field, 0);
      let moves = 0;
      const move = async () => {
        if (moves >= 2) return;
        moves += 1;
        for (const one of field.planted) await complete(one, field.store);
        for (const [index, one] of field.planted.entries())
          if (moves === 2 || (canceling >> index) % 2 === 1) await cancel(one);
        await drainDeletions({ maintenance, store: field.store });
      };
      const store = changedPort<ObjectStore>(field.store, {
        // After the rows were read.
        stat: async (key) => {
          await move();
          return field.store.stat(key);
        },
        // After all was listed.
        async *list(prefix) {
          yield* field.store.list(prefix);
          if (prefix === 'tmp/') await move();
        },
      });
      expect(await findings(field, store)).toEqual([]);
    });
    await fc.assert(property, { numRuns: campaign.rounds, seed: campaign.seed });
    campaign.report('checkConsistency beside others');
  });
}

/** No endpoint is made here. */
const noSecrets = { open: () => '' };

async function findings(field: Field, store: ObjectStore = field.store): Promise<readonly Finding[]> {
  const ports = {
    repository: repositoryOf(field, 1),
    store,
    signingSecrets: noSecrets,
    temporaryGraceMs: 0,
    now: later,
  };
  return (await checkConsistency(ports, new AbortController().signal)).findings;
}
