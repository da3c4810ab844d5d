/** @module-tag process */
import { openProbePool } from '@layers-content/media-probe/pool';
import type { ProbePool } from '@layers-content/media-probe/pool';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { proberOver } from '../../src/context.ts';
import { createTelemetry } from '../../src/telemetry/telemetry.ts';
import { itemOf, openScene, outcomeOf } from './scene.ts';
import type { Scene } from './scene.ts';

/**
 * A probing child that dies at work is our fault: the item stays as it was, and the next finalize has another child.
 */
let pool: ProbePool;
let scene: Scene;
let killsLeft = 0;

beforeAll(async () => {
  pool = await openProbePool({ size: 1 });
  scene = await openScene({
    wrap: ({ store }) => ({
      prober: proberOver(pool, createTelemetry()),
      store: {
        ...store,
        read: async (key, offset, length) => {
          if (killsLeft > 0) {
            killsLeft -= 1;
            for (const pid of pool.pids) process.kill(pid, 'SIGKILL');
          }
          return store.read(key, offset, length);
        },
      },
    }),
  });
});

afterAll(async () => {
  await scene.close();
  await pool.close();
});

describe('finalizeUpload', () => {
  test('503 UNAVAILABLE as often as the child is killed; the item stays open and completes on the next call', async () => {
    const target = await scene.openOne();
    await scene.put(target);
    const finalize = () =>
      scene.call('finalizeUpload', { path: { containerId: target.containerId }, body: { caption: 'Kept.' } });
    for (const round of [1, 2]) {
      const [child] = pool.pids;
      killsLeft = 1;
      const answer = await finalize();
      expect([round, outcomeOf(answer)]).toEqual([round, '503 UNAVAILABLE']);
      expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(0);
      expect(await scene.item(target.containerId)).toMatchObject({
        status: 'queued',
        caption: null,
        failedAt: null,
        lastError: null,
      });
      expect(pool.pids).not.toContain(child);
    }
    expect(itemOf(await finalize())).toMatchObject({ status: 'completed', caption: 'Kept.' });
  });
});
