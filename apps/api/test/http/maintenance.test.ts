import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { drainDeletions, reconcile, sweepUploads, UnavailableError } from '@layers-content/core';
import type { UploadTarget } from '@layers-content/contract';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { backgroundJobs } from '../../src/background/background-jobs.ts';
import { createGate, gatedProber } from './gate.ts';
import { bare, itemOf, openScene, openSecondProcess, otherPicture, outcomeOf, picture } from './scene.ts';
import type { Scene } from './scene.ts';

/** What timers do for uploads that nobody ends: the sweep, the outbox and the walk over the store. */
const gate = createGate();
const dayMs = 86_400_000;
let scene: Scene;
/** Over the same database and store, but the next publish or delete fails as if the process had died. */
let dying: Scene;
let dies: 'never' | 'in publish' | 'after publish' = 'never';
let refusesDeletes = false;

beforeAll(async () => {
  scene = await openScene({ wrap: ({ prober }) => ({ prober: gatedProber(prober, gate) }) });
  const { store } = scene.service;
  dying = await openSecondProcess(scene, {
    store: {
      ...store,
      publish: async (...args) => {
        if (dies !== 'in publish') await store.publish(...args);
        if (dies !== 'never') throw new UnavailableError('object store');
      },
      delete: (key) => (refusesDeletes ? Promise.reject(new UnavailableError('object store')) : store.delete(key)),
    },
  });
});

afterEach(async () => {
  [dies, refusesDeletes] = ['never', false];
  gate.open();
  await scene.service.database.setServiceNow(null);
  await drain();
});

afterAll(async () => {
  await dying.close();
  await scene.close();
});

const later = (ms: number) => scene.service.database.setServiceNow(new Date(Date.now() + ms));
const finalize = (containerId: string, caption: string, process: Scene = scene) =>
  process.call('finalizeUpload', { path: { containerId }, body: { caption } });
const cancel = (containerId: string) => scene.call('cancelContent', { path: { containerId } });
const sweep = () => sweepUploads({ repository: scene.context.repository, storeOf: () => scene.service.store });
const drain = () => drainDeletions({ maintenance: scene.context.repository.maintenance, store: scene.service.store });
const walk = (minAgeMs = dayMs) =>
  reconcile({ maintenance: scene.context.repository.maintenance, store: scene.service.store }, minAgeMs);
const everywhere = ['staging/', 'frozen/', 'public-media/', 'tmp/'];
const keysOf = async (containerId: string) =>
  (await scene.keysOf(...everywhere)).filter((key) => key.includes(bare(containerId)));
const publicKey = (containerId: string) => `public-media/content-container/${bare(containerId)}/media/upload-1.jpg`;

async function putOne(): Promise<UploadTarget> {
  const target = await scene.openOne();
  expect((await scene.put(target)).status).toBe(200);
  return target;
}

describe.each(['in publish', 'after publish'] as const)('a worker that died %s', (moment) => {
  async function leftPublishing(): Promise<string> {
    const { containerId } = await putOne();
    dies = moment;
    const answer = await finalize(containerId, 'Judged before the end.', dying);
    expect(outcomeOf(answer)).toBe('503 UNAVAILABLE');
    expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect(await scene.item(containerId)).toMatchObject({
      status: 'processing',
      caption: null,
      assets: [],
      preview: null,
      platformFit: [],
      completedAt: null,
    });
    expect((await scene.send({ method: 'GET', path: `/${publicKey(containerId)}` })).status).toBe(404);
    dies = 'never';
    return containerId;
  }

  test('is finished by the next finalize, with the caption of the verdict', async () => {
    const containerId = await leftPublishing();
    expect(itemOf(await finalize(containerId, 'Too late.'))).toMatchObject({
      status: 'completed',
      caption: 'Judged before the end.',
    });
    expect((await scene.send({ method: 'GET', path: `/${publicKey(containerId)}` })).bytes).toEqual(picture);
  });

  test('is finished by the sweep once its lease has lapsed', async () => {
    const containerId = await leftPublishing();
    await later(85_000);
    expect(await sweep()).toEqual({ canceled: 0, published: 0 });
    await later(95_000);
    expect(await sweep()).toEqual({ canceled: 0, published: 1 });
    expect(await scene.item(containerId)).toMatchObject({ status: 'completed', caption: 'Judged before the end.' });
    expect(await sweep()).toEqual({ canceled: 0, published: 0 });
  });

  test('is finished, not canceled, when its session ended meanwhile', async () => {
    const containerId = await leftPublishing();
    await later(3 * 3_600_000);
    expect(await sweep()).toEqual({ canceled: 0, published: 1 });
    expect((await scene.item(containerId)).status).toBe('completed');
  });

  test('is finished by DELETE, and deleted', async () => {
    const containerId = await leftPublishing();
    expect(itemOf(await cancel(containerId))).toMatchObject({ status: 'canceled', lastError: { code: 'DELETED' } });
    await drain();
    expect(await keysOf(containerId)).toEqual([]);
  });

  test('loses none of its bytes to the walk', async () => {
    const containerId = await leftPublishing();
    await later(2 * dayMs);
    await walk();
    await drain();
    expect(itemOf(await finalize(containerId, '')).status).toBe('completed');
    expect((await scene.send({ method: 'GET', path: `/${publicKey(containerId)}` })).bytes).toEqual(picture);
  });
});

