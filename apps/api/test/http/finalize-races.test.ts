import { drainDeletions, reconcile, UnavailableError } from '@layers-content/core';
import type { MediaProber, Timers } from '@layers-content/core';
import type { UploadTarget } from '@layers-content/contract';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { changedPort } from '../changed-port.ts';
import { createGate, gatedProber } from './gate.ts';
import { bare, errorOf, itemOf, openScene, openSecondProcess, otherPicture, outcomeOf, picture } from './scene.ts';
import type { Scene } from './scene.ts';

/** Finalizes, cancels and updates that meet, in one process and in two over one database and store. */
const gate = createGate();
const otherGate = createGate();
let scene: Scene;
let other: Scene;
/** The real prober, past every gate. */
let ungated: MediaProber;

beforeAll(async () => {
  scene = await openScene({
    wrap: ({ prober }) => {
      ungated = prober;
      return { prober: gatedProber(prober, gate) };
    },
  });
  other = await openSecondProcess(scene, { prober: gatedProber(ungated, otherGate) });
});

afterEach(async () => {
  gate.open();
  otherGate.open();
  await scene.service.database.setServiceNow(null);
});

afterAll(async () => {
  await other.close();
  await scene.close();
});

const finalize = (containerId: string, caption: string, process: Scene = scene) =>
  process.call('finalizeUpload', { path: { containerId }, body: { caption } });
const cancel = (containerId: string, process: Scene = scene) =>
  process.call('cancelContent', { path: { containerId } });
const update = (containerId: string, caption: string) =>
  scene.call('updateContent', { path: { containerId }, body: { caption } });

/** One open item with its picture put. */
async function putOne(bytes: Uint8Array = picture): Promise<UploadTarget> {
  const target = await scene.openOne();
  expect((await scene.put(target, bytes)).status).toBe(200);
  return target;
}

/** A finalize that has frozen its files and is held before its verdict; open the gate to let it go on. */
async function hold(containerId: string, caption: string): Promise<{ readonly answer: ReturnType<typeof finalize> }> {
  gate.close();
  const before = gate.arrivals;
  const answer = finalize(containerId, caption);
  await expect.poll(() => gate.arrivals).toBe(before + 1);
  scene.service.database.takeStatements();
  return { answer };
}

/** The bytes an item's only file is served with. */
async function servedBytes(containerId: string): Promise<Uint8Array> {
  const { assets } = await scene.item(containerId);
  const answer = await scene.send({ method: 'GET', path: new URL(assets[0]?.url ?? '').pathname });
  expect(answer.status).toBe(200);
  return answer.bytes;
}

const reading = 'AS lease_lapsed';
const verdict = "SET state = 'publishing'";
const release = "SET state = 'queued'";

/**
 * Resolves when so many statements of a kind were sent since the worker was held. The one connection answers them in
 * turn, so whoever has asked by then has its answer before anything that is sent later.
 */
async function sent(statement: string, count: number): Promise<void> {
  let seen = 0;
  const countMore = () =>
    (seen += scene.service.database.takeStatements().filter((sql) => sql.includes(statement)).length);
  await expect.poll(countMore).toBeGreaterThanOrEqual(count);
}

const cutPicture = picture.subarray(0, picture.byteLength - 2);
/** The waiting times of the contract are over at once; those of the work are not. */
const impatient = (real: Timers): Timers => ({
  ...real,
  timeout: (ms) => (ms === 30_000 ? AbortSignal.abort() : real.timeout(ms)),
});

