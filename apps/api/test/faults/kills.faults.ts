import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { expectServed, jsonOf } from '../e2e/caller.ts';
import type { Json } from '../e2e/caller.ts';
import { beginCampaign } from '@layers-content/campaigns';
import { slides } from '../e2e/local-files.ts';
import { expectOnlyObjects, publicKeys } from '../e2e/object-tree.ts';
import { textLike } from '../e2e/text-like.ts';
import { expectWhole, reconciling } from '../e2e/whole.ts';
import type { SystemCall } from './strace.ts';
import { changingCalls, startTracedService } from './traced-service.ts';
import type { TracedService } from './traced-service.ts';

/**
 * The process dies at the entry of each call by which a finalize of two slides changes the disk; the next process
 * makes it good.
 */
const campaign = beginCampaign('finalizeKills');
vi.setConfig({ testTimeout: campaign.rounds * 40_000 + 180_000, hookTimeout: 180_000 });
let traced: TracedService;
const completed: Json[] = [];

beforeAll(async () => {
  traced = await startTracedService(slides);
  completed.push(...traced.items);
});
afterAll(() => traced.installation.remove());

test(`SIGKILL at calls of a finalize (seed ${campaign.seed}): it is completed once, with the bytes that were put`, async () => {
  const boundaries = traced.calls.filter(({ name }) => changingCalls.includes(name));
  // Many recoveries later the log has more files, which are synced in more calls.
  const chosen = campaign
    .sample(boundaries)
    .toSorted((one, other) => Number(other.name === 'fsync') - Number(one.name === 'fsync'));
  let kills = 0;
  for (const boundary of chosen) kills += Number(await killAt(boundary));
  expect(kills).toBeGreaterThan(0);
  await traced.service().end('SIGKILL');
  await traced.installation.start({ env: reconciling });
  await expectOnlyObjects(traced.installation, publicKeys(completed));
  await expectWhole(traced.installation);
  for (const item of completed) {
    expect(await traced.caller.getItem(String(item['id']))).toEqual(item);
    await expectServed(item, slides);
  }
  campaign.report(`${kills} of ${boundaries.length} calls`);
});

/** Whether the call was made: how often the log of the database is written depends on where its pages end. */
async function killAt(call: SystemCall): Promise<boolean> {
  const where = `${call.name} ${call.nth} in ${call.place}`;
  const containerId = await traced.open();
  const { answer, calls } = await traced.finalizeUntil(call, containerId, `dead at ${where}`);
  if (answer) {
    expect(calls).not.toContainEqual(expect.objectContaining({ name: call.name, nth: call.nth }));
    completed.push(jsonOf(answer, 200));
    return false;
  }
  expect({ where, ending: await traced.service().ended }).toEqual({
    where,
    ending: { code: null, signal: 'SIGKILL' },
  });
  await traced.startAgain();
  const item = await traced.caller.complete(containerId, `alive after ${where}`);
  // Whose bytes were being published had its verdict.
  const isJudged = calls.some(({ name, place }) => name === 'mkdir' && place.startsWith('objects/public-media'));
  expect({ where, caption: item['caption'] }).toEqual({
    where,
    caption: textLike(isJudged ? /^dead at/ : /^(dead at|alive after)/),
  });
  await expectServed(item, slides);
  completed.push(item);
  return true;
}
