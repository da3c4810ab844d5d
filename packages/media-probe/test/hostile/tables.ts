import { mediaFixture } from '../../src/testing.ts';
import { bodyOf, box, concat, indexOfText, overwritten, tiled, u32 } from '../boxes.ts';
import type { HostileFile } from './hostile-file.ts';

const film = mediaFixture('moov-last.mp4');
const samples = new DataView(film.buffer, bodyOf(film, 'stts').start + 8, 4).getUint32(0);

/** The film with 32-bit numbers written into its first table of that type. */
const at =
  (type: string, offset: number, ...values: readonly number[]) =>
  (): Uint8Array =>
    overwritten(film, bodyOf(film, type).start + offset, u32(...values));

/**
 * A film with another table in place of its first of that type. The boxes around it grow with it; the film's header
 * stands behind its media data, so that no offset changes.
 */
function withTable(bytes: Uint8Array, type: string, body: Uint8Array): Uint8Array {
  const { start, end } = bodyOf(bytes, type);
  const grown = box(type, body);
  const change = grown.length - (end - start + 8);
  const parents = ['moov', 'trak', 'edts', 'mdia', 'minf', 'stbl']
    .map((parent) => bodyOf(bytes, parent))
    .filter((parent) => parent.start < start && end <= parent.end);
  const resized = parents.reduce(
    (grown, parent) => overwritten(grown, parent.start - 8, u32(parent.end - parent.start + 8 + change)),
    bytes,
  );
  return concat(resized.subarray(0, start - 8), grown, resized.subarray(end));
}

/** So many runs of no samples, then one of all. */
const emptyRuns = (count: number, value: number): Uint8Array =>
  concat(u32(0, count + 1), new Uint8Array(count * 8), u32(samples, value));

const refused = (
  name: string,
  answer: HostileFile['answers'][number] | HostileFile['answers'],
  bytes: () => Uint8Array,
): HostileFile => ({
  name,
  type: 'video/mp4',
  answers: typeof answer === 'string' ? [answer] : answer,
  bytes,
});
const corrupt = (name: string, bytes: () => Uint8Array): HostileFile => refused(name, 'corrupt', bytes);

/**
 * The film with a byte written into `avcC` behind its sequence parameter set: 1 is the count of picture parameter
 * sets, 4 the first one's type.
 */
function parameterSets(offset: number, value: number): () => Uint8Array {
  const config = indexOfText(film, 'avcC') + 4;
  const sequenceBytes = new DataView(film.buffer, config + 6, 2).getUint16(0);
  return () => overwritten(film, config + 7 + sequenceBytes + offset, Uint8Array.of(value));
}

const claims: readonly HostileFile[] = [
  corrupt('stts claims 2^32 samples', at('stts', 8, 0xffff_ffff)),
  corrupt('stts claims 2^32 entries', at('stts', 4, 0xffff_ffff)),
  corrupt('ctts claims 2^32 entries', at('ctts', 4, 0xffff_ffff)),
  corrupt('stsz claims 2^32 samples', at('stsz', 8, 0xffff_ffff)),
  corrupt('stsz claims 2^32 samples of one byte', at('stsz', 4, 1, 0xffff_ffff)),
  corrupt('stsc fills a chunk with 2^32 samples', at('stsc', 12, 0xffff_ffff)),
  corrupt('stsc begins at another chunk', at('stsc', 8, 2)),
  corrupt('stco claims 2^32 chunks', at('stco', 4, 0xffff_ffff)),
  corrupt('stsd has no entry', at('stsd', 4, 0)),
  corrupt('the clock stands still', at('mdhd', 12, 0)),
  corrupt('elst claims 2^32 entries', at('elst', 4, 0xffff_ffff)),
  corrupt('stss names a sample that does not exist', at('stss', 8, 0xffff)),
  corrupt('stss claims 2^32 entries', at('stss', 4, 0xffff_ffff)),
  corrupt('dref holds bytes that are no box', at('dref', 8, 0xffff_ffff)),
  corrupt('avcC promises 255 picture parameter sets', parameterSets(1, 255)),
  corrupt('avcC holds something else than picture parameter sets', parameterSets(4, 0x65)),
  refused('a chunk beyond the end', 'truncated', at('stco', 8, 0x7fff_ffff)),
  corrupt('a chunk outside the media data', at('stco', 8, 0)),
];

