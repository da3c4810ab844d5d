import type { Extent } from '../block-reader.ts';
import type { ByteView } from '../byte-view.ts';
import { ProbeFault, corrupt } from '../probe-fault.ts';
import { BoxList } from './box.ts';
import type { MediaData } from './sample-layout.ts';
import type { TimingSum } from './timing.ts';

/** What the fragments of one track hold together. */
export interface FragmentedSamples {
  readonly times: TimingSum;
  /** The decode time that the first fragment begins at, where fragments name theirs. */
  originUnits: number | null;
  totalBytes: number;
  /** The first sample of each run, and the last sample of all. */
  readonly firsts: Extent[];
  last: Extent | null;
}

interface Defaults {
  readonly durationUnits: number;
  readonly sizeBytes: number;
}

/** `trex`: what samples of fragments are like unless they say otherwise. */
export function readFragmentDefaults(mvex: BoxList): Map<number, Defaults> {
  return new Map(
    mvex.all('trex').map((trex) => [trex.u32(4), { durationUnits: trex.u32(12), sizeBytes: trex.u32(16) }]),
  );
}

/** Adds up the movie fragments of a file, one `moof` at a time (ISO/IEC 14496-12, 8.8). */
export class FragmentSum {
  readonly tracks = new Map<number, FragmentedSamples>();
  readonly #defaults: ReadonlyMap<number, Defaults>;
  readonly #timesOf: (trackId: number) => TimingSum | undefined;
  readonly #data: MediaData;

  /** @param timesOf where a track's times are summed; undefined for a track that the movie header does not have */
  constructor(
    defaults: ReadonlyMap<number, Defaults>,
    timesOf: (trackId: number) => TimingSum | undefined,
    data: MediaData,
  ) {
    this.#defaults = defaults;
    this.#timesOf = timesOf;
    this.#data = data;
  }

  /** @param moofStart where the `moof` begins in the file, in bytes */
  add(moof: ByteView, moofStart: number): void {
    let implicitBase = moofStart;
    for (const traf of new BoxList(moof).all('traf')) {
      const boxes = new BoxList(traf);
      const header = readFragmentHeader(boxes.required('tfhd'), this.#defaults, moofStart);
      const samples = this.#samplesOf(header.trackId);
      const decodeTime = boxes.optional('tfdt');
      if (decodeTime) placeInTime(samples, readDecodeTime(decodeTime));
      const base = header.base ?? implicitBase;
      let at = base;
      for (const trun of boxes.all('trun')) at = this.#addRun(trun, samples, header.defaults, base, at);
      implicitBase = at;
    }
  }

  #samplesOf(trackId: number): FragmentedSamples {
    const known = this.tracks.get(trackId);
    if (known) return known;
    const times = this.#timesOf(trackId);
    if (!times) throw corrupt('A fragment belongs to a track that the movie header does not have.');
    const samples: FragmentedSamples = { times, originUnits: null, totalBytes: 0, firsts: [], last: null };
    this.tracks.set(trackId, samples);
    return samples;
  }

  /** Returns where the run's data ends in the file. */
  #addRun(trun: ByteView, samples: FragmentedSamples, defaults: Defaults, base: number, continued: number): number {
    const run = new SampleRun(trun, defaults);
    const start = run.dataOffset === null ? continued : base + run.dataOffset;
    if (start < 0) throw corrupt('A fragment names bytes before the file begins.');
    let at = start;
    for (const { count, sizeBytes, durationUnits, compositionOffset } of run.samples()) {
      if (sizeBytes > 0) {
        if (at === start) samples.firsts.push({ start, end: start + sizeBytes });
        samples.last = { start: at + (count - 1) * sizeBytes, end: at + count * sizeBytes };
      }
      samples.times.add(count, durationUnits, compositionOffset);
      at += count * sizeBytes;
    }
    this.#data.demand(start, at);
    samples.totalBytes += at - start;
    if (samples.firsts.length > maxRuns)
      throw new ProbeFault('too_complex', `The file has more than ${maxRuns} runs of samples.`);
    return at;
  }
}

