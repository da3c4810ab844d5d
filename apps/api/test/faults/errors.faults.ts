import { isObject } from '@layers-content/contract';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { expectServed, jsonOf } from '../e2e/caller.ts';
import type { Json, WireAnswer } from '../e2e/caller.ts';
import { beginCampaign } from '@layers-content/campaigns';
import { localFile } from '../e2e/local-files.ts';
import { expectOnlyObjects, publicKeys } from '../e2e/object-tree.ts';
import { textLike } from '../e2e/text-like.ts';
import { expectWhole, reconciling } from '../e2e/whole.ts';
import type { SystemCall } from './strace.ts';
import { startTracedService } from './traced-service.ts';
import type { TracedService } from './traced-service.ts';

/**
 * One process whose disk fails once, at each call of a finalize in turn: an honest answer, and the next finalize
 * works.
 */
const campaign = beginCampaign('finalizeErrors');
vi.setConfig({ testTimeout: 600_000, hookTimeout: 120_000 });
const files = [localFile('square.jpg')];

interface Fault {
  readonly error: 'EIO' | 'ENOSPC';
  readonly call: SystemCall;
}

/** What each error can come from. */
const failing: Readonly<Record<Fault['error'], readonly string[]>> = {
  EIO: ['pwrite64', 'fsync', 'mkdir', 'link', 'openat', 'pread64'],
  ENOSPC: ['pwrite64', 'mkdir', 'link'],
};

let traced: TracedService;
const completed: Json[] = [];
/** How often each fault came out how. */
const outcomes = new Map<string, number>();
let storeFaults: readonly Fault[];
let databaseFaults: readonly Fault[];

beforeAll(async () => {
  traced = await startTracedService(files);
  completed.push(...traced.items);
  const faultsIn = (folder: string): readonly Fault[] =>
    (['EIO', 'ENOSPC'] as const).flatMap((error) =>
      traced.calls
        .filter(({ name, place }) => failing[error].includes(name) && place.startsWith(folder))
        .map((call) => ({ error, call })),
    );
  storeFaults = faultsIn('objects/');
  // Which of its tables the database has to read differs from one finalize to the next.
  databaseFaults = faultsIn('database/pglite/pg_wal');
});
afterAll(() => traced.installation.remove());

describe(`finalizeUpload (seed ${campaign.seed})`, () => {
  test('at calls to the log of the database', async () => {
    for (const fault of campaign.sample(databaseFaults)) await failAt(fault);
  });

  test('at every call to the store', async () => {
    expect(storeFaults.length).toBeGreaterThan(20);
    for (const fault of storeFaults) await failAt(fault);
  });
});

test('everything is in order afterwards', async () => {
  await traced.service().end('SIGTERM');
  await traced.installation.start({ env: reconciling });
  await expectOnlyObjects(traced.installation, publicKeys(completed));
  await expectWhole(traced.installation);
  for (const item of completed) {
    expect(await traced.caller.getItem(String(item['id']))).toEqual(item);
    await expectServed(item, files);
  }
  const told = [...outcomes].map(([outcome, times]) => `${times} × ${outcome}`).join(', ');
  campaign.report(
    `${storeFaults.length} faults of the store and ${databaseFaults.length} of the database to choose from: ${told}`,
  );
});

/** Finalizes once with the fault and once without. */
async function failAt({ call, error }: Fault): Promise<void> {
  const containerId = await traced.open();
  const { answer, calls } = await traced.finalizeFailing(call, error, containerId, 'first');
  const injected = calls.filter((one) => one.injected);
  expect(injected).toMatchObject([{ name: call.name, nth: call.nth }]);
  if (!answer) throw new Error(`the service died:\n${traced.installation.output()}`);
  const outcome = outcomeOf(answer);
  // A log that has grown is synced in more calls, so that another may have failed than was meant.
  const { place = '' } = injected[0] ?? {};
  expect({ error, place, outcome }).toEqual({ error, place, outcome: textLike(outcomesOf(error, place)) });

  const item = jsonOf(await traced.caller.finalize(containerId, 'second'), 200);
  // Whose bytes were being published had its verdict, and the first verdict's caption holds.
  const isJudged = outcome === '200' || place.startsWith('objects/public-media');
  expect({ place, caption: item['caption'] }).toEqual({
    place,
    caption: textLike(isJudged ? /^first$/ : /^(first|second)$/),
  });
  await expectServed(item, files);
  completed.push(item);
  const counted = `${error} ${outcome}`;
  outcomes.set(counted, (outcomes.get(counted) ?? 0) + 1);
}

/**
 * A write to the log that failed may be there all the same: then the finalize goes on after the database's recovery,
 * which may also take too long.
 */
function outcomesOf(error: Fault['error'], place: string): RegExp {
  if (place.startsWith('objects/')) return error === 'EIO' ? /^503 UNAVAILABLE$/ : /^507 STORAGE_FULL$/;
  return error === 'EIO' ? /^(200|503 UNAVAILABLE)$/ : /^(200|503 UNAVAILABLE|507 STORAGE_FULL)$/;
}

function outcomeOf(answer: WireAnswer): string {
  if (answer.status === 200) return '200';
  expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(0);
  const { error } = jsonOf(answer, answer.status);
  return `${answer.status} ${isObject(error) ? String(error['code']) : ''}`;
}
