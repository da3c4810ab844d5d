import type { Usage } from '@layers-content/contract';
import { isObject } from '@layers-content/contract';
import { sweepUploads } from '@layers-content/core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Answer } from '../contract/documented-answers.ts';
import { errorOf, openScene, picture } from './scene.ts';
import type { Call, Scene } from './scene.ts';

/** Quotas of an organization: never exceeded, given back, and told as they are. */
const MiB = 1_048_576;
let scene: Scene;

afterEach(async () => {
  await scene.service.database.setServiceNow(null);
});

async function openWith(settings: Readonly<Record<string, string>>): Promise<void> {
  scene = await openScene({
    env: {
      RATE_LIMITS: 'off',
      QUOTA_OPEN_UPLOADS: '0',
      QUOTA_STORED_BYTES: '0',
      QUOTA_ITEMS_PER_DAY: '0',
      ...settings,
    },
  });
}

/** A session of so many pictures, one item each. */
function session(
  files = 1,
  { sizeBytes = 1_000, ...call }: Call & { readonly sizeBytes?: number } = {},
): Promise<Answer> {
  const file = { filename: 'a.jpg', contentType: 'image/jpeg', sizeBytes };
  const body = { grouping: 'per-file', files: Array.from({ length: files }, () => file) };
  return scene.call('createUploadSession', { path: { projectId: scene.projectId }, body, ...call });
}

async function quotas(key = scene.keys.live): Promise<Usage['quotas']> {
  const usage: unknown = JSON.parse((await scene.call('getUsage', { key })).body);
  if (!isUsage(usage)) throw new Error('not a usage');
  return usage.quotas;
}

function isUsage(value: unknown): value is Usage {
  return isObject(value) && isObject(value['quotas']);
}

const idsOf = ({ body }: Answer): readonly string[] => Array.from(new Set(body.match(/cnt_[0-9a-f-]{36}/g)));
const cancel = (containerId: string) => scene.call('cancelContent', { path: { containerId } });
const sweep = () => sweepUploads({ repository: scene.context.repository, storeOf: () => scene.service.store });

async function cancelAll(): Promise<void> {
  const rows = await scene.service.database.execute(
    "SELECT id FROM content_items WHERE state <> 'canceled' AND world = 'live'",
  );
  for (const { id } of rows) expect((await cancel(String(id))).status).toBe(200);
}

describe('open uploads', () => {
  const full = {
    status: 429,
    code: 'QUOTA_EXCEEDED',
    details: { quota: 'openUploads', limit: 25, used: 25, resetsAt: null },
  };

  beforeAll(() => openWith({ QUOTA_OPEN_UPLOADS: '25' }));
  afterEach(cancelAll);
  afterAll(() => scene.close());

  test('40 sessions at once: 25 open, 15 are refused with quota, limit and use', async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, () => session()));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(25);
    const refused = answers.filter(({ status }) => status !== 201);
    expect(refused).toHaveLength(15);
    for (const answer of refused) expect(errorOf(answer)).toMatchObject(full);
    expect((await quotas()).openUploads).toEqual({ limit: 25, used: 25, resetsAt: null });
  });

  test('a session is opened whole or not at all', async () => {
    await session(10);
    await session(10);
    expect(errorOf(await session(6))).toMatchObject({ details: { used: 20 } });
    expect((await quotas()).openUploads.used).toBe(20);
    expect((await session(5)).status).toBe(201);
    expect(errorOf(await session())).toMatchObject(full);
  });

  test('canceled ones are given back, once', async () => {
    const [first = ''] = idsOf(await session(10));
    await session(10);
    await session(5);
    await Promise.all([cancel(first), cancel(first), cancel(first)]);
    await cancel(first);
    expect((await quotas()).openUploads.used).toBe(24);
    const answers = await Promise.all([session(), session(), session()]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 429, 429]);
  });

  test('completed ones too', async () => {
    const { containerId } = await scene.openOne();
    await scene.put({ ...(await scene.openOne()) });
    expect((await quotas()).openUploads.used).toBe(2);
    const done = await scene.complete();
    expect((await quotas()).openUploads.used).toBe(2);
    await cancel(done.id);
    await cancel(containerId);
    expect((await quotas()).openUploads.used).toBe(1);
  });

  test('expired ones with the sweep', async () => {
    await session(10);
    await scene.service.database.setServiceNow(new Date(Date.now() + 7_200_000));
    await sweep();
    expect((await quotas()).openUploads.used).toBe(0);
    await sweep();
    expect((await quotas()).openUploads.used).toBe(0);
  });

  test('those of an archived project', async () => {
    const { body } = await scene.call('createProject', { body: { name: 'To be archived', timezone: 'Europe/Lisbon' } });
    const [projectId = ''] = /prj_[0-9a-f-]{36}/.exec(body) ?? [];
    expect((await session(7, { path: { projectId } })).status).toBe(201);
    await session(3);
    await scene.call('archiveProject', { path: { projectId } });
    await scene.call('archiveProject', { path: { projectId } });
    expect((await quotas()).openUploads.used).toBe(3);
  });

  test('the sandbox and other organizations have their own', async () => {
    for (let n = 0; n < 3; n += 1) await session(n < 2 ? 10 : 5);
    expect(errorOf(await session())).toMatchObject(full);
    expect((await session(1, { key: scene.keys.test })).status).toBe(201);
    expect((await quotas(scene.keys.test)).openUploads.used).toBe(1);
    expect((await quotas(scene.keys.foreign)).openUploads.used).toBe(0);
  });

  test('0 is no limit: what is not limited is counted all the same', async () => {
    await session(10);
    const { storedBytes, itemsPerDay } = await quotas();
    expect(storedBytes).toEqual({ limit: null, used: 10 * (1_000 + MiB), resetsAt: null });
    expect(itemsPerDay.limit).toBeNull();
    expect(itemsPerDay.used).toBeGreaterThan(100);
  });
});

