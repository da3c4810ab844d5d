import type { RangeReader, VideoInfo } from '@layers-content/core';
import { describe, expect, test } from 'vitest';
import { BlockReader } from '../src/block-reader.ts';
import { probeMedia } from '../src/index.ts';
import { mediaFixture, padWithFreeBox } from '../src/testing.ts';
import { makeFilm } from './film.ts';
import { withFragments, withSmallFragments } from './fragmented.ts';
import { CountingReader, FarReader, decoder, typeOf } from './readers.ts';

const mib = 1_048_576;
const places = ['first', 'middle', 'last'] as const;

interface Counts {
  readonly reads: number;
  readonly bytesRead: number;
}

async function probe(reader: RangeReader & Counts): Promise<{ info: VideoInfo } & Counts> {
  const info = await probeMedia(reader, 'video/mp4', decoder);
  if (info.kind !== 'video') throw new Error('It is no video.');
  return { info, reads: reader.reads, bytesRead: reader.bytesRead };
}

function expectWithin({ reads, bytesRead }: Counts, most: Counts): void {
  expect(reads).toBeLessThanOrEqual(most.reads);
  expect(bytesRead).toBeLessThanOrEqual(most.bytesRead);
}

const ordinary = { reads: 12, bytesRead: mib };
const outer = { reads: 80, bytesRead: 6 * mib };

describe('at most 1 MiB in at most 12 reads', () => {
  test.each(['teaser.mp4', 'moov-last.mp4', 'phone.mov', 'fragmented.mp4', 'hevc.mp4', 'edited.mp4'] as const)(
    '%s, grown to 100 MiB',
    async (name) => {
      const reader = new CountingReader(padWithFreeBox(mediaFixture(name), 100 * mib));
      await probeMedia(reader, typeOf(name), decoder);
      expectWithin(reader, ordinary);
    },
  );

  test.each(places)('100 MiB of pictures, moov %s', async (moovAt) => {
    const counts = await probe(makeFilm({ sizeBytes: 100 * mib, moovAt }));
    expectWithin(counts, ordinary);
    expect(counts.info).toMatchObject({
      durationMs: 20_000,
      width: 640,
      height: 360,
      video: { frameRate: { numerator: 30, denominator: 1 } },
    });
    expect(counts.info.container.moovBeforeMdat).toBe(moovAt === 'first');
  });

  test.each(places)('a header of half a megabyte, moov %s', async (moovAt) => {
    expectWithin(await probe(makeFilm({ sizeBytes: 100 * mib, moovAt, moovPadBytes: 500_000 })), ordinary);
  });

  test('boxes that lie apart cost a read each, which is taken from the packets', async () => {
    for (const mdatCount of [2, 4, 6, 8])
      expectWithin(await probe(makeFilm({ sizeBytes: 100 * mib, moovAt: 'last', mdatCount })), ordinary);
    expectWithin(
      await probe(makeFilm({ sizeBytes: 100 * mib, moovAt: 'middle', mdatCount: 4, freeBytes: 1000 })),
      ordinary,
    );
  });

  test("the reference's file: 18,874,368 bytes by a trailing free box, the same film", async () => {
    const { info, bytesRead } = await probe(new CountingReader(padWithFreeBox(mediaFixture('teaser.mp4'), 18_874_368)));
    expect(info).toMatchObject({ sizeBytes: 18_874_368, width: 1080, height: 1920, durationMs: 31_000 });
    expect(bytesRead).toBeLessThan(300_000);
  });
});

describe('reads that need not wait for each other go side by side', () => {
  test('a film: its edges, the box behind its media data, its packets', async () => {
    const reader = new FarReader(padWithFreeBox(mediaFixture('teaser.mp4'), 18_874_368));
    await probeMedia(reader, 'video/mp4', decoder);
    expect(reader.ways).toBe(3);
  });

  test.each([
    [1, 1],
    [5, 2],
    [9, 3],
  ])('a picture of %i MiB: its first MiB, then 4 MiB each, on %i ways', async (mebibytes, ways) => {
    const picture = new Uint8Array(mebibytes * mib);
    picture.set(mediaFixture('square.jpg'));
    const reader = new FarReader(picture);
    await probeMedia(reader, 'image/jpeg', decoder);
    expect(reader.ways).toBe(ways);
  });

  test('what overlaps or touches is read once', async () => {
    const reader = new CountingReader(mediaFixture('teaser.mp4'));
    const source = new BlockReader(reader, { bytes: mib, reads: 12 });
    await source.load([
      { start: 100, end: 200 },
      { start: 0, end: 50 },
      { start: 150, end: 300 },
      { start: 300, end: 310 },
      { start: 120, end: 130 },
    ]);
    expect([reader.reads, reader.bytesRead]).toEqual([2, 260]);
    expect(await source.range(110, 310)).toEqual(mediaFixture('teaser.mp4').subarray(110, 310));
    expect(reader.reads).toBe(2);
  });
});

describe('what is read does not grow with the file', () => {
  test.each(places)('moov %s', async (moovAt) => {
    const [small, medium, large, huge] = await Promise.all(
      [1, 10, 100, 1000].map((mebibytes) => probe(makeFilm({ sizeBytes: mebibytes * mib, moovAt }))),
    );
    expect([huge?.reads, huge?.bytesRead]).toEqual([large?.reads, large?.bytesRead]);
    // Where 600 samples share little space, the first and the last lie in the head and tail blocks; long ones are cut
    // at 64 KiB.
    expect([small?.reads, medium?.reads]).toEqual([(large?.reads ?? 0) - 2, (large?.reads ?? 0) - 2]);
    expect((large?.bytesRead ?? 0) - (small?.bytesRead ?? 0)).toBeLessThan(7 * 65_536);
  });
});

describe('more structure: at most 6 MiB in at most 80 reads', () => {
  test.each(places)('a moov of 5 MiB, %s', async (moovAt) => {
    const counts = await probe(makeFilm({ sizeBytes: 100 * mib, moovAt, sampleCount: 1_300_000 }));
    expectWithin(counts, outer);
    expect(counts.bytesRead).toBeGreaterThan(5 * mib);
  });

  test('thirty pieces of media data with empty boxes between', async () => {
    expectWithin(
      await probe(makeFilm({ sizeBytes: 100 * mib, moovAt: 'last', mdatCount: 30, freeBytes: 100_000 })),
      outer,
    );
  });

  test('more pieces than 80 reads can reach', async () => {
    await expect(probe(makeFilm({ sizeBytes: 100 * mib, moovAt: 'last', mdatCount: 100 }))).rejects.toMatchObject({
      reason: 'too_complex',
    });
  });

  test('60 fragments: one read each, their times summed', async () => {
    const counts = await probe(withFragments(60));
    expectWithin(counts, outer);
    expect(counts.info).toMatchObject({
      video: { frameRate: { numerator: 30, denominator: 1 } },
      container: { fragmented: true },
    });
    expect(counts.info.durationMs).toBeGreaterThanOrEqual(60_000);
  });

  test.each([
    [600, 7_500],
    [1500, 3_000],
  ])('a small file of %d fragments is read whole, in large blocks', async (count, fragmentBytes) => {
    const counts = await probe(withSmallFragments(count, fragmentBytes));
    expectWithin(counts, outer);
    expect(counts.reads).toBeLessThan(30);
    expect(counts.info.durationMs).toBe(Math.round((count * 512 * 1000) / 15_360));
  });

  test('more fragments than 80 reads can check, in a file too large to be read whole', async () => {
    await expect(probe(withFragments(200))).rejects.toMatchObject({ reason: 'too_complex' });
  });
});
