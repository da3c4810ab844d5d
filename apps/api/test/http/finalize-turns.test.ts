import type { UploadTarget } from '@layers-content/contract';
import { maxWaitingFinalizes } from '@layers-content/core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createGate, gatedProber } from './gate.ts';
import { errorOf, itemOf, openScene, outcomeOf, picture } from './scene.ts';
import type { Scene } from './scene.ts';

/** One place, and the finalize that has it is held at the gate. Who comes next is proved where the queue is (core). */
const gate = createGate();
let scene: Scene;
let patience = new AbortController();
let first: UploadTarget;
let firstAnswer: ReturnType<typeof finalize>;

beforeAll(async () => {
  scene = await openScene({
    env: { PROBE_PROCESSES: '1' },
    wrap: ({ prober }) => ({ prober: gatedProber(prober, gate) }),
    timers: (real) => ({
      ...real,
      timeout: (ms) => (ms === 30_000 ? AbortSignal.any([patience.signal]) : real.timeout(ms)),
    }),
  });
});
afterAll(() => scene.close());

beforeEach(async () => {
  patience = new AbortController();
  first = await putOne();
  gate.close();
  const before = gate.arrivals;
  firstAnswer = finalize(first);
  await expect.poll(() => gate.arrivals).toBe(before + 1);
});
afterEach(async () => {
  gate.open();
  expect(outcomeOf(await firstAnswer)).toBe('200');
  expect(scene.context.queue.waiting).toBe(0);
});

const finalize = ({ containerId }: UploadTarget, key = scene.keys.live) =>
  scene.call('finalizeUpload', { path: { containerId }, body: { caption: 'In turn.' }, key });

async function putOne(): Promise<UploadTarget> {
  const target = await scene.openOne();
  expect((await scene.put(target, picture)).status).toBe(200);
  return target;
}

const waiting = (count: number) => expect.poll(() => scene.context.queue.waiting).toBe(count);

describe('finalizeUpload', () => {
  test('claims nothing while it waits, and works when its turn comes', async () => {
    const target = await putOne();
    scene.service.database.takeStatements();
    const answer = finalize(target);
    await waiting(1);
    expect(scene.service.database.takeStatements().filter((sql) => sql.includes("SET state = 'processing'"))).toEqual(
      [],
    );
    expect(await scene.item(target.containerId)).toMatchObject({ status: 'queued' });
    gate.open();
    expect(itemOf(await answer)).toMatchObject({ status: 'completed' });
  });

  test('of one item waits once, however many ask', async () => {
    const target = await putOne();
    const answers = Array.from({ length: maxWaitingFinalizes + 4 }, () => finalize(target));
    await waiting(1);
    gate.open();
    expect(new Set((await Promise.all(answers)).map(({ status, body }) => `${status} ${body}`)).size).toBe(1);
  });

  test('of an item that is canceled while it waits answers that', async () => {
    const target = await putOne();
    const answer = finalize(target);
    await waiting(1);
    await scene.call('cancelContent', { path: { containerId: target.containerId } });
    gate.open();
    expect(errorOf(await answer)).toMatchObject({ status: 409, code: 'CONFLICT' });
  });

  test('in the sandbox waits for nobody', async () => {
    const session = await scene.call('createUploadSession', {
      path: { projectId: scene.projectId },
      key: scene.keys.test,
      body: { grouping: 'per-file', files: [{ filename: 'a.jpg', contentType: 'image/jpeg', sizeBytes: 1 }] },
    });
    const [containerId = ''] = /cnt_[\w-]+/.exec(session.body) ?? [];
    const answer = await scene.call('finalizeUpload', {
      path: { containerId },
      body: { caption: 'At once.' },
      key: scene.keys.test,
    });
    expect(outcomeOf(answer)).toBe('200');
  });

  describe('429 RATE_LIMITED', () => {
    test('after the waiting time, for the waiting alone; nothing was claimed, and the same call is good later', async () => {
      const target = await putOne();
      const answer = finalize(target);
      await waiting(1);
      patience.abort();
      const refused = await answer;
      expect(errorOf(refused)).toMatchObject({
        status: 429,
        code: 'RATE_LIMITED',
        details: { window: 'concurrent', limit: 16, resetsAt: null },
      });
      expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0);
      expect(await scene.item(target.containerId)).toMatchObject({ status: 'queued', lastError: null });
      patience = new AbortController();
      gate.open();
      expect(itemOf(await finalize(target))).toMatchObject({ status: 'completed' });
    });

    test('for the 17th item that would wait', async () => {
      const targets = [];
      for (let n = 0; n <= maxWaitingFinalizes; n += 1) targets.push(await putOne());
      const last = targets.pop() ?? expect.fail();
      const answers = targets.map((target) => finalize(target));
      await waiting(maxWaitingFinalizes);
      expect(outcomeOf(await finalize(last))).toBe('429 RATE_LIMITED');
      gate.open();
      expect((await Promise.all(answers)).map(outcomeOf)).toEqual(targets.map(() => '200'));
    });
  });
});