const maxRuns = 20_000;

/** `tfdt`: when the first sample of a fragment is decoded (ISO/IEC 14496-12, 8.8.12). */
function readDecodeTime(tfdt: ByteView): number {
  return tfdt.u8(0) === 1 ? tfdt.u64(4) : tfdt.u32(4);
}

/**
 * Recorders leave gaps between fragments, in which the last picture stays. A film cut out of a stream begins late as
 * a whole, which is no gap: times count from the first fragment, unless the movie header has samples in front of it.
 */
function placeInTime(samples: FragmentedSamples, decodeTimeUnits: number): void {
  samples.originUnits ??= samples.times.sum().sampleCount > 0 ? 0 : decodeTimeUnits;
  samples.times.continueAt(decodeTimeUnits - samples.originUnits);
}

interface FragmentHeader {
  readonly trackId: number;
  /** Where offsets count from; `null`: from where the track before ended. */
  readonly base: number | null;
  readonly defaults: Defaults;
}

function readFragmentHeader(tfhd: ByteView, all: ReadonlyMap<number, Defaults>, moofStart: number): FragmentHeader {
  const flags = tfhd.u24(1);
  const trackId = tfhd.u32(4);
  let at = 8;
  const hasBase = (flags & 0x1) !== 0;
  const base = hasBase ? tfhd.u64(at) : (flags & 0x2_0000) !== 0 ? moofStart : null;
  if (hasBase) at += 8;
  if ((flags & 0x2) !== 0) at += 4;
  const inherited = all.get(trackId) ?? { durationUnits: 0, sizeBytes: 0 };
  const durationUnits = (flags & 0x8) !== 0 ? tfhd.u32(at) : inherited.durationUnits;
  if ((flags & 0x8) !== 0) at += 4;
  const sizeBytes = (flags & 0x10) !== 0 ? tfhd.u32(at) : inherited.sizeBytes;
  return { trackId, base, defaults: { durationUnits, sizeBytes } };
}

interface RunSample extends Defaults {
  readonly count: number;
  readonly compositionOffset: number;
}

/** A `trun`; samples that only repeat the defaults come as one entry, however many the run claims. */
class SampleRun {
  readonly dataOffset: number | null;
  readonly #view: ByteView;
  readonly #defaults: Defaults;
  readonly #flags: number;
  readonly #count: number;
  readonly #samplesAt: number;

  constructor(view: ByteView, defaults: Defaults) {
    this.#view = view;
    this.#defaults = defaults;
    this.#flags = view.u24(1);
    this.#count = view.u32(4);
    this.dataOffset = this.#has(0x1) ? view.i32(8) : null;
    this.#samplesAt = 8 + (this.#has(0x1) ? 4 : 0) + (this.#has(0x4) ? 4 : 0);
    view.slice(this.#samplesAt, this.#samplesAt + this.#count * this.#sampleBytes);
  }

  *samples(): Generator<RunSample> {
    if (this.#sampleBytes === 0) {
      yield { ...this.#defaults, count: this.#count, compositionOffset: 0 };
      return;
    }
    for (let index = 0; index < this.#count; index += 1) {
      let at = this.#samplesAt + index * this.#sampleBytes;
      const next = (flag: number): number | null => (this.#has(flag) ? this.#view.u32((at += 4) - 4) : null);
      const durationUnits = next(0x100) ?? this.#defaults.durationUnits;
      const sizeBytes = next(0x200) ?? this.#defaults.sizeBytes;
      next(0x400);
      yield { count: 1, durationUnits, sizeBytes, compositionOffset: (next(0x800) ?? 0) | 0 };
    }
  }

  get #sampleBytes(): number {
    return [0x100, 0x200, 0x400, 0x800].filter((flag) => this.#has(flag)).length * 4;
  }

  #has(flag: number): boolean {
    return (this.#flags & flag) !== 0;
  }
}
