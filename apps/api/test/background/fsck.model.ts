import { checkConsistency } from '@layers-content/core';
import type { Finding } from '@layers-content/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { beginCampaign } from '../e2e/campaigns.ts';
import { damages } from './damages.ts';
import { later, plant, repositoryOf } from './planted.ts';
import type { BackgroundCampaign, Field, Processes } from './planted.ts';
import { anyPlans } from './plans.ts';

const anyDamage = fc.option(fc.record({ kind: fc.constantFrom(...Object.keys(damages)), n: fc.nat(20) }), { nil: null });

/** A world in order, and the same with one thing that is not. */
export function fsckModel(processes: () => Processes, campaignName: BackgroundCampaign): void {
  test('checkConsistency finds each damage, and nothing in a world that has none', async () => {
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

async function findings(field: Field): Promise<readonly Finding[]> {
  const ports = { repository: repositoryOf(field, 1), store: field.store, temporaryGraceMs: 0, now: later };
  return (await checkConsistency(ports, new AbortController().signal)).findings;
}