describe('finalizes of one process', () => {
  test('one works, all answer the same bytes, and the first caption stands', async () => {
    const { containerId } = await putOne();
    const first = await hold(containerId, 'The first.');
    const before = gate.arrivals;
    const waiting = Array.from({ length: 15 }, (_unused, index) => finalize(containerId, `Number ${index}.`));
    await sent(reading, 15);
    await new Promise((resolve) => setTimeout(resolve, 600));
    // Who waits in the leader's own process asks the database nothing.
    expect(scene.service.database.takeStatements()).toEqual([]);
    gate.open();
    const answers = await Promise.all([first.answer, ...waiting]);
    expect(new Set(answers.map(({ status, body }) => `${status} ${body}`)).size).toBe(1);
    expect(itemOf(await first.answer)).toMatchObject({ status: 'completed', caption: 'The first.' });
    expect(gate.arrivals).toBe(before);
  });

  test('a refusal is shared too, and ends with the flight', async () => {
    const target = await putOne(cutPicture);
    const first = await hold(target.containerId, 'First.');
    const before = gate.arrivals;
    const waiting = [finalize(target.containerId, 'Second.'), finalize(target.containerId, 'Third.')];
    await sent(reading, 2);
    gate.open();
    const [refused, ...others] = (await Promise.all([first.answer, ...waiting])).map(errorOf);
    expect(refused).toMatchObject({ status: 422, code: 'VALIDATION', details: { reason: 'truncated' } });
    for (const answer of others) expect(answer).toEqual(refused);
    expect(gate.arrivals).toBe(before);
    expect(errorOf(await finalize(target.containerId, 'Again.'))).toEqual(refused);
    expect(gate.arrivals).toBe(before + 1);
    await scene.put(target);
    expect(itemOf(await finalize(target.containerId, 'At last.'))).toMatchObject({
      status: 'completed',
      caption: 'At last.',
    });
  });

  test('409 FINALIZE_IN_PROGRESS past the waiting time, while the leader goes on', async () => {
    const impatientScene = await openSecondProcess(scene, { timers: impatient(scene.context.timers) });
    const { containerId } = await putOne();
    gate.close();
    const before = gate.arrivals;
    const leader = finalize(containerId, 'Led.', impatientScene);
    await expect.poll(() => gate.arrivals).toBe(before + 1);
    const answer = await finalize(containerId, 'Late.', impatientScene);
    expect(outcomeOf(answer)).toBe('409 FINALIZE_IN_PROGRESS');
    expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(0);
    gate.open();
    expect(itemOf(await leader).caption).toBe('Led.');
    await impatientScene.close();
  });
});

describe('finalizes of two processes', () => {
  test('the waiter answers the success of the other, byte for byte', async () => {
    const { containerId } = await putOne();
    const first = await hold(containerId, 'From the first process.');
    const probes = otherGate.arrivals;
    const waiting = [
      finalize(containerId, 'From the second.', other),
      finalize(containerId, 'From the second, again.', other),
    ];
    await sent(reading, 3);
    gate.open();
    const [led, ...waited] = await Promise.all([first.answer, ...waiting]);
    expect(itemOf(led)).toMatchObject({ status: 'completed', caption: 'From the first process.' });
    for (const answer of waited) expect([answer.status, answer.body]).toEqual([200, led.body]);
    expect(otherGate.arrivals).toBe(probes);
  });

  test('the waiter answers the refusal of the other', async () => {
    const { containerId } = await putOne(cutPicture);
    const first = await hold(containerId, 'One.');
    const probes = otherGate.arrivals;
    const waiting = finalize(containerId, 'Two.', other);
    await sent(reading, 2);
    gate.open();
    const refused = errorOf(await first.answer);
    expect(refused.status).toBe(422);
    expect(errorOf(await waiting)).toEqual(refused);
    expect(otherGate.arrivals).toBe(probes);
  });

  test('a waiter whose leader could not ask claims anew', async () => {
    const failing = await openSecondProcess(scene, {
      prober: { probe: () => gate.pass().then(() => Promise.reject(new Error('the prober broke'))) },
    });
    const { containerId } = await putOne();
    gate.close();
    const before = gate.arrivals;
    // An unknown fault is a 500 of the one process; the other has nothing to share and works itself.
    const first = finalize(containerId, 'Broken.', failing);
    await expect.poll(() => gate.arrivals).toBe(before + 1);
    scene.service.database.takeStatements();
    const waiting = finalize(containerId, 'Worked.', other);
    await sent(reading, 2);
    gate.open();
    expect(outcomeOf(await first)).toBe('500 INTERNAL');
    expect(itemOf(await waiting)).toMatchObject({ status: 'completed', caption: 'Worked.' });
    await failing.close();
  });

  test('409 FINALIZE_IN_PROGRESS past the waiting time', async () => {
    const impatientScene = await openSecondProcess(scene, { timers: impatient(scene.context.timers) });
    const { containerId } = await putOne();
    const first = await hold(containerId, 'Held.');
    const answer = await finalize(containerId, 'Impatient.', impatientScene);
    expect(outcomeOf(answer)).toBe('409 FINALIZE_IN_PROGRESS');
    expect(outcomeOf(await cancel(containerId, impatientScene))).toBe('409 FINALIZE_IN_PROGRESS');
    gate.open();
    expect((await first.answer).status).toBe(200);
    await impatientScene.close();
  });
});

