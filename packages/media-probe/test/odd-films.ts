import { mediaFixture } from '../src/testing.ts';
import { bodyOf, box, concat, indexOfText, latin1, overwritten, u32 } from './boxes.ts';
import { fragmentStarts } from './fragmented.ts';
import { noise } from './noise.ts';
import type { Random } from './noise.ts';
import type { OddFile } from './odd-files.ts';

const short = { width: 640, height: 360, durationMs: 2000 };
const fragmented = { width: 640, height: 360, durationMs: 3067 };
const asQuickTime = (bytes: Uint8Array): Uint8Array => overwritten(bytes, 8, latin1('qt  '));

/** The short film with its header in front of the media data. */
function moovFirst(): Uint8Array {
  const film = mediaFixture('moov-last.mp4');
  const [data, header] = [indexOfText(film, 'mdat') - 4, indexOfText(film, 'moov') - 4];
  let moov = film.subarray(header);
  for (let at = moov.length; (at = Buffer.from(moov).lastIndexOf('stco', at - 1, 'latin1')) !== -1;) {
    const view = new DataView(moov.buffer, moov.byteOffset + at + 12);
    const offsets = Array.from(
      { length: new DataView(moov.buffer, moov.byteOffset + at + 8).getUint32(0) },
      (_, entry) => view.getUint32(entry * 4) + moov.length,
    );
    moov = overwritten(moov, at + 12, u32(...offsets));
  }
  return concat(film.subarray(0, data), moov, film.subarray(data, header));
}

/** What cameras and programs leave behind the last box. */
const trailers: Readonly<Record<string, (random: Random) => Uint8Array>> = {
  'a line end': () => latin1('\r\n'),
  'one byte': () => latin1('\0'),
  zeros: (random) => new Uint8Array(8 + Math.floor(random() * 8000)),
  text: () => latin1('Recorded by a camera that signs what it has written.\n'),
  'a block of a camera': (random) =>
    concat(
      Uint8Array.of(11, 0x30, 0xb2, 0xe5, 0x9f, 0xc4, 0xe9, 0x0e),
      noise(random, random() * 4000),
      latin1('8db42d694ccc418790edff439fe026bf'),
    ),
  'the beginning of a box nobody knows': (random) => concat(u32(1_000_000), latin1('cam0'), noise(random, 200)),
  'a box smaller than its header': (random) => concat(u32(3), latin1('cam0'), noise(random, 20)),
};

/** The size of the last `mdat`, which stands last in the film, made larger than what is left. */
function mdatTooLong(film: Uint8Array, more: number): Uint8Array {
  const at = Buffer.from(film).lastIndexOf('mdat', undefined, 'latin1') - 4;
  return overwritten(film, at, u32(film.length - at + more));
}

const withoutIndex = (film: Uint8Array): Uint8Array => film.subarray(0, fragmentStarts(film).at(-1));

/** Fragments from the second on begin later by so many milliseconds; both tracks do. */
export function withGap(gapMs: number): Uint8Array {
  let film = mediaFixture('fragmented.mp4');
  for (
    let at = indexOfText(film, 'tfdt'), index = 0;
    index < 6;
    index += 1, at = index < 6 ? indexOfText(film, 'tfdt', at + 4) : at
  ) {
    const timescale = index % 2 === 0 ? 15_360 : 48_000;
    const time = new DataView(film.buffer).getUint32(at + 12);
    if (index >= 2) film = overwritten(film, at + 12, u32(time + Math.round((gapMs * timescale) / 1000)));
  }
  return film;
}

/** A film whose pixels have no shape of their own, in a track of this size. */
export function inTrack(width: number, height: number): Uint8Array {
  const film = mediaFixture('moov-last.mp4');
  const square = overwritten(film, indexOfText(film, 'pasp'), latin1('free'));
  return overwritten(square, bodyOf(film, 'tkhd').start + 76, u32(width * 65_536, height * 65_536));
}

/**
 * The first edit of the film's first track: how long it is, and where in the media it begins, in the clocks of movie
 * and track.
 */
export function withEdit(segmentUnits: number, mediaTime: number, track: 'video' | 'audio' = 'video'): Uint8Array {
  const film = mediaFixture('moov-last.mp4');
  const first = indexOfText(film, 'elst');
  const at = track === 'video' ? first : indexOfText(film, 'elst', first + 4);
  return overwritten(film, at + 12, u32(segmentUnits, mediaTime >>> 0));
}

