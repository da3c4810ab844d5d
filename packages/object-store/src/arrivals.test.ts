import { PassThrough } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { batchesOf } from './arrivals.ts';

function opened(held = { sizeBytes: 0 }) {
  const body = new PassThrough({ highWaterMark: 1_024 });
  const stop = new AbortController();
  const batches = batchesOf(body, { arrived: () => undefined, signal: stop.signal, held });
  const sizes = async (): Promise<readonly number[] | undefined> =>
    (await batches.next()).value?.pieces.map(({ byteLength }) => byteLength);
  return { body, held, batches, sizes };
}

async function send(body: PassThrough, pieces: number, sizeBytes: number): Promise<void> {
  for (let piece = 0; piece < pieces; piece += 1) {
    body.write(new Uint8Array(sizeBytes));
    await turn();
  }
}

test('what comes while a batch is written makes the next one', async () => {
  const { body, sizes } = opened();
  const first = sizes();
  await send(body, 1, 10);
  expect(await first).toEqual([10]);
  await send(body, 3, 10);
  expect(await sizes()).toEqual([10, 10, 10]);
  body.end();
  expect(await sizes()).toBeUndefined();
});

test('a body that stalls holds nothing, also not what it sent before', async () => {
  const { body, held, batches } = opened();
  const first = batches.next();
  await send(body, 1, 500_000);
  const { value } = await first;
  expect(held.sizeBytes).toBe(500_000);
  void batches.next();
  await turn();
  expect(held.sizeBytes).toBe(0);
  expect(value?.pieces).toEqual([]);
});

test.each([
  { limit: '1 MiB', before: 0, pieces: 40, sizeBytes: 65_536, taken: 16 },
  { limit: '64 pieces', before: 0, pieces: 70, sizeBytes: 1, taken: 64 },
  { limit: 'one piece, where all hold 32 MiB,', before: 33_554_432, pieces: 3, sizeBytes: 9, taken: 0 },
])('no more than $limit wait for the disk', async ({ before, pieces, sizeBytes, taken }) => {
  const { body, held, batches } = opened({ sizeBytes: before });
  const first = batches.next();
  await send(body, 1, 1);
  await first;
  await send(body, pieces, sizeBytes);
  expect(held.sizeBytes - before).toBe(taken * sizeBytes + 1);
  await batches.return(undefined);
  expect(held.sizeBytes).toBe(before);
});
