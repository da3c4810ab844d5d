import { afterEach, expect, test, vi } from 'vitest';
import { beginCampaign } from './index.ts';

afterEach(() => void vi.unstubAllEnvs());

test('a seed repeats what chance chose', () => {
  vi.stubEnv('CAMPAIGN_SEED', '7');
  const hundred = Array.from({ length: 100 }, (_unused, index) => index);
  const drawn = (): unknown => {
    const campaign = beginCampaign('randomKills');
    return [campaign.rounds, campaign.random(), campaign.sample(hundred)];
  };
  expect(drawn()).toEqual(drawn());
  expect(beginCampaign('randomKills').sample(hundred)).toHaveLength(3);
});

test('CAMPAIGN=long goes further', () => {
  const { rounds } = beginCampaign('randomKills');
  vi.stubEnv('CAMPAIGN', 'long');
  expect(beginCampaign('randomKills').rounds).toBeGreaterThan(rounds);
});