function trailed(
  name: string,
  type: 'video/mp4' | 'video/quicktime',
  film: Uint8Array,
  told: OddFile['told'],
  random: Random,
): OddFile[] {
  return Object.entries(trailers).map(([what, trailer]) => ({
    name: `${name} with ${what} behind it`,
    type,
    bytes: concat(film, trailer(random)),
    told,
  }));
}

/** Films that every player shows to their end although something beside their samples is odd. */
export function oddFilms(random: Random): OddFile[] {
  const gapMs = 20 + Math.floor(random() * 400);
  const width = 300 + Math.floor(random() * 700);
  const more = 1 + Math.floor(random() * 5000);
  const mp4 = { type: 'video/mp4' } as const;
  const film = mediaFixture('fragmented.mp4');
  const ftyp = film.subarray(0, bodyOf(film, 'ftyp').end);
  return [
    ...trailed('a film', 'video/mp4', mediaFixture('moov-last.mp4'), short, random),
    ...trailed('a QuickTime film', 'video/quicktime', asQuickTime(mediaFixture('moov-last.mp4')), short, random),
    ...trailed('a fragmented film', 'video/mp4', mediaFixture('fragmented.mp4'), fragmented, random),
    ...trailed(
      'fragments without an index',
      'video/mp4',
      withoutIndex(mediaFixture('fragmented.mp4')),
      fragmented,
      random,
    ),
    { ...mp4, name: 'media data that claims too much', bytes: mdatTooLong(moovFirst(), more), told: short },
    {
      ...mp4,
      name: 'a last fragment that claims too much',
      bytes: mdatTooLong(withoutIndex(mediaFixture('fragmented.mp4')), more),
      told: fragmented,
    },
    {
      ...mp4,
      name: 'fragments behind media data of no sample',
      bytes: concat(ftyp, box('mdat', noise(random, 100)), film.subarray(ftyp.length)),
      told: fragmented,
    },
    {
      ...mp4,
      name: 'an empty box of media data behind the fragments',
      bytes: concat(withoutIndex(film), box('mdat')),
      told: fragmented,
    },
    {
      ...mp4,
      name: `fragments with a gap of ${gapMs} ms`,
      bytes: withGap(gapMs),
      told: { ...fragmented, durationMs: 3067 + gapMs },
    },
    { ...mp4, name: `a track ${width} wide`, bytes: inTrack(width, 360), told: { ...short, width } },
    { ...mp4, name: 'an empty edit of no length', bytes: withEdit(0, -1), told: short },
  ];
}

/** One byte of an outermost box is wrong, so that a fragment is none, or lies in the media data of another. */
function lostFragments(): OddFile[] {
  const film = mediaFixture('fragmented.mp4');
  const odd = { type: 'video/mp4', told: fragmented } as const;
  return fragmentStarts(film)
    .slice(0, -1)
    .flatMap((start, index, starts): OddFile[] => {
      const mdat = indexOfText(film, 'mdat', start) - 4;
      const swallowing = {
        ...odd,
        name: `media data at ${mdat} that claims the fragments behind it`,
        bytes: overwritten(film, mdat, Uint8Array.of(1)),
      };
      return [
        { ...odd, name: `a fragment at ${start} of an unknown type`, bytes: overwritten(film, start + 4, latin1('x')) },
        ...(index < starts.length - 1 ? [swallowing] : []),
      ];
    });
}

/** The same trailers behind films that lack samples. */
export function cutFilms(random: Random): OddFile[] {
  const lacking = (film: Uint8Array): Uint8Array => film.subarray(0, film.length - 14_000);
  return [
    ...trailed('half of a film', 'video/mp4', moovFirst().subarray(0, 30_000), short, random),
    ...trailed('a film without its header', 'video/mp4', lacking(mediaFixture('moov-last.mp4')), short, random),
    ...trailed(
      'a cut fragment',
      'video/mp4',
      lacking(withoutIndex(mediaFixture('fragmented.mp4'))),
      fragmented,
      random,
    ),
    ...fragmentStarts(mediaFixture('fragmented.mp4'))
      .slice(1, 3)
      .map((start): OddFile => ({
        name: `a fragment at ${start} that is no box`,
        type: 'video/mp4',
        bytes: overwritten(mediaFixture('fragmented.mp4'), start + 4, new Uint8Array(4)),
        told: fragmented,
      })),
    ...lostFragments(),
  ];
}
