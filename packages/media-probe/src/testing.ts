// Test media for this and other packages; needs Node, is no part of the service.
import { readFileSync } from 'node:fs';

/** The committed files of `fixtures/`; `fixtures/make.sh` tells how each was made. */
export const fixtureNames = [
  'teaser.mp4',
  'moov-last.mp4',
  'phone.mov',
  'fragmented.mp4',
  'hevc.mp4',
  'variable-rate.mp4',
  'anamorphic-interlaced.mp4',
  'mpeg4-part2.mp4',
  'edited.mp4',
  'audio-only.mp4',
  'square.jpg',
  'slide-1.jpg',
  'slide-2.jpg',
  'turned.jpg',
  'display-p3.jpg',
  'cmyk.jpg',
  'gray.jpg',
  'picture.png',
  'deep.png',
  'picture.webp',
  'lossless.webp',
  'animated.webp',
] as const;
export type FixtureName = (typeof fixtureNames)[number];

/** A committed real media file, whole. Each call gives bytes of its own. */
export function mediaFixture(name: FixtureName): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`../fixtures/${name}`, import.meta.url)));
}

/**
 * An MP4 grown to exactly `totalSizeBytes` by a trailing `free` box of zeros: the same film, a larger file.
 * @throws RangeError when less than the 8 bytes of a box header would be added, or more than 4 GiB
 */
export function padWithFreeBox(bytes: Uint8Array, totalSizeBytes: number): Uint8Array {
  const boxBytes = totalSizeBytes - bytes.byteLength;
  if (boxBytes < 8 || boxBytes > 0xffff_ffff) throw new RangeError(`A box of ${boxBytes} bytes cannot be added.`);
  const padded = new Uint8Array(totalSizeBytes);
  padded.set(bytes);
  new DataView(padded.buffer).setUint32(bytes.byteLength, boxBytes);
  padded.set(new TextEncoder().encode('free'), bytes.byteLength + 4);
  return padded;
}
