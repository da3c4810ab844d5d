/** @module-tag campaign */
import { afterAll, describe, expect, test } from 'vitest';
import { fixtureNames, mediaFixture } from '../src/testing.ts';
import { beginCampaign } from '@layers-content/campaigns';
import { fragmentStarts, withIndex } from './fragmented.ts';
import { faultOf, probeBytes, typeOf } from './readers.ts';

const campaign = beginCampaign('truncations');

/** Offsets spread over the file, every one near its ends, and one byte short of whole. */
function cuts(sizeBytes: number): number[] {
  const spread = Array.from({ length: campaign.rounds }, (_, index) =>
    Math.floor((sizeBytes * (index + campaign.random())) / campaign.rounds),
  );
  const edges = Array.from({ length: 40 }, (_, index) => [index, sizeBytes - 1 - index]).flat();
  return [...new Set([...spread, ...edges])].filter((cut) => cut >= 0 && cut < sizeBytes);
}

/**
 * A fragmented film that ends with a whole fragment is a shorter film, whole in itself: nothing promises more. Fewer
 * bytes behind it than the head of a box has are no box, but what players pass over.
 */
function wholeFilmsWithin(name: string, bytes: Uint8Array): number[] {
  if (name !== 'fragmented.mp4') return [];
  const [, ...laterFragments] = fragmentStarts(bytes);
  return laterFragments.flatMap((start) => Array.from({ length: boxHeadBytes }, (_unused, index) => start + index));
}

const boxHeadBytes = 8;
const honest: readonly string[] = ['empty', 'unrecognized', 'truncated', 'corrupt', 'audio_only', 'no_video_track'];

afterAll(() => campaign.report(`${fixtureNames.length} files`));

describe('a file cut anywhere is refused', () => {
  test.each(fixtureNames)(
    '%s',
    async (name) => {
      const bytes = mediaFixture(name);
      const whole = wholeFilmsWithin(name, bytes);
      for (const cut of cuts(bytes.length)) {
        if (whole.includes(cut)) continue;
        expect(honest, `cut at ${cut}`).toContain((await faultOf(bytes.subarray(0, cut), typeOf(name))).reason);
      }
    },
    120_000,
  );
});

test('a fragmented film cut between two fragments is refused where an index lists all of them', async () => {
  const film = withIndex();
  const [, second = 0, third = 0, end] = fragmentStarts(film);
  expect(await probeBytes(film.subarray(0, end), 'video/mp4')).toMatchObject({ container: { fragmented: true } });
  for (const cut of [second, third]) {
    const message: unknown = expect.stringMatching(/before the fragments that its index lists/);
    expect(await faultOf(film.subarray(0, cut), 'video/mp4')).toMatchObject({ reason: 'truncated', message });
  }
});
