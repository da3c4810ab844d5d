import { expect, test } from 'vitest';
import { bundleForBrowsers } from './browser-bundle.ts';
import { blobReader, probeMedia } from '../src/index.ts';
import { mediaFixture } from '../src/testing.ts';
import { decoder } from './readers.ts';

test('the browser entry holds nothing of Node, of the pool or of other packages', async () => {
  const { code, inputs } = await bundleForBrowsers();
  expect(inputs).toContain('src/probe.ts');
  expect(inputs.filter((input) => !input.startsWith('src/') || input.startsWith('src/pool/'))).toEqual([]);
  expect(code).not.toMatch(/\b(Buffer|process|require)\b/);
  expect(code.length).toBeLessThan(100_000);
});

test('a File is read by ranges', async () => {
  const bytes = mediaFixture('moov-last.mp4');
  const file = new Blob([Uint8Array.from(bytes)]);
  expect(await probeMedia(blobReader(file), 'video/mp4', decoder)).toMatchObject({
    sizeBytes: bytes.length,
    durationMs: 2000,
  });
  expect(await blobReader(file).read(4, 4)).toEqual(new TextEncoder().encode('ftyp'));
});
