import type { ProbeFaultReason } from '../../src/index.ts';
import { mediaFixture } from '../../src/testing.ts';
import { bodyOf, box, concat, emptyBoxes, indexOfText, latin1, overwritten, tiled, u32 } from '../boxes.ts';
import type { HostileFile } from './hostile-file.ts';

const ftyp = box('ftyp', latin1('isom\0\0\x02\0isommp41'));
const film = (): Uint8Array => mediaFixture('moov-last.mp4');
/** The film with the size of a box changed; boxes within the movie header are meant, not brands of the same name. */
const withSize = (type: string, size: number) => (): Uint8Array => {
  const bytes = film();
  const from = type === 'mdat' ? 0 : indexOfText(bytes, 'moov');
  return overwritten(bytes, indexOfText(bytes, type, from) - 4, u32(size));
};

/** `depth` boxes, each the only content of the one before; the types repeat. */
function nested(depth: number, ...types: readonly string[]): Uint8Array {
  const bytes = new Uint8Array(depth * 8);
  for (let level = 0; level < depth; level += 1) {
    const type = types[level % types.length] ?? 'free';
    bytes.set(concat(u32((depth - level) * 8), latin1(type)), level * 8);
  }
  return bytes;
}

/** A box of the film's header replaced by one of the same type that holds only this. */
function refilled(type: string, content: Uint8Array): Uint8Array {
  return concat(ftyp, box('mdat', new Uint8Array(64).fill(0x5a)), wrapped(type, content));
}

const ways: Readonly<Record<string, readonly string[]>> = {
  moov: [],
  trak: ['moov'],
  mdia: ['moov', 'trak'],
  minf: ['moov', 'trak', 'mdia'],
  stbl: ['moov', 'trak', 'mdia', 'minf'],
};

/** What stands beside a box on the way to the one that is meant: without it the film is refused before that is read. */
const beside: Readonly<Record<string, Uint8Array>> = {
  moov: box('mvhd', new Uint8Array(100)),
  mdia: box('hdlr', u32(0, 0), latin1('vide'), u32(0, 0, 0)),
};

function wrapped(type: string, content: Uint8Array): Uint8Array {
  return (ways[type] ?? []).reduceRight(
    (inner, each) => box(each, beside[each] ?? new Uint8Array(), inner),
    box(type, content),
  );
}

const refused = (
  name: string,
  answer: ProbeFaultReason | readonly ProbeFaultReason[],
  bytes: () => Uint8Array,
): HostileFile => ({
  name,
  type: 'video/mp4',
  answers: typeof answer === 'string' ? [answer] : answer,
  bytes,
});
const after = (tail: Uint8Array) => (): Uint8Array => concat(ftyp, tail);

const counts: readonly HostileFile[] = [
  refused('a million empty boxes', 'too_complex', after(emptyBoxes(1_000_000))),
  refused('a million empty fragments', 'too_complex', () => concat(ftyp, emptyBoxes(1_000_000, 'moof'))),
  ...Object.keys(ways).map((type) =>
    refused(`a ${type} of 500,000 empty boxes`, 'too_complex', () => refilled(type, emptyBoxes(500_000))),
  ),
  refused('100 tracks', 'too_complex', () => refilled('moov', emptyBoxes(100, 'trak'))),
  refused('a moov over 6 MiB', 'too_complex', after(box('moov', new Uint8Array(6 * 1_048_576)))),
  refused('a fragment of 300,000 tracks', 'too_complex', () =>
    concat(mediaFixture('fragmented.mp4'), box('moof', emptyBoxes(300_000, 'traf'))),
  ),
  refused('a fragment of 120,000 empty runs', 'too_complex', () =>
    concat(
      mediaFixture('fragmented.mp4'),
      box('moof', box('traf', box('tfhd', u32(0x2_0000, 1)), tiled(box('trun', u32(0, 0)), 120_000))),
    ),
  ),
];

const nests: readonly HostileFile[] = [
  ...['moov', 'trak', 'mdia', 'stbl', 'meta', 'udta'].map((type) =>
    refused(`100,000 times ${type} in ${type}`, ['corrupt', 'truncated'], () =>
      concat(ftyp, box('moov', nested(100_000, type))),
    ),
  ),
  refused('boxes inside boxes inside boxes', 'corrupt', () =>
    concat(ftyp, box('moov', nested(3000, 'trak', 'mdia', 'minf', 'stbl'))),
  ),
  refused('a box as large as what it stands in', 'corrupt', () => concat(ftyp, box('moov', u32(16), latin1('trak')))),
  refused('a track within a track', 'corrupt', () => {
    const bytes = film();
    const { start, end } = bodyOf(bytes, 'trak');
    return concat(
      bytes.subarray(0, bodyOf(bytes, 'moov').start - 8),
      box('moov', box('trak', box('trak', bytes.subarray(start, end)))),
    );
  }),
];

const sizes: readonly HostileFile[] = [
  refused('no size at all', 'truncated', after(concat(u32(0), latin1('free'), u32(0)))),
  {
    name: 'a moov without size reaches to the end',
    type: 'video/mp4',
    answers: ['measured'],
    bytes: withSize('moov', 0),
  },
  refused('media data without size swallows the header', 'truncated', withSize('mdat', 0)),
  ...['trak', 'tkhd', 'mdia', 'hdlr', 'minf', 'stbl', 'stsd', 'avc1', 'stsz'].map((type) =>
    refused(`a ${type} without size`, 'corrupt', withSize(type, 0)),
  ),
  ...['trak', 'stbl', 'avc1', 'avcC', 'elst'].map((type) =>
    refused(`a ${type} of 2^32 bytes`, 'corrupt', withSize(type, 0xffff_ffff)),
  ),
  ...['trak', 'stbl', 'avc1', 'avcC', 'elst'].map((type) =>
    refused(`a ${type} of 7 bytes`, 'corrupt', withSize(type, 7)),
  ),
  refused('a size that overflows', 'corrupt', after(concat(u32(1), latin1('moov'), u32(0xffff_ffff, 0xffff_ffff)))),
  refused('a size of 2^53', 'corrupt', after(concat(u32(1), latin1('moov'), u32(0x20_0000, 0)))),
  refused('a size just below 2^53', 'truncated', after(concat(u32(1), latin1('moov'), u32(0x1f_ffff, 0xffff_ffff)))),
  refused('a size beyond the end', 'truncated', after(concat(u32(0x7fff_ffff), latin1('moov')))),
  refused('a size below the header', 'corrupt', after(concat(u32(7), latin1('moov'), u32(0)))),
  refused('a 64-bit size below the header', 'corrupt', after(concat(u32(1), latin1('moov'), u32(0, 15)))),
  refused('half a header', 'truncated', after(u32(8))),
];

/** Films whose boxes are too many, too deep or of impossible sizes. */
export const hostileBoxes: readonly HostileFile[] = [...counts, ...nests, ...sizes];