describe('a claim whose answer is lost', () => {
  test('is given back: nobody waits for its lease', async () => {
    const { containerId } = await putOne();
    const losing = await openSecondProcess(scene, {
      repository: changedPort(scene.context.repository, {
        forTenant: (tenant, actor) => {
          const real = scene.context.repository.forTenant(tenant, actor);
          const claimUpload: typeof real.claimUpload = async (claim) => {
            expect(await real.claimUpload(claim)).toBe(true);
            throw new UnavailableError('database');
          };
          return { ...real, claimUpload };
        },
      }),
    });
    expect(outcomeOf(await finalize(containerId, 'Lost.', losing))).toBe('503 UNAVAILABLE');
    expect((await scene.item(containerId)).status).toBe('queued');
    expect(itemOf(await finalize(containerId, 'Claimed anew.'))).toMatchObject({
      status: 'completed',
      caption: 'Claimed anew.',
    });
    await losing.close();
  });
});

describe('a finalize that is given up after its 60 s', () => {
  test('makes no further copy, and the one under way is found by the walk', async () => {
    const [first, second] = (await scene.open([{}, {}], 'slideshow')).files;
    if (!first || !second) throw new Error('the session has no files');
    for (const target of [first, second]) expect((await scene.put(target)).status).toBe(200);
    const deadline = new AbortController();
    const copying = createGate();
    const { store } = scene.service;
    const slow = await openSecondProcess(scene, {
      timers: {
        ...scene.context.timers,
        timeout: (ms) => (ms === 60_000 ? deadline.signal : scene.context.timers.timeout(ms)),
      },
      store: { ...store, freeze: async (...args) => copying.pass().then(() => store.freeze(...args)) },
    });
    copying.close();
    const answer = finalize(first.containerId, 'Too slow.', slow);
    await expect.poll(() => copying.arrivals).toBe(1);
    deadline.abort();
    expect(outcomeOf(await answer)).toBe('503 UNAVAILABLE');
    expect((await scene.item(first.containerId)).status).toBe('queued');
    const { maintenance } = scene.context.repository;
    await drainDeletions({ maintenance, store });
    copying.open();
    await expect
      .poll(async () => (await scene.keysOf('frozen/')).filter((key) => key.includes(bare(first.containerId))).length)
      .toBe(1);
    await scene.service.database.setServiceNow(new Date(Date.now() + 2 * 86_400_000));
    expect(await reconcile({ maintenance, store }, 86_400_000)).toEqual(await scene.keysOf('frozen/'));
    await drainDeletions({ maintenance, store });
    expect(await scene.keysOf('frozen/')).toEqual([]);
    await scene.service.database.setServiceNow(null);
    expect(copying.arrivals).toBe(1);
    expect(itemOf(await finalize(first.containerId, 'In time.'))).toMatchObject({
      status: 'completed',
      caption: 'In time.',
    });
    await slow.close();
  });
});

