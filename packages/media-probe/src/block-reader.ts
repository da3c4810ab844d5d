import type { RangeReader } from '@layers-content/core';
import { ProbeFault, ShortReadError } from './probe-fault.ts';

/** The longest single read, in bytes: what one message to the pool's parent carries. */
export const maxReadBytes = 1_048_576;

export interface ReadBudget {
  readonly bytes: number;
  readonly reads: number;
}

interface Block {
  readonly start: number;
  readonly end: number;
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
    for (let at = from; at < to; at += maxReadBytes) {
      bytes.set(await this.#fetch(at, Math.min(to, at + maxReadBytes)), at - start);
    }
    this.#blocks.push({ start, end, bytes });
    return bytes;
  }

  async #fetch(start: number, end: number): Promise<Uint8Array> {
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
