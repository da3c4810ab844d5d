/** @module-tag campaign */
import { beginCampaign } from '@layers-content/campaigns';
import { isObject } from '@layers-content/contract';
import { sweepUploads } from '@layers-content/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openScene, picture } from './scene.ts';
import type { Scene } from './scene.ts';

/** Whatever happens in whatever order, and at once: what getUsage shows is what the rows add up to. */
const MiB = 1_048_576;
const campaign = beginCampaign('quotaWalk');
const limits = { openUploads: 8, storedBytes: 40 * MiB, itemsPerDay: 60 };
let scene: Scene;

beforeAll(async () => {
  const [openUploads, storedBytes, itemsPerDay] = Object.values(limits).map(String);
  const env = {
    RATE_LIMITS: 'off',
    QUOTA_OPEN_UPLOADS: openUploads ?? '',
    QUOTA_STORED_BYTES: storedBytes ?? '',
    QUOTA_ITEMS_PER_DAY: itemsPerDay ?? '',
  };
  scene = await openScene({ env });
});

afterAll(async () => {
  await scene.close();
});

function below(n: number): number {
  return Math.floor(campaign.random() * n);
}

let now = Date.parse('2026-06-12T20:00:00Z');
const known: string[] = [];
const refused = new Map<string, number>();

async function open(): Promise<void> {
  const files = Array.from({ length: 1 + below(3) }, () => ({
    filename: 'a.jpg',
    contentType: 'image/jpeg',
    sizeBytes: 1 + below(4 * MiB),
  }));
  const slideshow = files.length > 1 && below(3) === 0;
  const answer = await scene.call('createUploadSession', {
    path: { projectId: scene.projectId },
    body: { files, grouping: slideshow ? 'slideshow' : 'per-file' },
  });
  known.push(...new Set(answer.body.match(/cnt_[0-9a-f-]{36}/g)));
  const [quota] = /"quota":"\w+"/.exec(answer.body) ?? [];
  if (quota) refused.set(quota, (refused.get(quota) ?? 0) + 1);
}

async function finalize(containerId: string): Promise<void> {
  const stored = await scene.context.repository.forTenant(scene.tenant, 'system').findContent(containerId.slice(4));
  if (stored?.item.status === 'queued') {
    const refreshed = await scene.call('refreshUploadUrls', { path: { containerId } });
    for (const token of refreshed.body.match(/\/uploads\/[^"]+/g) ?? []) {
      await scene.send({ method: 'PUT', path: token, headers: { 'Content-Type': 'image/jpeg' }, body: picture });
    }
  }
  await scene.call('finalizeUpload', { path: { containerId }, body: { caption: '' } });
}

async function archiveAndRestore(): Promise<void> {
  await scene.call('archiveProject', { path: { projectId: scene.projectId } });
  await scene.call('updateProject', { path: { projectId: scene.projectId }, body: { status: 'active' } });
}

async function letTimePass(): Promise<void> {
  now += 1 + below(3) * 3_600_000;
  await scene.service.database.setServiceNow(new Date(now));
  await sweepUploads({ repository: scene.context.repository, storeOf: () => scene.service.store });
}

async function step(): Promise<void> {
  const containerId = known[below(Math.max(1, known.length))];
  const choice = below(20);
  if (choice < 8 || containerId === undefined) return open();
  if (choice < 13) return finalize(containerId);
  if (choice < 18) {
    await scene.call('cancelContent', { path: { containerId } });
    return;
  }
  return choice < 19 ? archiveAndRestore() : letTimePass();
}

/** By the contract's own words, from the rows and from nothing that is counted. */
async function recount(): Promise<Record<keyof typeof limits, number>> {
  const rows = await scene.service.database.execute(
    `SELECT state, files, assets, opened_on = (service_now() AT TIME ZONE 'UTC')::date AS today FROM content_items
     WHERE organization_id = $1 AND world = 'live' AND creative_type = 'uploaded'`,
    [scene.tenant.organizationId],
  );
  const sizes = (column: unknown, slackBytes: number): number => {
    const list: unknown = JSON.parse(String(column));
    if (!Array.isArray(list)) throw new Error('not a list of files');
    return list.reduce(
      (sum: number, entry: unknown) => sum + slackBytes + (isObject(entry) ? Number(entry['sizeBytes']) : Number.NaN),
      0,
    );
  };
  const isOpen = (row: { readonly state?: unknown }): boolean => row.state !== 'completed' && row.state !== 'canceled';
  return {
    openUploads: rows.filter(isOpen).length,
    storedBytes: rows.reduce(
      (sum, row) =>
        sum + (isOpen(row) ? sizes(row['files'], MiB) : row['state'] === 'completed' ? sizes(row['assets'], 0) : 0),
      0,
    ),
    itemsPerDay: rows.filter((row) => row['today'] === true).length,
  };
}

test('a random walk', { timeout: 3_600_000 }, async () => {
  await scene.service.database.setServiceNow(new Date(now));
  for (let round = 0; round < campaign.rounds; round += 1) {
    await Promise.all(Array.from({ length: 4 }, step));
    const usage: unknown = JSON.parse((await scene.call('getUsage')).body);
    const counted = await recount();
    expect(usage).toMatchObject({
      quotas: Object.fromEntries(Object.entries(counted).map(([name, used]) => [name, { used }])),
    });
    for (const name of ['openUploads', 'storedBytes', 'itemsPerDay'] as const)
      expect(counted[name]).toBeLessThanOrEqual(limits[name]);
  }
  // A walk that met no refusal would have shown nothing of the limits.
  expect(refused.size).toBeGreaterThan(0);
  campaign.report(`${known.length} items, refused ${[...refused].join(' ')}`);
});
