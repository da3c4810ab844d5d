import type { Extent } from '../block-reader.ts';
import type { ByteView } from '../byte-view.ts';
import { ProbeFault, corrupt } from '../probe-fault.ts';
import type { BoxList } from './box.ts';
import { readSampleSizes } from './sample-sizes.ts';
import type { SampleSizes } from './sample-sizes.ts';

/** Where a track's samples lie in the file. */
export interface Layout {
  readonly sampleCount: number;
  readonly totalBytes: number;
  /** First and last sample that is not empty, and up to five between. */
  readonly picked: readonly Extent[];
}

/** The file's `mdat` contents in file order: the only places where samples may lie. */
export class MediaData {
  readonly #extents: readonly Extent[];
  readonly #fileSizeBytes: number;
  /** Where the samples demanded of each content end. */
  readonly #sampleEnds: number[];

  constructor(extents: readonly Extent[], fileSizeBytes: number) {
    this.#extents = extents;
    this.#fileSizeBytes = fileSizeBytes;
    this.#sampleEnds = extents.map((extent) => extent.start);
  }

  get totalBytes(): number {
    return this.#extents.reduce((sum, extent) => sum + extent.end - extent.start, 0);
  }

  /**
   * Where the last sample demanded of the `mdat` whose content begins here ends; there itself, where there was none.
   */
  samplesEnd(contentStart: number): number {
    return this.#sampleEnds[this.#indexAt(contentStart)] ?? contentStart;
  }

  demand(start: number, end: number): void {
    if (start === end) return;
    const index = this.#indexAt(start);
    const extent = this.#extents[index];
    if (extent && extent.start <= start && end <= extent.end) {
      this.#sampleEnds[index] = Math.max(this.#sampleEnds[index] ?? 0, end);
      return;
    }
    if (end > this.#fileSizeBytes)
      throw new ProbeFault('truncated', 'Samples that the file promises lie beyond its end.');
    throw corrupt('Samples that the file promises lie outside its media data.');
  }

  /**
   * The last `mdat` content that begins at this offset or before. By halving: hostile files have many of them and
   * many chunks.
   */
  #indexAt(offset: number): number {
    let [from, to] = [0, this.#extents.length];
    while (to - from > 1) {
      const middle = (from + to) >> 1;
      if ((this.#extents[middle]?.start ?? 0) <= offset) from = middle;
      else to = middle;
    }
    return from;
  }
}

/** Follows chunk by chunk where each sample lies; all tables must agree. */
export function layOutSamples(tables: BoxList, data: MediaData): Layout {
  const sizes = readSampleSizes(tables.optional('stsz'), tables.optional('stz2'));
  const chunks = readChunkOffsets(tables.optional('stco'), tables.optional('co64'));
  const wanted = new SamplePicker(sizes.count);
  let totalBytes = 0;
  let sample = 0;
  for (const run of samplesPerChunk(tables.required('stsc'), chunks.count)) {
    for (let chunk = run.firstChunk; chunk < run.endChunk; chunk += 1) {
      if (sample + run.samples > sizes.count)
        throw corrupt('The chunks of a track hold more samples than its size table.');
      const start = chunks.at(chunk);
      const bytes = walkChunk(sizes, sample, run.samples, start, wanted);
      data.demand(start, start + bytes);
      totalBytes += bytes;
      sample += run.samples;
    }
  }
  if (sample !== sizes.count) throw corrupt('The chunks of a track hold fewer samples than its size table.');
  return { sampleCount: sizes.count, totalBytes, picked: wanted.picked };
}

/** Length of one chunk in bytes; notes the wanted samples on the way. */
function walkChunk(sizes: SampleSizes, first: number, count: number, start: number, wanted: SamplePicker): number {
  if (sizes.constantBytes !== null) {
    const { constantBytes } = sizes;
    while (wanted.next < first + count) wanted.take(start + (wanted.next - first) * constantBytes, constantBytes);
    return count * constantBytes;
  }
  let at = start;
  for (let sample = first; sample < first + count; sample += 1) {
    const size = sizes.at(sample);
    if (sample === wanted.next) wanted.take(at, size);
    at += size;
  }
  return at - start;
}

/** Chooses the first, the last and five evenly spread samples, in order. */
class SamplePicker {
  readonly picked: Extent[] = [];
  readonly #indexes: readonly number[];
  #position = 0;

  constructor(count: number) {
    const spread = count === 0 ? [] : Array.from({ length: 7 }, (_, part) => Math.floor(((count - 1) * part) / 6));
    this.#indexes = [...new Set(spread)];
  }

  get next(): number {
    return this.#indexes[this.#position] ?? Infinity;
  }

  take(start: number, sizeBytes: number): void {
    this.#position += 1;
    if (sizeBytes > 0) this.picked.push({ start, end: start + sizeBytes });
  }
}

interface ChunkRun {
  readonly firstChunk: number;
  readonly endChunk: number;
  readonly samples: number;
}

/** The runs of `stsc` (ISO/IEC 14496-12, 8.7.4), counted from chunk 0. */
function* samplesPerChunk(stsc: ByteView, chunkCount: number): Generator<ChunkRun> {
  const count = stsc.u32(4);
  stsc.slice(8, 8 + count * 12);
  if (count === 0 && chunkCount > 0) throw corrupt('The box "stsc" does not say how chunks are filled.');
  for (let entry = 0; entry < count; entry += 1) {
    const firstChunk = stsc.u32(8 + entry * 12) - 1;
    const endChunk = entry + 1 < count ? stsc.u32(8 + (entry + 1) * 12) - 1 : chunkCount;
    const isFirst = entry === 0;
    if (
      (isFirst && firstChunk !== 0) ||
      endChunk < firstChunk ||
      endChunk > chunkCount ||
      (!isFirst && endChunk === firstChunk)
    ) {
      throw corrupt('The box "stsc" names chunks that do not exist or are out of order.');
    }
    yield { firstChunk, endChunk, samples: stsc.u32(8 + entry * 12 + 4) };
  }
}

function readChunkOffsets(stco: ByteView | null, co64: ByteView | null): { count: number; at(index: number): number } {
  const table = stco ?? co64;
  if (!table || (stco && co64)) throw corrupt('A track has no table of chunk offsets, or two.');
  const width = stco ? 4 : 8;
  const count = table.u32(4);
  table.slice(8, 8 + count * width);
  return { count, at: (index) => (stco ? table.u32(8 + index * 4) : table.u64(8 + index * 8)) };
}
