import { mediaFixture } from '../src/testing.ts';
import { box, concat, indexOfText, lastIndexOfText, overwritten, u32 } from './boxes.ts';
import { anatomies } from './hostile/anatomy.ts';
import { CountingReader } from './readers.ts';

/**
 * The committed fragmented film up to its index, and its last fragment; all its offsets count from the fragment's own
 * beginning.
 */
function parts(): { film: Uint8Array; fragment: Uint8Array } {
  const bytes = mediaFixture('fragmented.mp4');
  const [last, end] = [lastIndexOfText(bytes, 'moof') - 4, indexOfText(bytes, 'mfra') - 4];
  return { film: bytes.subarray(0, end), fragment: bytes.subarray(last, end) };
}

/** A film of `count` fragments, the last one again and again: 3 of a second, the rest of 30 pictures each. */
export function withFragments(count: number): CountingReader {
  const { film, fragment } = parts();
  return new CountingReader(concat(film, ...Array.from({ length: count - 3 }, () => fragment)));
}

/** A film of `count` fragments of one picture and about `fragmentBytes` each. */
export function withSmallFragments(count: number, fragmentBytes: number): CountingReader {
  const { film } = parts();
  const start = film.subarray(0, indexOfText(film, 'moof') - 4);
  const videoTrack = 1;
  const pictureBytes = fragmentBytes - 100;
  const moof = (offset: number): Uint8Array =>
    box(
      'moof',
      box('mfhd', u32(0, 1)),
      box('traf', box('tfhd', u32(0x2_0000, videoTrack)), box('trun', u32(0x301, 1, offset, 512, pictureBytes))),
    );
  const mdat = box(
    'mdat',
    overwritten(new Uint8Array(pictureBytes).fill(0x5a), 0, concat(u32(pictureBytes - 4), Uint8Array.of(0x41))),
  );
  const fragment = concat(moof(moof(0).length + 8), mdat);
  return new CountingReader(concat(start, ...Array.from({ length: count }, () => fragment)));
}

/** Where the fragments of a film begin, and what stands behind the last. */
export function fragmentStarts(bytes: Uint8Array): readonly number[] {
  const typeAt = (start: number): string => String.fromCharCode(...bytes.subarray(start + 4, start + 8));
  return anatomies['video/mp4']
    .parts(bytes)
    .flatMap(({ start }) => (['moof', 'mfra'].includes(typeAt(start)) ? [start] : []));
}

/** The committed fragmented film with an index of its fragments in front of them. */
export function withIndex(): Uint8Array {
  const bytes = mediaFixture('fragmented.mp4');
  const [first = 0, ...ends] = fragmentStarts(bytes);
  const entries = ends.map((end, index) => u32(end - (ends[index - 1] ?? first), 25_600, 0x9000_0000));
  const sidx = box('sidx', u32(0, 1, 12_800, 0, 0, entries.length), ...entries);
  return concat(bytes.subarray(0, first), sidx, bytes.subarray(first));
}
