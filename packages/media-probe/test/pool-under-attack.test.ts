/** @module-tag campaign */
/** @module-tag process */
import type { ContentType } from '@layers-content/core';
import { expect, test } from 'vitest';
import { openProbePool } from '../src/pool/index.ts';
import type { ProbePool } from '../src/pool/index.ts';
import { beginCampaign } from '@layers-content/campaigns';
import { watchEventLoop } from './event-loop.ts';
import { hostileFiles } from './hostile/files.ts';
import { makeMutant } from './hostile/mutants.ts';
import { CountingReader } from './readers.ts';

interface Attack {
  readonly name: string;
  readonly type: ContentType;
  readonly bytes: Uint8Array;
  readonly answers: readonly string[] | null;
}

async function attack(pool: ProbePool, { name, type, bytes, answers }: Attack): Promise<void> {
  const result = await pool.probe(new CountingReader(bytes), type, new AbortController().signal);
  const answer = result.ok ? 'measured' : result.fault.reason;
  if (answers !== null) expect(answers, name).toContain(answer);
}

/**
 * What the service feels while its children are at work on the worst files there are: no child dies of them, every one
 * is answered. How long the event loop of this process was held up is told, not judged.
 */
test('hostile files in the pool hold no child', async () => {
  const campaign = beginCampaign('poolMutations');
  const made = hostileFiles.map((file) => ({ ...file, bytes: file.bytes() }));
  const changed = Array.from({ length: campaign.rounds }, () => ({
    name: 'a changed file',
    answers: null,
    ...makeMutant(campaign.random),
  }));
  const attacks: Attack[] = [...made, ...changed];
  // Less memory than a child has, so that none comes near its end; more time, since the machine may do other things
  // too.
  const pool = await openProbePool({
    size: 2,
    filesPerChild: 100_000,
    maxResidentBytes: 420 * 1_048_576,
    deadlineMs: 120_000,
  });
  await Promise.all(
    [0, 1].map(() => attack(pool, { name: 'the first', answers: null, ...makeMutant(campaign.random) })),
  );
  const before = pool.pids;
  const stopWatching = watchEventLoop();
  await Promise.all(
    [0, 1, 2, 3].map(async (client) => {
      for (const each of attacks.filter((_, index) => index % 4 === client)) await attack(pool, each);
    }),
  );
  const { p99Ms, maxMs, longestWorkMs } = stopWatching();
  const after = pool.pids;
  await pool.close();

  const delays = `p99 ${p99Ms.toFixed(1)} ms, max ${maxMs.toFixed(1)} ms, of its own work at most ${longestWorkMs.toFixed(1)} ms`;
  campaign.report(`${attacks.length} files, event-loop delay ${delays}`);
  expect(after).toEqual(before);
}, 600_000);