describe('stored bytes', () => {
  const limit = 3 * (2 * MiB);

  beforeAll(() => openWith({ QUOTA_STORED_BYTES: String(limit) }));
  afterEach(cancelAll);
  afterAll(() => scene.close());

  test('declared sizes and 1 MiB a file are reserved, exactly to the limit', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => session(1, { sizeBytes: MiB })));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(3);
    const refused = answers.find(({ status }) => status !== 201);
    expect(refused && errorOf(refused)).toMatchObject({
      code: 'QUOTA_EXCEEDED',
      details: { quota: 'storedBytes', limit, used: limit, resetsAt: null },
    });
  });

  test('settled to what is stored at finalize, given back with it', async () => {
    await session(1, { sizeBytes: MiB });
    const { id } = await scene.complete();
    expect((await quotas()).storedBytes.used).toBe(2 * MiB + picture.byteLength);
    await cancel(id);
    expect((await quotas()).storedBytes.used).toBe(2 * MiB);
  });

  test('a refused finalize keeps the reservation', async () => {
    const target = await scene.openOne();
    expect(
      (await scene.call('finalizeUpload', { path: { containerId: target.containerId }, body: { caption: '' } })).status,
    ).toBe(409);
    expect((await quotas()).storedBytes.used).toBe(2 * MiB);
  });

  test('nothing of the sandbox counts', async () => {
    const key = scene.keys.test;
    const [containerId = ''] = idsOf(await session(10, { sizeBytes: 30 * MiB, key }));
    expect((await quotas(key)).storedBytes.used).toBe(0);
    expect((await scene.call('finalizeUpload', { path: { containerId }, body: { caption: '' }, key })).status).toBe(
      200,
    );
    expect((await quotas(key)).storedBytes.used).toBe(0);
    expect((await quotas()).storedBytes.used).toBe(0);
  });
});

describe('items a day', () => {
  const evening = new Date('2026-06-12T23:59:30.000Z');

  beforeAll(() => openWith({ QUOTA_ITEMS_PER_DAY: '5' }));
  afterAll(() => scene.close());

  test('until midnight UTC, whatever became of the items', async () => {
    await scene.service.database.setServiceNow(evening);
    expect((await session(3)).status).toBe(201);
    const answers = await Promise.all([session(), session(), session(), session()]);
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(2);
    await cancelAll();
    const details = { quota: 'itemsPerDay', limit: 5, used: 5, resetsAt: '2026-06-13T00:00:00Z' };
    expect(errorOf(await session())).toMatchObject({ status: 429, code: 'QUOTA_EXCEEDED', details });
    expect((await quotas()).itemsPerDay).toEqual({ limit: 5, used: 5, resetsAt: '2026-06-13T00:00:00Z' });
    await scene.service.database.setServiceNow(new Date('2026-06-13T00:00:00.000Z'));
    expect((await quotas()).itemsPerDay).toEqual({ limit: 5, used: 0, resetsAt: '2026-06-14T00:00:00Z' });
    expect((await session(5)).status).toBe(201);
    expect((await session()).status).toBe(429);
  });
});
