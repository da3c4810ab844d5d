import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { grantFor, openStore, stagingKey } from './opened-store.ts';

const chunkBytes = 65_536;
const chunks = 1_600;

test('100 MiB pass without being held in memory', async () => {
  const { store } = await openStore();
  const startedAt = process.memoryUsage().rss;
  let peakBytes = 0;
  const body = (async function* () {
    for (let index = 0; index < chunks; index += 1) {
      if (index % 16 === 0) peakBytes = Math.max(peakBytes, process.memoryUsage().rss - startedAt);
      yield Buffer.alloc(chunkBytes, index);
    }
  })();
  const grant = grantFor(stagingKey, chunks * chunkBytes);
  const { sizeBytes } = await store.receive(grant, Readable.from(body), {
    confirm: async () => undefined,
    signal: new AbortController().signal,
  });
  expect(sizeBytes).toBe(104_857_600);
  expect(peakBytes).toBeLessThan(64 * 1_048_576);
});