describe('the sweep', () => {
  test('cancels every expired upload, whatever their number, and nothing else', async () => {
    const open = await Promise.all(Array.from({ length: 3 }, () => scene.open(Array.from({ length: 10 }, () => ({})))));
    const { id: completed } = await scene.complete();
    await later(3 * 3_600_000);
    expect((await sweep()).canceled).toBeGreaterThanOrEqual(30);
    const ids = open.flatMap(({ containerIds }) => containerIds);
    const statuses = await Promise.all(ids.map(async (id) => (await scene.item(id)).lastError?.code));
    expect(new Set(statuses)).toEqual(new Set(['SESSION_EXPIRED']));
    expect((await scene.item(completed)).status).toBe('completed');
  });

  test('in two processes at once: each upload is counted once', async () => {
    await scene.open(Array.from({ length: 10 }, () => ({})));
    await later(3 * 3_600_000);
    const counts = await Promise.all([sweep(), sweep(), sweep()]);
    expect(counts.reduce((sum, { canceled }) => sum + canceled, 0)).toBe(10);
  });
});

describe('the outbox', () => {
  test('after a finalize only the public object is left', async () => {
    const { id } = await scene.complete();
    expect((await keysOf(id)).length).toBe(3);
    expect(await drain()).toBe(2);
    expect(await keysOf(id)).toEqual([publicKey(id)]);
    expect(await drain()).toBe(0);
  });

  test('after a refusal the staging object is kept and the frozen one goes', async () => {
    const target = await scene.openOne();
    await scene.put(target, picture.subarray(0, 500));
    expect((await finalize(target.containerId, '')).status).toBe(422);
    await drain();
    expect((await keysOf(target.containerId)).map((key) => key.split('/')[0])).toEqual(['staging']);
  });

  test('after DELETE nothing is left', async () => {
    const { id } = await scene.complete();
    await cancel(id);
    await drain();
    expect(await keysOf(id)).toEqual([]);
  });

  test('what the store refused comes up again, and not at once', async () => {
    const { id } = await scene.complete();
    await cancel(id);
    refusesDeletes = true;
    const { maintenance } = scene.context.repository;
    await expect(drainDeletions({ maintenance, store: dying.context.store })).rejects.toThrow(AggregateError);
    expect((await keysOf(id)).length).toBe(3);
    expect(await drain()).toBe(0);
    await later(61_000);
    expect(await drain()).toBe(3);
    expect(await keysOf(id)).toEqual([]);
  });
});

