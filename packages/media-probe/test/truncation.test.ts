import { describe, expect, test } from 'vitest';
import { fixtureNames, mediaFixture } from '../src/testing.ts';
import { indexOfText } from './boxes.ts';
import { faultOf, typeOf } from './readers.ts';

/** Offsets spread over the file, every one near its ends, and one byte short of whole. */
function cuts(sizeBytes: number): number[] {
  const spread = Array.from({ length: 120 }, (_, index) => Math.floor((sizeBytes * index) / 120));
  const edges = Array.from({ length: 40 }, (_, index) => [index, sizeBytes - 1 - index]).flat();
  return [...new Set([...spread, ...edges])].filter((cut) => cut >= 0 && cut < sizeBytes);
}

/** A fragmented film that ends with a whole fragment is a shorter film, whole in itself: nothing promises more. */
function isWholeFilm(name: string, bytes: Uint8Array, cut: number): boolean {
  return name === 'fragmented.mp4' && cut === indexOfText(bytes, 'mfra') - 4;
}

describe('a file cut anywhere is refused', () => {
  test.each(fixtureNames)('%s', async (name) => {
    const bytes = mediaFixture(name);
    const reasons = new Set<string>();
    for (const cut of cuts(bytes.length).filter((offset) => !isWholeFilm(name, bytes, offset))) {
      reasons.add((await faultOf(bytes.subarray(0, cut), typeOf(name))).reason);
    }
    expect([...reasons].filter((reason) => !['empty', 'unrecognized', 'truncated', 'corrupt', 'audio_only'].includes(reason))).toEqual([]);
  }, 20_000);
});
