import type { RangeReader } from '@layers-content/core';
import { mediaFixture } from '../src/testing.ts';
import { bodyOf, box, concat, latin1, tiled, u32 } from './boxes.ts';

/** How a film is made up; its pictures are 640x360, H.264, 30 a second. */
export interface FilmPlan {
  /** About: samples are of one whole size. */
  readonly sizeBytes: number;
  /** Where the movie header stands among the media data. */
  readonly moovAt: 'first' | 'middle' | 'last';
  readonly sampleCount?: number;
  /** Boxes of media data; each is one chunk. */
  readonly mdatCount?: number;
  /** Sample tables in place of the film's own, and further boxes beside them. */
  readonly tables?: Readonly<Record<string, Uint8Array>>;
  /** Bytes of an empty box within the movie header. */
  readonly moovPadBytes?: number;
  /** Bytes of an empty box behind each box of media data. */
  readonly freeBytes?: number;
}

const ftyp = box('ftyp', latin1('isom\0\0\x02\0isomiso2avc1mp41'));

interface Piece {
  readonly start: number;
  readonly bytes: Uint8Array;
}

/** Samples of one size in a row. */
interface Chunk {
  readonly start: number;
  readonly count: number;
  readonly sampleBytes: number;
}

/** A film of any size that takes no memory: only its structure is kept, the pictures are made where they are read. */
export class Film implements RangeReader {
  readonly sizeBytes: number;
  bytesRead = 0;
  reads = 0;
  readonly #structure: readonly Piece[];
  readonly #chunks: readonly Chunk[];

  constructor(sizeBytes: number, structure: readonly Piece[], chunks: readonly Chunk[]) {
    this.sizeBytes = sizeBytes;
    this.#structure = structure;
    this.#chunks = chunks;
  }

  async read(offset: number, length: number): Promise<Uint8Array> {
    this.reads += 1;
    this.bytesRead += length;
    const bytes = new Uint8Array(length).fill(0x5a);
    const pictures = this.#chunks.flatMap((chunk) => headersWithin(chunk, offset, offset + length));
    for (const { start, bytes: piece } of [...pictures, ...this.#structure]) {
      const [from, to] = [Math.max(offset, start), Math.min(offset + length, start + piece.length)];
      if (from < to) bytes.set(piece.subarray(from - start, to - start), from - offset);
    }
    return bytes;
  }
}

/** Where the samples of a chunk begin between two offsets. */
function headersWithin({ start, count, sampleBytes }: Chunk, from: number, to: number): Piece[] {
  const first = Math.max(0, Math.floor((from - start) / sampleBytes));
  const end = Math.min(count, Math.ceil((to - start) / sampleBytes));
  const bytes = packetHeader(sampleBytes);
  return Array.from({ length: Math.max(0, end - first) }, (_, index) => ({
    start: start + (first + index) * sampleBytes,
    bytes,
  }));
}

/** Makes a whole, well-formed film: all its samples have one size, each is one coded picture. */
export function makeFilm(plan: FilmPlan): Film {
  const { sizeBytes, moovAt, sampleCount = 600, mdatCount = moovAt === 'middle' ? 2 : 1, freeBytes = 0 } = plan;
  const counts = Array.from(
    { length: mdatCount },
    (_, index) => Math.floor(((index + 1) * sampleCount) / mdatCount) - Math.floor((index * sampleCount) / mdatCount),
  );
  const moov = (sampleBytes: number, chunks: readonly number[]): Uint8Array =>
    moovOf(counts, sampleBytes, chunks, plan);
  const moovBytes = moov(0, counts).length;
  const sampleBytes = Math.floor((sizeBytes - ftyp.length - moovBytes - mdatCount * (8 + freeBytes)) / sampleCount);
  if (sampleBytes <= packetHeader(0).length) throw new RangeError('The film is too small for its samples.');

  const structure: Piece[] = [{ start: 0, bytes: ftyp }];
  const chunks: Chunk[] = [];
  let at = ftyp.length;
  const mdatsBeforeMoov = { first: 0, middle: mdatCount >> 1, last: mdatCount }[moovAt];
  let moovStart = 0;
  for (let index = 0; index <= mdatCount; index += 1) {
    if (index === mdatsBeforeMoov) {
      moovStart = at;
      at += moovBytes;
    }
    const count = counts[index];
    if (count === undefined) break;
    structure.push({ start: at, bytes: concat(u32(8 + count * sampleBytes), latin1('mdat')) });
    chunks.push({ start: at + 8, count, sampleBytes });
    at += 8 + count * sampleBytes;
    if (freeBytes > 0) structure.push({ start: at, bytes: concat(u32(freeBytes), latin1('free')) });
    at += freeBytes;
  }
  structure.push({
    start: moovStart,
    bytes: moov(
      sampleBytes,
      chunks.map(({ start }) => start),
    ),
  });
  return new Film(at, structure, chunks);
}

/** A coded picture is one unit as long as its packet. */
function packetHeader(sampleBytes: number): Uint8Array {
  return concat(u32(sampleBytes - 4), Uint8Array.of(0x41));
}

/** A movie header with one picture track; each box of media data is one chunk. */
function moovOf(
  counts: readonly number[],
  sampleBytes: number,
  chunks: readonly number[],
  { tables = {}, moovPadBytes = 0 }: FilmPlan,
): Uint8Array {
  const sampleCount = counts.reduce((sum, count) => sum + count, 0);
  const runs = counts.flatMap((count, index) => (count === counts[index - 1] ? [] : [index + 1, count, 1]));
  const offsets = counts.map((_, index) => chunks[index] ?? 0);
  const bodies = {
    stsd: sampleDescription(),
    stts: u32(0, 1, sampleCount, 512),
    stsz: concat(u32(0, 0, sampleCount), tiled(u32(sampleBytes), sampleCount)),
    stsc: u32(0, runs.length / 3, ...runs),
    stco: u32(0, offsets.length, ...offsets),
    ...tables,
  };
  const durationUnits = sampleCount * 512;
  const media = box(
    'mdia',
    box('mdhd', u32(0, 0, 0, 15_360, durationUnits, 0)),
    box('hdlr', u32(0, 0), latin1('vide'), u32(0, 0, 0)),
    box('minf', box('stbl', ...Object.entries(bodies).map(([type, body]) => box(type, body)))),
  );
  const upright = u32(0x1_0000, 0, 0, 0, 0x1_0000, 0, 0, 0, 0x4000_0000);
  const header = box('tkhd', u32(7, 0, 0, 1, 0, durationUnits, 0, 0, 0, 0), upright, u32(640 << 16, 360 << 16));
  const pad = moovPadBytes > 0 ? [box('free', new Uint8Array(moovPadBytes - 8))] : [];
  return box(
    'moov',
    box('mvhd', u32(0, 0, 0, 15_360, durationUnits, 0x1_0000, 0x100_0000, 0, 0), upright),
    box('trak', header, media),
    ...pad,
  );
}

function sampleDescription(): Uint8Array {
  const donor = mediaFixture('moov-last.mp4');
  const { start, end } = bodyOf(donor, 'stsd');
  return donor.subarray(start, end);
}
