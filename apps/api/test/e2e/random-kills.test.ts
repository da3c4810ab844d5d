/** @module-tag campaign */
/** @module-tag process */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { callerOf } from './caller.ts';
import { beginCampaign } from '@layers-content/campaigns';
import { isLostConnection, KnownUploads } from './known-uploads.ts';
import { expectOnlyObjects, publicKeys } from './object-tree.ts';
import { expectNothingSecretIn } from './secrets-in-output.ts';
import { createInstallation } from './service-process.ts';
import type { Installation, ServiceProcess } from './service-process.ts';
import { expectWhole, reconciling } from './whole.ts';

/** Clients at work while the process is killed at moments of chance. */
const campaign = beginCampaign('randomKills');
vi.setConfig({ testTimeout: campaign.rounds * 60_000 + 180_000, hookTimeout: 120_000 });
const clientsAtOnce = 4;
const killAfterMs = { least: 200, most: 3_000 };

let installation: Installation;
let service: ServiceProcess;
let uploads: KnownUploads;

beforeAll(async () => {
  installation = await createInstallation();
  service = await installation.start();
  const { liveKey = '', projectId = '' } = await installation.credentials();
  const caller = callerOf(service.baseUrl, { key: liveKey, projectId });
  uploads = new KnownUploads(
    () => caller,
    () => campaign.random(),
  );
});
afterAll(() => installation.remove());

test(`${campaign.rounds} kills (seed ${campaign.seed}): nothing acknowledged is lost`, async () => {
  for (let round = 0; round < campaign.rounds; round += 1) {
    const from = uploads.all.length;
    const clients = Array.from({ length: clientsAtOnce }, workUntilItFails);
    await expect.poll(() => uploads.all.length, { timeout: 30_000 }).toBeGreaterThan(from);
    await sleep(killAfterMs.least + campaign.random() * (killAfterMs.most - killAfterMs.least));
    await service.end('SIGKILL');
    await Promise.all(clients);
    service = await installation.start();
    for (const one of uploads.all.slice(from)) await uploads.expectKept(one);
    for (const one of uploads.all.slice(from)) await uploads.finish(one);
  }
  await service.end('SIGKILL');
  service = await installation.start({ env: reconciling });
  await expectOnlyObjects(installation, publicKeys(uploads.served()));
  await expectWhole(installation);
  for (const one of uploads.all) await uploads.expectKept(one);
  campaign.report(`${uploads.all.length} uploads`);
  await expectNothingSecretIn(
    installation,
    uploads.all.flatMap(({ targets }) => targets),
  );
});

async function workUntilItFails(): Promise<void> {
  try {
    for (;;) await uploads.workOnce();
  } catch (error) {
    if (!isLostConnection(error)) throw error;
  }
}