describe('the walk over the store', () => {
  test('finds what no row knows, once it is a day old', async () => {
    const target = await putOne();
    expect((await finalize(target.containerId, '')).status).toBe(200);
    await drain();
    await scene.putLate(target, otherPicture);
    const temporary = `tmp/${randomUUID()}`;
    await writeFile(path.join(scene.context.config.dataDir, 'objects', temporary), 'left by a process that died');
    const orphans = [...(await keysOf(target.containerId)).filter((key) => key.startsWith('staging/')), temporary];
    expect(orphans.length).toBe(2);
    await later(dayMs - 60_000);
    expect(await walk()).toEqual([]);
    await later(dayMs + 60_000);
    expect((await walk()).toSorted()).toEqual(orphans.toSorted());
    await drain();
    expect(await keysOf(target.containerId)).toEqual([publicKey(target.containerId)]);
    expect(await scene.keysOf('tmp/')).toEqual([]);
  });

  test('also the copies of a canceled item that came too late for its outbox', async () => {
    const target = await putOne();
    await cancel(target.containerId);
    await drain();
    await scene.putLate(target, picture);
    await later(2 * dayMs);
    expect((await walk()).length).toBe(1);
    await drain();
    expect(await keysOf(target.containerId)).toEqual([]);
  });

  test('never what a row knows, of whatever age and tenant', async () => {
    const completed = await scene.complete();
    const queued = await putOne();
    const processing = await putOne();
    gate.close();
    const before = gate.arrivals;
    const answer = finalize(processing.containerId, 'Held for two days.');
    await expect.poll(() => gate.arrivals).toBe(before + 1);
    const ids = [completed.id, queued.containerId, processing.containerId];
    await drain();
    const known = (await Promise.all(ids.map(keysOf))).flat();
    expect(known.length).toBe(4);
    await later(2 * dayMs);
    expect(await walk(0)).toEqual([]);
    await drain();
    expect((await Promise.all(ids.map(keysOf))).flat()).toEqual(known);
    await scene.service.database.setServiceNow(null);
    gate.open();
    expect(itemOf(await answer).status).toBe('completed');
    expect((await finalize(queued.containerId, '')).status).toBe(200);
    expect((await scene.send({ method: 'GET', path: `/${publicKey(completed.id)}` })).bytes).toEqual(picture);
  });
});

describe('the walk over the store', () => {
  test('is made by one process, and again by one when its interval has passed', async () => {
    await scene.putLate(await putOne(), picture);
    let walks = 0;
    const { store } = scene.service;
    const counted = {
      store: {
        ...store,
        list: (prefix: string) => {
          walks += 1;
          return store.list(prefix);
        },
      },
    };
    const walkers = [await openSecondProcess(scene, counted), await openSecondProcess(scene, counted)];
    const jobs = walkers.flatMap(({ context }) => backgroundJobs(context).filter(({ name }) => name === 'reconcile'));
    const runAll = () => Promise.all(jobs.map((job) => job.run(new AbortController().signal)));
    await later(7 * dayMs);
    await runAll();
    const ofOne = walks;
    expect(ofOne).toBeGreaterThan(0);
    await runAll();
    expect(walks).toBe(ofOne);
    await later(8 * dayMs);
    await runAll();
    expect(walks).toBe(2 * ofOne);
    for (const walker of walkers) await walker.close();
  });
});

describe('a process that is told to stop', () => {
  const parts = () => ({ maintenance: scene.context.repository.maintenance, store: scene.service.store });

  test('ends the outbox after the deletions at hand; what it had taken waits, the rest is done by the next', async () => {
    await scene.service.database.execute(
      "INSERT INTO object_deletions (key) SELECT 'tmp/none-' || n FROM generate_series(1, 450) n",
    );
    const stopping = new AbortController();
    const store = { ...parts().store, delete: async () => stopping.abort() };
    expect(await drainDeletions({ ...parts(), store, stopping: stopping.signal })).toBe(8);
    expect(await drainDeletions({ ...parts(), stopping: stopping.signal })).toBe(0);
    expect(await drain()).toBe(250);
  });

  test('ends the walk at the object at hand', async () => {
    for (const _ of [1, 2]) await scene.putLate(await putOne(), picture);
    const stopping = new AbortController();
    let listed = 0;
    const store = {
      ...parts().store,
      async *list(prefix: string) {
        for await (const object of parts().store.list(prefix)) {
          listed += 1;
          stopping.abort();
          yield object;
        }
      },
    };
    expect(await reconcile({ ...parts(), store, stopping: stopping.signal }, 0)).toEqual([]);
    expect(listed).toBe(1);
  });

  test('begins no sweep', async () => {
    await scene.open();
    await later(3 * 3_600_000);
    const { repository } = scene.context;
    const stopped = { repository, storeOf: () => scene.service.store, stopping: AbortSignal.abort() };
    expect(await sweepUploads(stopped)).toEqual({ canceled: 0, published: 0 });
    expect((await sweep()).canceled).toBeGreaterThan(0);
  });
});
