/** @module-tag campaign */
import { randomUUID } from 'node:crypto';
import type { TenantRepository } from '@layers-content/core';
import { openTestDatabase } from '@layers-content/database/testing';
import type { TestDatabase } from '@layers-content/database/testing';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { plainProject } from './contract/world.ts';
import { beginCampaign } from '@layers-content/campaigns';
import { newUpload, sessionOf } from './new-upload.ts';

/**
 * What the embedded database takes of the disk after much use, counted in pages of 8 KiB and in log files of 16 MiB.
 */
vi.setConfig({ testTimeout: 3_600_000 });
/** Changes between two rounds of the background job, at a hundred a second. */
const tendEvery = 500;
/** A checkpoint comes after four, and keeps some to be written over. */
const mostLogFiles = 10;
const tenant = { organizationId: randomUUID(), environment: 'live' } as const;
const projectId = randomUUID();

let database: TestDatabase;
let own: TenantRepository;

beforeAll(async () => {
  database = await openTestDatabase();
  await database.insertOrganization(tenant.organizationId);
  own = database.repository.forTenant(tenant, 'system');
  await own.transaction((unit) => unit.createProject(projectId, plainProject));
});
afterAll(() => database.close());

async function pagesOf(table: string): Promise<number> {
  const [row] = await database.execute('SELECT pg_total_relation_size($1::regclass) / 8192 AS pages', [table]);
  return Number(row?.['pages']);
}

async function logFiles(): Promise<number> {
  const [row] = await database.execute("SELECT count(*) AS files FROM pg_ls_waldir() WHERE name ~ '^[0-9A-F]{24}$'");
  return Number(row?.['files']);
}

/** Repeats a change, and the job beside it. */
async function repeat(
  times: number,
  change: (n: number) => Promise<unknown>,
): Promise<Readonly<Record<string, number>>> {
  const steps: Record<string, number> = {};
  for (let n = 1; n <= times; n += 1) {
    await change(n);
    if (n % tendEvery > 0) continue;
    for (const [step, count] of Object.entries(await database.repository.maintenance.tendTables()))
      steps[step] = (steps[step] ?? 0) + count;
  }
  return steps;
}

async function open(): Promise<string> {
  const upload = newUpload();
  await own.transaction((unit) => unit.createUploadSession({ ...sessionOf(projectId, [upload]), sessionTtlMs: 0 }));
  return upload.id;
}

test('captions changed again and again: the tables and the log stay small', async () => {
  const campaign = beginCampaign('upkeep');
  const id = randomUUID();
  await database.execute(
    `INSERT INTO content_items (id, organization_id, world, project_id, creative_type, state, slideshow, files, session_expires_at, caption, assets, media, completed_at)
     VALUES ($1, $2, 'live', $3, 'uploaded', 'completed', false, '[]', now(), '', $4, '[1]', now())`,
    [
      id,
      tenant.organizationId,
      projectId,
      JSON.stringify([{ assetId: 'upload-1', kind: 'image', location: { key: 'k' } }]),
    ],
  );
  const steps = await repeat(campaign.rounds, (n) =>
    own.transaction((unit) => unit.updateCaption(id, `${n} `.repeat(300), [])),
  );
  expect(await pagesOf('content_items')).toBeLessThanOrEqual(1_000);
  expect(await logFiles()).toBeLessThanOrEqual(mostLogFiles);
  campaign.report(`captions, ${JSON.stringify(steps)}`);
});

test('sessions opened and swept: what they pass through stays small', async () => {
  const campaign = beginCampaign('upkeep');
  const { maintenance } = database.repository;
  const steps = await repeat(campaign.rounds, async () => {
    await open();
    await maintenance.cancelExpired(10);
    await maintenance.confirmDeletions(await maintenance.takeDeletions(10, 1));
  });
  expect(await pagesOf('object_deletions')).toBeLessThanOrEqual(60);
  expect(await pagesOf('organization_usage')).toBeLessThanOrEqual(60);
  // Canceled items stay, with what their sessions left behind once.
  expect(await pagesOf('content_items')).toBeLessThanOrEqual(1_000 + campaign.rounds / 3);
  expect(await logFiles()).toBeLessThanOrEqual(mostLogFiles);
  campaign.report(`sessions, ${JSON.stringify(steps)}`);
});
