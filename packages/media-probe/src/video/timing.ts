import type { ByteView } from '../byte-view.ts';
import { corrupt } from '../probe-fault.ts';

/** When a track's samples are shown, in units of its own timescale. */
export interface Timing {
  readonly sampleCount: number;
  /** Sum of all sample durations. */
  readonly durationUnits: number;
  /** Composition time of the sample that is shown first; 0 where pictures are not reordered. */
  readonly startUnits: number;
  /** End of the sample that is shown last. */
  readonly endUnits: number;
  readonly shortestUnits: number;
  readonly longestUnits: number;
}

/** Adds samples run by run: what a table claims in eight bytes costs one step, never one step a sample. */
export class TimingSum {
  #sampleCount = 0;
  #durationUnits = 0;
  #startUnits = Infinity;
  /** All but the last sample: how long that one lasts is known when the next begins. */
  #endUnits = 0;
  #shortestUnits = Infinity;
  #longestUnits = 0;
  #lastDelta = 0;
  #lastOffset = 0;

  add(count: number, delta: number, compositionOffset: number): void {
    if (count === 0) return;
    if (this.#sampleCount > 0) this.#noteLast();
    if (count > 1) this.#noteDelta(delta);
    const first = this.#durationUnits + compositionOffset;
    this.#durationUnits += count * delta;
    this.#sampleCount += count;
    if (!Number.isSafeInteger(this.#durationUnits)) throw corrupt('The sample times add up to an impossible duration.');
    this.#startUnits = Math.min(this.#startUnits, first);
    if (count > 1) this.#endUnits = Math.max(this.#endUnits, this.#durationUnits - delta + compositionOffset);
    this.#lastDelta = delta;
    this.#lastOffset = compositionOffset;
  }

  /**
   * The next sample begins at this time, counted from the first sample of all: the last one lasts until then. A time
   * before the last one has begun says nothing, since samples follow each other.
   */
  continueAt(units: number): void {
    const delta = this.#lastDelta + units - this.#durationUnits;
    if (this.#sampleCount === 0 || delta <= 0) return;
    this.#durationUnits = units;
    this.#lastDelta = delta;
  }

  /** The last sample's duration does not count as a change of rate: writers stretch or cut it to fit. */
  sum(): Timing {
    const onlyOne = this.#longestUnits === 0;
    return {
      sampleCount: this.#sampleCount,
      durationUnits: this.#durationUnits,
      startUnits: this.#sampleCount === 0 ? 0 : this.#startUnits,
      endUnits: Math.max(this.#endUnits, this.#durationUnits + this.#lastOffset),
      shortestUnits: onlyOne ? this.#lastDelta : this.#shortestUnits,
      longestUnits: onlyOne ? this.#lastDelta : this.#longestUnits,
    };
  }

  #noteLast(): void {
    this.#noteDelta(this.#lastDelta);
    this.#endUnits = Math.max(this.#endUnits, this.#durationUnits + this.#lastOffset);
  }

  #noteDelta(delta: number): void {
    this.#shortestUnits = Math.min(this.#shortestUnits, delta);
    this.#longestUnits = Math.max(this.#longestUnits, delta);
  }
}

/** Merges `stts` and `ctts` (ISO/IEC 14496-12, 8.6.1); both are lists of runs, walked side by side. */
export function sumSampleTimes(stts: ByteView, ctts: ByteView | null): TimingSum {
  const sum = new TimingSum();
  const offsets = ctts ? new RunList(ctts) : null;
  const deltas = new RunList(stts);
  while (deltas.left > 0) {
    if (!offsets) {
      sum.add(deltas.left, deltas.value, 0);
      deltas.take(deltas.left);
      continue;
    }
    if (offsets.left === 0) throw corrupt('The box "ctts" speaks of fewer samples than "stts".');
    const count = Math.min(deltas.left, offsets.left);
    sum.add(count, deltas.value, offsets.value | 0);
    deltas.take(count);
    offsets.take(count);
  }
  if (offsets && offsets.left > 0) throw corrupt('The box "ctts" speaks of more samples than "stts".');
  return sum;
}

/** A list of `(count, value)` pairs behind a full box header and an entry count. */
class RunList {
  left = 0;
  value = 0;
  readonly #view: ByteView;
  readonly #end: number;
  #at = 8;

  constructor(view: ByteView) {
    this.#view = view;
    this.#end = 8 + view.u32(4) * 8;
    if (this.#end > view.length) throw corrupt(`The ${view.name} is too short for what it claims to hold.`);
    this.take(0);
  }

  take(count: number): void {
    this.left -= count;
    while (this.left === 0 && this.#at < this.#end) {
      this.left = this.#view.u32(this.#at);
      this.value = this.#view.u32(this.#at + 4);
      this.#at += 8;
    }
  }
}
