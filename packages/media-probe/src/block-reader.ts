import type { RangeReader } from '@layers-content/core';
import { ProbeFault, ShortReadError } from './probe-fault.ts';

/** The longest single read, in bytes: what one message to the pool's parent carries. */
export const maxReadBytes = 1_048_576;

/** Reads of one range that are under way side by side: each is a way to the store and back. */
const readsAtOnce = 4;

/** A half-open range of the file, in bytes. */
export interface Extent {
  readonly start: number;
  readonly end: number;
}

export interface ReadBudget {
  readonly bytes: number;
  readonly reads: number;
}

interface Block extends Extent {
  readonly bytes: Uint8Array;
}

/** Reads ranges, keeps what it has read, and refuses the file when it makes us read more than an honest one does. */
export class BlockReader {
  readonly sizeBytes: number;
  bytesRead = 0;
  reads = 0;
  readonly #reader: RangeReader;
  readonly #budget: ReadBudget;
  readonly #blocks: Block[] = [];

  constructor(reader: RangeReader, budget: ReadBudget) {
    this.#reader = reader;
    this.#budget = budget;
    this.sizeBytes = reader.sizeBytes;
  }

  /** What may still be read, in bytes. */
  get bytesLeft(): number {
    return this.#budget.bytes - this.bytesRead;
  }

  /** Whether `[start, end)` is here already and costs no read. */
  holds(start: number, end: number): boolean {
    return this.#blocks.some((block) => block.start <= start && end <= block.end);
  }

  /**
   * Brings ranges here side by side, so that {@link range} need not wait for each: those that overlap or touch are
   * read as one.
   */
  async load(extents: readonly Extent[]): Promise<void> {
    await Promise.all(joined(extents).map(({ start, end }) => this.range(start, end)));
  }

  /** Exactly `[start, end)`, which must lie in the object; bytes already here are not read again. */
  async range(start: number, end: number): Promise<Uint8Array> {
    const whole = this.#blocks.find((block) => block.start <= start && end <= block.end);
    if (whole) return whole.bytes.subarray(start - whole.start, end - whole.start);

    const before = this.#blocks.find((block) => block.start <= start && start < block.end);
    const after = this.#blocks.find((block) => block.start < end && end <= block.end);
    const bytes = new Uint8Array(end - start);
    const from = before ? before.end : start;
    const to = after ? after.start : end;
    if (before) bytes.set(before.bytes.subarray(start - before.start), 0);
    if (after) bytes.set(after.bytes.subarray(0, end - after.start), to - start);
    const pieces = piecesOf({ start: from, end: to });
    for (let first = 0; first < pieces.length; first += readsAtOnce) {
      const fetched = pieces.slice(first, first + readsAtOnce).map(async (piece) => {
        bytes.set(await this.#fetch(piece), piece.start - start);
      });
      await Promise.all(fetched);
    }
    this.#blocks.push({ start, end, bytes });
    return bytes;
  }

  async #fetch({ start, end }: Extent): Promise<Uint8Array> {
    this.reads += 1;
    this.bytesRead += end - start;
    if (this.reads > this.#budget.reads || this.bytesRead > this.#budget.bytes) {
      throw new ProbeFault(
        'too_complex',
        'The file is cut into more pieces than can be checked; save it without fragments.',
      );
    }
    const bytes = await this.#reader.read(start, end - start);
    if (bytes.byteLength !== end - start) throw new ShortReadError(start, end - start, bytes.byteLength);
    return bytes;
  }
}

function joined(extents: readonly Extent[]): readonly Extent[] {
  const whole: Extent[] = [];
  for (const { start, end } of extents.toSorted((one, other) => one.start - other.start)) {
    const last = whole.at(-1);
    if (last && start <= last.end) whole.splice(-1, 1, { start: last.start, end: Math.max(last.end, end) });
    else whole.push({ start, end });
  }
  return whole;
}

/** Of no more than {@link maxReadBytes} each. */
function piecesOf({ start, end }: Extent): readonly Extent[] {
  return Array.from({ length: Math.ceil((end - start) / maxReadBytes) }, (_, index) => {
    const from = start + index * maxReadBytes;
    return { start: from, end: Math.min(end, from + maxReadBytes) };
  });
}