describe('a worker past its lease', () => {
  const later = (ms: number) => scene.service.database.setServiceNow(new Date(Date.now() + ms));

  test('is left alone for 90 seconds and then taken over; it answers the winner', async () => {
    const { containerId } = await putOne();
    const slow = await hold(containerId, 'The slow one.');
    const impatientScene = await openSecondProcess(scene, { timers: impatient(scene.context.timers) });
    await later(85_000);
    expect(outcomeOf(await finalize(containerId, 'Too early.', impatientScene))).toBe('409 FINALIZE_IN_PROGRESS');
    await impatientScene.close();
    await later(95_000);
    const winning = await openSecondProcess(scene, { prober: ungated });
    const winner = await finalize(containerId, 'The quick one.', winning);
    expect(itemOf(winner)).toMatchObject({ status: 'completed', caption: 'The quick one.' });
    gate.open();
    expect((await slow.answer).body).toBe(winner.body);
    expect(await servedBytes(containerId)).toEqual(picture);
    await winning.close();
  });

  test('has its verdict refused by the fence while the new worker is still at work', async () => {
    const { containerId } = await putOne();
    const slow = await hold(containerId, 'The slow one.');
    await later(95_000);
    const ownGate = createGate();
    const winning = await openSecondProcess(scene, { prober: gatedProber(ungated, ownGate) });
    ownGate.close();
    const winner = finalize(containerId, 'The quick one.', winning);
    await expect.poll(() => ownGate.arrivals).toBe(1);
    gate.open();
    await sent(verdict, 1);
    // The slow worker is done judging; were its verdict taken, the item would be completed with its caption by now.
    expect(await scene.item(containerId)).toMatchObject({ status: 'processing', caption: null, assets: [] });
    ownGate.open();
    expect(itemOf(await winner).caption).toBe('The quick one.');
    expect((await slow.answer).body).toBe((await winner).body);
    await winning.close();
  });

  test('has its refusal refused as well', async () => {
    const target = await putOne(cutPicture);
    const slow = await hold(target.containerId, 'The slow one.');
    await later(95_000);
    // The file was put again by a PUT that began in time.
    await scene.putLate(target, picture);
    const winning = await openSecondProcess(scene, { prober: ungated });
    const winner = await finalize(target.containerId, 'The quick one.', winning);
    expect(winner.status).toBe(200);
    gate.open();
    expect((await slow.answer).body).toBe(winner.body);
    expect(await scene.item(target.containerId)).toMatchObject({ status: 'completed', caption: 'The quick one.' });
    await winning.close();
  });

  test('does not give back the claim of the new worker when it would refuse', async () => {
    const target = await putOne(cutPicture);
    const slow = await hold(target.containerId, 'The slow one.');
    await later(95_000);
    await scene.putLate(target, picture);
    const ownGate = createGate();
    const winning = await openSecondProcess(scene, { prober: gatedProber(ungated, ownGate) });
    ownGate.close();
    const winner = finalize(target.containerId, 'The quick one.', winning);
    await expect.poll(() => ownGate.arrivals).toBe(1);
    gate.open();
    await sent(release, 1);
    expect((await scene.item(target.containerId)).status).toBe('processing');
    ownGate.open();
    expect(itemOf(await winner)).toMatchObject({ status: 'completed', caption: 'The quick one.' });
    expect((await slow.answer).body).toBe((await winner).body);
    await winning.close();
  });

  test('loses its item to a cancel', async () => {
    const { containerId } = await putOne();
    const slow = await hold(containerId, 'The slow one.');
    await later(95_000);
    expect(itemOf(await cancel(containerId)).lastError?.code).toBe('CANCELED_BY_CLIENT');
    gate.open();
    expect(errorOf(await slow.answer)).toMatchObject({
      status: 409,
      code: 'CONFLICT',
      details: { status: 'canceled', lastErrorCode: 'CANCELED_BY_CLIENT' },
    });
    expect(await scene.item(containerId)).toMatchObject({ status: 'canceled', caption: null, assets: [] });
  });
});

describe('freeze', () => {
  test('bytes put after it reach neither the verdict nor the served object', async () => {
    const target = await putOne(picture);
    const first = await hold(target.containerId, 'Frozen.');
    // Over HTTP the PUT is refused by now; one that was confirmed a moment before still lands.
    expect(outcomeOf(await scene.put(target, otherPicture))).toBe('409 CONFLICT');
    await scene.putLate(target, otherPicture);
    gate.open();
    expect(itemOf(await first.answer).assets).toMatchObject([{ sizeBytes: picture.byteLength }]);
    expect(await servedBytes(target.containerId)).toEqual(picture);
    await scene.putLate(target, cutPicture);
    expect(await servedBytes(target.containerId)).toEqual(picture);
  });
});

