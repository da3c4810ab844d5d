import type { ContentType, MediaInfo } from '@layers-content/core';
import { describe, expect, test } from 'vitest';
import { ProbeFault } from '../src/index.ts';
import { beginCampaign } from '@layers-content/campaigns';
import { hostileFiles } from './hostile/files.ts';
import { makeMutant } from './hostile/mutants.ts';
import { Outcomes } from './hostile/outcomes.ts';
import { whyNotMedia } from './hostile/whole-media.ts';
import { probeBytes } from './readers.ts';

/**
 * The measures or a fault; anything else that is thrown goes on, and a file that makes the probe hang lets the test
 * run out of time.
 */
function answerTo(bytes: Uint8Array, type: ContentType): Promise<MediaInfo | ProbeFault> {
  return probeBytes(bytes, type).catch((error: unknown) => {
    if (error instanceof ProbeFault) return error;
    throw error;
  });
}

describe('files made to do harm', () => {
  test.each(hostileFiles)('$name', async ({ type, answers, bytes }) => {
    const answer = await answerTo(bytes(), type);
    expect(answers).toContain(answer instanceof ProbeFault ? answer.reason : 'measured');
  });
});

test(
  'changed files: an answer or a fault, and what is accepted is whole media',
  { tags: ['campaign'], timeout: 1_800_000 },
  async () => {
    const campaign = beginCampaign('mutations');
    const outcomes = new Outcomes();
    for (let round = 0; round < campaign.rounds; round += 1) {
      const mutant = makeMutant(campaign.random);
      const told = `seed ${campaign.seed}, round ${round}: ${mutant.seed}, ${mutant.changes.join(', ')}`;
      const answer = await answerTo(mutant.bytes, mutant.type).catch((error: unknown) => {
        throw new Error(told, { cause: error });
      });
      outcomes.note(mutant.seed, answer instanceof ProbeFault ? answer.reason : 'measured');
      if (!(answer instanceof ProbeFault)) expect(await whyNotMedia(mutant, answer), told).toBeNull();
    }
    campaign.report(outcomes.inAll());
    if (campaign.isLong) process.stdout.write(outcomes.table());
  },
);
