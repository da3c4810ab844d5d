import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { callerOf, expectServed, jsonOf, put } from './caller.ts';
import type { Caller, Json, LocalFile, PutTarget } from './caller.ts';
import { beginCampaign } from './campaigns.ts';
import { localFile, slides } from './local-files.ts';
import { expectOnlyObjects, publicKeys } from './object-tree.ts';
import { captionMark, expectNothingSecretIn } from './secrets-in-output.ts';
import { createInstallation } from './service-process.ts';
import type { Installation, ServiceProcess } from './service-process.ts';
import { textLike } from './text-like.ts';

/**
 * Clients at work while the process is killed at moments of chance. What was acknowledged must hold; what was not may
 * have happened or not, but never by halves.
 */
const campaign = beginCampaign('randomKills');
vi.setConfig({ testTimeout: campaign.rounds * 60_000 + 180_000, hookTimeout: 120_000 });
const clientsAtOnce = 4;
const killAfterMs = { least: 200, most: 3_000 };

/** What a client knows of one item. */
interface Known {
  readonly files: readonly LocalFile[];
  readonly targets: readonly PutTarget[];
  /** Each PUT was answered. */
  isPut: boolean;
  /** The last item an answer held; null before completion. */
  answered: Json | null;
  /** Captions that were sent since then and may hold now. */
  unanswered: string[];
  deletion: 'none' | 'sent' | 'answered';
}

let installation: Installation;
let service: ServiceProcess;
let caller: Caller;
let captionsMade = 0;
const known: Known[] = [];

beforeAll(async () => {
  installation = await createInstallation();
  service = await installation.start();
  const { liveKey = '', projectId = '' } = await installation.credentials();
  caller = callerOf(service.baseUrl, { key: liveKey, projectId });
});
afterAll(() => installation.remove());

test(`${campaign.rounds} kills (seed ${campaign.seed}): nothing acknowledged is lost`, async () => {
  for (let round = 0; round < campaign.rounds; round += 1) {
    const from = known.length;
    const clients = Array.from({ length: clientsAtOnce }, workUntilItFails);
    await expect.poll(() => known.length, { timeout: 30_000 }).toBeGreaterThan(from);
    await sleep(killAfterMs.least + campaign.random() * (killAfterMs.most - killAfterMs.least));
    await service.end('SIGKILL');
    await Promise.all(clients);
    service = await installation.start();
    for (const one of known.slice(from)) await expectKept(one);
    for (const one of known.slice(from)) await finish(one);
  }
  await service.end('SIGKILL');
  service = await installation.start({ env: { RECONCILE_MIN_AGE_SECONDS: '0', RECONCILE_INTERVAL_SECONDS: '1' } });
  const served = known.flatMap(({ answered, deletion }) => (answered && deletion === 'none' ? [answered] : []));
  await expectOnlyObjects(installation, publicKeys(served));
  for (const one of known) await expectKept(one);
  campaign.report(`${known.length} uploads`);
  await expectNothingSecretIn(installation, known.flatMap(({ targets }) => targets));
});

function newCaption(): string {
  captionsMade += 1;
  return `${captionMark} ${captionsMade}`;
}

/** Uploads, corrects and deletes, one item after another, until the connection breaks. */
async function workUntilItFails(): Promise<void> {
  try {
    for (;;) await workOnce();
  } catch (error) {
    // How fetch tells that the process is gone; everything else is a finding.
    if (!(error instanceof TypeError && /^(fetch failed|terminated)$/.test(error.message))) throw error;
  }
}

async function workOnce(): Promise<void> {
  const files = campaign.random() < 0.3 ? slides : [localFile('square.jpg')];
  const targets = await caller.openSession(files, files.length > 1 ? 'slideshow' : 'per-file');
  const one: Known = { files, targets, isPut: false, answered: null, unanswered: [], deletion: 'none' };
  known.push(one);
  for (const [index, { bytes }] of files.entries()) expect((await put(targets[index], bytes)).status).toBe(200);
  one.isPut = true;
  await complete(one);
  if (campaign.random() < 0.5) await correct(one);
  if (campaign.random() < 0.2) await remove(one);
}

function idOf({ targets }: Known): string {
  return targets[0]?.containerId ?? '';
}

async function complete(one: Known): Promise<Json> {
  const caption = newCaption();
  one.unanswered.push(caption);
  const item = await caller.complete(idOf(one), caption);
  expect(one.unanswered).toContain(item['caption']);
  [one.answered, one.unanswered] = [item, []];
  return item;
}

async function correct(one: Known): Promise<void> {
  const caption = newCaption();
  one.unanswered.push(caption);
  const item = jsonOf(await caller.call('updateContent', 'PATCH', `/v1/content/${idOf(one)}`, { caption }), 200);
  expect(item).toMatchObject({ caption });
  [one.answered, one.unanswered] = [item, []];
}

async function remove(one: Known): Promise<void> {
  one.deletion = 'sent';
  jsonOf(await caller.call('cancelContent', 'DELETE', `/v1/content/${idOf(one)}`), 200);
  one.deletion = 'answered';
}

/** Holds one item against what its client knows. */
async function expectKept(one: Known): Promise<void> {
  const found = await caller.getItem(idOf(one));
  const isDeleted = found['status'] === 'canceled';
  if (isDeleted || one.deletion === 'answered') {
    expect({ isDeleted, deletion: one.deletion }).toEqual({ isDeleted: true, deletion: textLike(/sent|answered/) });
    return;
  }
  if (!one.answered) return;
  const { caption, completedAt } = found;
  if (one.unanswered.length === 0) expect(found).toEqual(one.answered);
  else {
    expect([one.answered['caption'], ...one.unanswered]).toContain(caption);
    expect(found).toEqual({ ...one.answered, caption, completedAt, platformFit: found['platformFit'] });
  }
  await expectServed(found, one.files);
}

/** Does what the client had still meant to do, so that every item ends completed or canceled. */
async function finish(one: Known): Promise<void> {
  const found = await caller.getItem(idOf(one));
  if (found['status'] === 'canceled') {
    one.deletion = 'answered';
    return;
  }
  one.deletion = 'none';
  if (one.answered) {
    [one.answered, one.unanswered] = [found, []];
    return;
  }
  if (!one.isPut) {
    // Some of its PUTs may have landed, or all; a finalize that came through needs no more of them.
    const tried = await caller.finalize(idOf(one), '');
    one.unanswered.push('');
    if (tried.status === 409) {
      for (const [index, { bytes }] of one.files.entries()) expect((await put(one.targets[index], bytes)).status).toBe(200);
    }
  }
  await expectServed(await complete(one), one.files);
}