describe('cancel and update while a finalize is at work', () => {
  test('GET shows processing, PATCH and refresh are refused, DELETE waits and then deletes', async () => {
    const { containerId } = await putOne();
    const first = await hold(containerId, 'Kept for a moment.');
    expect(await scene.item(containerId)).toMatchObject({
      status: 'processing',
      caption: null,
      assets: [],
      preview: null,
      platformFit: [],
      completedAt: null,
    });
    expect(outcomeOf(await update(containerId, 'Early.'))).toBe('409 FINALIZE_IN_PROGRESS');
    expect(outcomeOf(await scene.call('refreshUploadUrls', { path: { containerId } }))).toBe('409 CONFLICT');
    expect(outcomeOf(await scene.call('getAsset', { path: { containerId, assetId: 'upload-1' } }))).toBe(
      '404 NOT_FOUND',
    );
    scene.service.database.takeStatements();
    const deleting = cancel(containerId);
    const deletingThere = cancel(containerId, other);
    await sent(reading, 2);
    gate.open();
    // A DELETE that finds the verdict in publishes by itself, and may be through before the finalize looks again.
    expect(['200', '409 CONFLICT']).toContain(outcomeOf(await first.answer));
    expect(itemOf(await deleting)).toMatchObject({
      status: 'canceled',
      caption: null,
      assets: [],
      lastError: { code: 'DELETED' },
    });
    expect((await deletingThere).body).toBe((await deleting).body);
  });

  test('DELETE that waited for a refusal cancels the open upload', async () => {
    const { containerId } = await putOne(cutPicture);
    const first = await hold(containerId, '');
    const deleting = cancel(containerId);
    await sent(reading, 1);
    gate.open();
    expect(outcomeOf(await first.answer)).toBe('422 VALIDATION');
    expect(itemOf(await deleting).lastError?.code).toBe('CANCELED_BY_CLIENT');
  });

  test('whatever comes together, the item ends canceled and nothing of it is left', async () => {
    const allowed = {
      finalize: ['200', '409 CONFLICT'],
      update: ['200', '409 CONFLICT', '409 FINALIZE_IN_PROGRESS'],
      cancel: ['200'],
    };
    for (let round = 0; round < 8; round += 1) {
      const { containerId } = await putOne();
      const calls = [
        ...[scene, other, scene].map((process, index) => ({
          kind: 'finalize' as const,
          run: () => finalize(containerId, `Caption ${index}.`, process),
        })),
        ...[1, 2].map((index) => ({ kind: 'update' as const, run: () => update(containerId, `Update ${index}.`) })),
        ...[scene, other].map((process) => ({ kind: 'cancel' as const, run: () => cancel(containerId, process) })),
      ];
      const shuffled = calls
        .map((call, index) => ({ call, order: (index * 5 + round * 3) % 7 }))
        .toSorted((a, b) => a.order - b.order);
      const outcomes = await Promise.all(
        shuffled.map(async ({ call, order }) => {
          await new Promise((resolve) => setTimeout(resolve, order * round * 4));
          return { kind: call.kind, outcome: outcomeOf(await call.run()) };
        }),
      );
      for (const { kind, outcome } of outcomes) expect(allowed[kind]).toContain(outcome);
      expect(await scene.item(containerId)).toMatchObject({
        status: 'canceled',
        caption: null,
        assets: [],
        preview: null,
      });
      await drainDeletions({ maintenance: scene.context.repository.maintenance, store: scene.service.store });
      const left = await scene.keysOf('staging/', 'frozen/', 'public-media/');
      expect(left.filter((key) => key.includes(bare(containerId)))).toEqual([]);
    }
  });

  test('updates that come together: each is acknowledged, the last one stands', async () => {
    const { id } = await scene.complete('Before.');
    const answers = await Promise.all(['One.', 'Two.', 'Three.'].map((caption) => update(id, caption)));
    expect(answers.map(outcomeOf)).toEqual(['200', '200', '200']);
    expect(answers.map((answer) => itemOf(answer).caption)).toContain((await scene.item(id)).caption);
  });
});