const long: readonly HostileFile[] = [
  refused('600,000 runs of no samples in stts', 'measured', () => withTable(film, 'stts', emptyRuns(600_000, 512))),
  refused('600,000 runs of no samples in ctts', 'measured', () => withTable(film, 'ctts', emptyRuns(600_000, 1024))),
  corrupt('1,500,000 samples, each in a chunk of its own, all at one place', () => {
    const sized = withTable(film, 'stsz', u32(0, 1, 1_500_000));
    const timed = withTable(withTable(sized, 'stts', u32(0, 1, 1_500_000, 512)), 'ctts', u32(0, 1, 1_500_000, 0));
    return withTable(
      withTable(timed, 'stsc', u32(0, 1, 1, 1, 1)),
      'stco',
      concat(u32(0, 1_500_000), tiled(u32(48), 1_500_000)),
    );
  }),
  corrupt('500,000 chunks of no samples', () =>
    withTable(withTable(film, 'stsc', u32(0, 1, 1, 0, 1)), 'stco', concat(u32(0, 500_000), tiled(u32(48), 500_000))),
  ),
  refused('400,000 edits', 'measured', () =>
    withTable(film, 'elst', concat(u32(0, 400_000), tiled(u32(1, 0, 0x1_0000), 400_000))),
  ),
  refused('1,500,000 samples of 4 GB', 'truncated', () =>
    withTable(film, 'stsz', concat(u32(0, 0, 1_500_000), tiled(u32(0xffff_ffff), 1_500_000))),
  ),
  corrupt('500,000 entries in stsc', () => withTable(film, 'stsc', concat(u32(0, 500_000), tiled(u32(1), 1_500_000)))),
  corrupt('an edit that shows nothing for 2^53 seconds', () => emptyFor(0x1f_ffff, 0xffff_ffff)),
  refused('an edit that shows nothing for 2^31 seconds', 'measured', () => emptyFor(0, 0x7fff_ffff)),
  corrupt('durations that add up beyond 2^53', () =>
    withTable(
      withTable(film, 'stts', concat(u32(0, 8_000), tiled(u32(0xffff_ffff), 16_000))),
      'ctts',
      concat(u32(0, 8_000), tiled(u32(0xffff_ffff, 0), 8_000)),
    ),
  ),
];

/** The film whose movie clock ticks once a second, with one edit that shows nothing for so long. */
function emptyFor(...seconds: readonly [high: number, low: number]): Uint8Array {
  const edited = withTable(film, 'elst', u32(0x100_0000, 1, ...seconds, 0xffff_ffff, 0xffff_ffff, 0x1_0000));
  return overwritten(edited, bodyOf(edited, 'mvhd').start + 12, u32(1));
}

function sharedChunks(): Uint8Array {
  const { start } = bodyOf(film, 'stco');
  const count = new DataView(film.buffer, start + 4, 4).getUint32(0);
  const first = new DataView(film.buffer, start + 8, 4).getUint32(0);
  const shared = overwritten(film, start + 8, u32(...Array.from({ length: count }, () => first)));
  // Fifty samples of 2,000 bytes each: every chunk fits the media data, all together do not.
  return overwritten(shared, bodyOf(film, 'stsz').start + 4, u32(2000));
}

/** The fragmented film with 32-bit numbers written into its first run of samples. */
const inRun =
  (offset: number, ...values: readonly number[]) =>
  (): Uint8Array => {
    const fragmented = mediaFixture('fragmented.mp4');
    return overwritten(fragmented, indexOfText(fragmented, 'trun') + 4 + offset, u32(...values));
  };

const offsets: readonly HostileFile[] = [
  corrupt('chunks that all share the same bytes', sharedChunks),
  corrupt('a fragment run that claims 2^32 samples', inRun(4, 0xffff_ffff)),
  refused('a bare fragment run that claims 2^32 samples', ['corrupt', 'truncated'], inRun(0, 1, 0xffff_ffff)),
  corrupt('a fragment run that begins before the file', inRun(8, 0x8000_0000)),
];

/** Films whose sample tables promise what cannot be, or are long for nothing. */
export const hostileTables: readonly HostileFile[] = [...claims, ...long, ...offsets];
