/** @module-tag campaign */
/** @module-tag process */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { callerOf, expectServed, put } from './caller.ts';
import type { Caller, Json, LocalFile, PutTarget } from './caller.ts';
import { localFile, slides } from './local-files.ts';
import { expectOnlyObjects, objectKeys, publicKeys } from './object-tree.ts';
import { childrenOf, stillAlive } from './process-list.ts';
import { captionMark, expectNothingSecretIn } from './secrets-in-output.ts';
import { createInstallation } from './service-process.ts';
import type { Installation, ServiceProcess } from './service-process.ts';
import { beginPut } from './slow-put.ts';
import { expectWhole, reconciling } from './whole.ts';

/**
 * One installation whose process is killed again and again, each time at another point; the next process is the one
 * that must make it good. The tests build on each other, in this order.
 */
vi.setConfig({ testTimeout: 180_000, hookTimeout: 120_000 });
const picture = localFile('square.jpg');
const otherPicture = localFile('gray.jpg');
const killed = { code: null, signal: 'SIGKILL' };

interface Completed {
  readonly item: Json;
  readonly files: readonly LocalFile[];
}

let installation: Installation;
let service: ServiceProcess;
let caller: Caller;
const completed: Completed[] = [];
const targets: PutTarget[] = [];

beforeAll(async () => {
  installation = await createInstallation();
  service = await startKillable();
  const { liveKey = '', projectId = '' } = await installation.credentials();
  caller = callerOf(service.baseUrl, { key: liveKey, projectId });
  completed.push({ item: await caller.upload([picture], `${captionMark}: before all`), files: [picture] });
});
afterAll(() => installation.remove());

function startKillable(): Promise<ServiceProcess> {
  return installation.start({ entry: 'test/e2e/crashing-main.ts' });
}

async function openSession(files: readonly LocalFile[]): Promise<readonly PutTarget[]> {
  const opened = await caller.openSession(files, files.length > 1 ? 'slideshow' : 'per-file');
  targets.push(...opened);
  return opened;
}

async function expectAllThere(): Promise<void> {
  for (const { item, files } of completed) {
    expect(await caller.getItem(String(item['id']))).toEqual(item);
    await expectServed(item, files);
  }
}

async function completeAndKeep(containerId: string, caption: string, files: readonly LocalFile[]): Promise<Json> {
  const item = await caller.complete(containerId, caption);
  completed.push({ item, files });
  return item;
}

/** How many objects of this item lie where. */
async function objectCounts(containerId: string): Promise<{ staging: number; frozen: number; published: number }> {
  const own = (await objectKeys(installation)).filter((key) => key.includes(containerId.slice('cnt_'.length)));
  const below = (prefix: string) => own.filter((key) => key.startsWith(prefix)).length;
  return { staging: below('staging/'), frozen: below('frozen/'), published: below('public-media/') };
}

describe('SIGKILL during PUT', () => {
  test('keeps what an earlier PUT was answered for, forgets the half, and leaves no child behind', async () => {
    const [unanswered] = await openSession([picture]);
    const [answered] = await openSession([picture]);
    expect((await put(answered, otherPicture.bytes)).status).toBe(200);
    const children = await childrenOf(service.pid);
    expect(children.length).toBeGreaterThan(0);
    const puts = [
      await beginPut(installation, unanswered, picture.bytes),
      await beginPut(installation, answered, picture.bytes),
    ];
    expect(await service.end('SIGKILL')).toEqual(killed);
    expect(await Promise.all(puts.map(({ status }) => status))).toEqual([null, null]);
    expect((await objectKeys(installation)).filter((key) => key.startsWith('tmp/'))).toHaveLength(2);
    await expect.poll(() => stillAlive(children), { timeout: 10_000 }).toEqual([]);

    service = await startKillable();
    const [open = '', complete = ''] = [unanswered?.containerId, answered?.containerId];
    await completeAndKeep(complete, `${captionMark}: put before`, [otherPicture]);
    expect((await caller.finalize(open, '')).status).toBe(409);
    expect(await caller.getItem(open)).toMatchObject({ status: 'queued' });
    expect((await put(unanswered, picture.bytes)).status).toBe(200);
    await completeAndKeep(open, `${captionMark}: put again`, [picture]);
    await expectAllThere();
  });
});

/** Where a finalize of two slides dies, what lies on the disk then, and whether its caption was already decided. */
const deaths = [
  { at: 'after claimUpload 1', left: { staging: 2, frozen: 0, published: 0 }, decided: false },
  { at: 'after freeze 1', left: { staging: 2, frozen: 1, published: 0 }, decided: false },
  { at: 'after freeze 2', left: { staging: 2, frozen: 2, published: 0 }, decided: false },
  { at: 'before commitVerdict 1', left: { staging: 2, frozen: 2, published: 0 }, decided: false },
  { at: 'after commitVerdict 1', left: { staging: 2, frozen: 2, published: 0 }, decided: true },
  { at: 'after publish 1', left: { staging: 2, frozen: 2, published: 1 }, decided: true },
  { at: 'before completePublishing 1', left: { staging: 2, frozen: 2, published: 2 }, decided: true },
  { at: 'after completePublishing 1', left: { staging: 2, frozen: 2, published: 2 }, decided: true },
] as const;

describe('SIGKILL during finalizeUpload', () => {
  test.each(deaths)('$at', async ({ at, left, decided }) => {
    const opened = await openSession(slides);
    const containerId = opened[0]?.containerId ?? '';
    for (const [index, { bytes }] of slides.entries()) expect((await put(opened[index], bytes)).status).toBe(200);
    await service.ask({ deathAt: at });
    const captions = { first: `${captionMark}: first, dead ${at}`, second: `${captionMark}: second, after ${at}` };
    await expect(caller.finalize(containerId, captions.first)).rejects.toThrow('fetch failed');
    expect(await service.ended).toEqual(killed);
    expect(await objectCounts(containerId)).toEqual(left);

    service = await startKillable();
    const item = await completeAndKeep(containerId, captions.second, slides);
    expect(item['caption']).toBe(decided ? captions.first : captions.second);
    await expectAllThere();
  });
});

test('the service itself finds everything in order, and no orphan is left', async () => {
  await service.end('SIGKILL');
  // Before anything is sent to it: at age 0 a PUT under way would be an orphan too.
  service = await installation.start({ env: reconciling });
  await expectOnlyObjects(installation, publicKeys(completed.map(({ item }) => item)));
  await expectWhole(installation);
  await expectAllThere();
  expect(await service.end('SIGTERM')).toEqual({ code: 0, signal: null });
});

test('nothing secret was printed', async () => {
  await expectNothingSecretIn(installation, targets);
});
