/** @module-tag campaign */
import type { UploadTarget } from '@layers-content/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openScene, otherPicture, outcomeOf, sessionOf } from '../http/scene.ts';
import type { Scene } from '../http/scene.ts';

/**
 * One organization finalizes the costliest pictures that are taken, more than may wait, while another finalizes one
 * at a time.
 */
const costlyItems = 50;
const honestItems = 20;
let scene: Scene;
let honestProject = '';

beforeAll(async () => {
  scene = await openScene({ env: { QUOTA_OPEN_UPLOADS: '0' } });
  const body = { name: 'Honest', timezone: 'Europe/Berlin' };
  const made = await scene.call('createProject', { key: scene.keys.foreign, body });
  [honestProject = ''] = /prj_[\w-]+/.exec(made.body) ?? [];
});
afterAll(() => scene.close());

/** A progressive JPEG of 50 megapixels of grey in ten scans. */
function costlyPicture(): Buffer {
  const side = 7_072;
  const segment = (code: number, ...body: number[]) =>
    Buffer.from([0xff, code, (body.length + 2) >> 8, (body.length + 2) & 255, ...body]);
  const zeros = (count: number) => Array.from({ length: count }, () => 0);
  const scan = (coefficient: number, bytes: number) =>
    Buffer.concat([segment(0xda, 1, 1, 0, coefficient, coefficient, 0), Buffer.alloc(bytes)]);
  const blocks = (side / 8) ** 2;
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xdb, 0, ...zeros(64).map(() => 1)),
    segment(0xc2, 8, side >> 8, side & 255, side >> 8, side & 255, 1, 1, 0x11, 0),
    segment(0xc4, 0x00, 1, ...zeros(15), 0),
    segment(0xc4, 0x10, 1, ...zeros(15), 0),
    ...Array.from({ length: 10 }, (_, coefficient) => scan(coefficient, Math.ceil(blocks / 8))),
    Buffer.from([0xff, 0xd9]),
  ]);
}

const finalize = (containerId: string, key: string) =>
  scene.call('finalizeUpload', { path: { containerId }, key, body: { caption: '' } });

/** Repeats what is over the share, as clients do, until the item is completed. */
async function insist(target: UploadTarget): Promise<number> {
  for (let refusals = 0; ; refusals += 1) {
    const outcome = outcomeOf(await finalize(target.containerId, scene.keys.live));
    if (outcome === '200') return refusals;
    expect(outcome).toBe('429 RATE_LIMITED');
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
}

async function openHonest(): Promise<UploadTarget> {
  const files = [{ filename: 'a.jpg', contentType: 'image/jpeg', sizeBytes: 1_048_576 }];
  const path = { projectId: honestProject };
  const session = await scene.call('createUploadSession', {
    path,
    key: scene.keys.foreign,
    body: { grouping: 'per-file', files },
  });
  return sessionOf(session).files[0] ?? expect.fail(session.body);
}

test(`${honestItems} honest finalizes beside ${costlyItems} costly ones at once: all are taken in the end`, async () => {
  const picture = costlyPicture();
  const costly: UploadTarget[] = [];
  for (let n = 0; n < costlyItems; n += 1) {
    const target = await scene.openOne({ sizeBytes: picture.byteLength });
    await scene.put(target, picture);
    costly.push(target);
  }
  const startedAt = performance.now();
  const abuse = Promise.all(costly.map(insist));
  const waits: number[] = [];
  for (let n = 0; n < honestItems; n += 1) {
    const target = await openHonest();
    await scene.put(target, otherPicture);
    const sentAt = performance.now();
    expect(outcomeOf(await finalize(target.containerId, scene.keys.foreign))).toBe('200');
    waits.push(Math.round(performance.now() - sentAt));
  }
  const honestEndedAt = performance.now();
  const refusals = (await abuse).reduce((sum, count) => sum + count, 0);
  waits.sort((one, other) => one - other);
  const seconds = (until: number) => ((until - startedAt) / 1_000).toFixed(1);
  process.stdout.write(
    `costly pictures: ${costlyItems} items, ${refusals} refusals, ended after ${seconds(performance.now())} s; ` +
      `${honestItems} honest finalizes within ${seconds(honestEndedAt)} s, p50 ${waits[honestItems / 2]} ms, most ${waits.at(-1)} ms\n`,
  );
}, 300_000);
