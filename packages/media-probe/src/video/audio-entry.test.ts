import { describe, expect, test } from 'vitest';
import { box, concat, u32 } from '../../test/boxes.ts';
import { ByteView } from '../byte-view.ts';
import { readAudioEntry } from './audio-entry.ts';

const descriptor = (tag: number, ...content: readonly Uint8Array[]): Uint8Array => {
  const body = concat(...content);
  return concat(Uint8Array.of(tag, body.length), body);
};
/** Object type, stream type and buffer size in front of the two rates. */
const decoder = (objectType: number, ...rates: readonly number[]): Uint8Array =>
  concat(Uint8Array.of(objectType, 0x15, 0, 0, 0), u32(...rates));
const lowComplexity = descriptor(5, Uint8Array.of(0x11, 0x90));

/** What a sound entry with this decoder configuration announces. */
function announced(...configuration: readonly Uint8Array[]): number | null {
  const esds = box('esds', u32(0), descriptor(3, Uint8Array.of(0, 0, 0), descriptor(4, ...configuration)));
  return readAudioEntry('mp4a', new ByteView(concat(new Uint8Array(28), esds), 'mp4a')).announcedBitRateBps;
}

describe('the bit rate that is announced', () => {
  test('is the highest, not the average', () => {
    expect(announced(decoder(0x40, 128_000, 2_283), lowComplexity)).toBe(128_000);
    expect(announced(decoder(0x6b, 192_000, 191_990))).toBe(192_000);
  });
  test('is unknown where the record names none or ends before it', () => {
    expect(announced(decoder(0x40, 0, 96_000), lowComplexity)).toBeNull();
    expect(announced(Uint8Array.of(0x6b))).toBeNull();
    expect(readAudioEntry('sowt', new ByteView(new Uint8Array(28), 'sowt')).announcedBitRateBps).toBeNull();
  });
});
