import type { MediaInfo, RangeReader } from '@layers-content/core';
import { maxReadBytes } from '../block-reader.ts';
import type { ReadBudget } from '../block-reader.ts';
import type { ProbeFault } from '../probe-fault.ts';

/** What is known of a file in the end: its measures, or why it is refused. */
export type ProbeResult =
  { readonly ok: true; readonly info: MediaInfo } | { readonly ok: false; readonly fault: ProbeFault };

/** One file on its way through a child: serves its bytes within a budget and settles once. */
export class ProbeJob {
  readonly sizeBytes: number;
  readonly outcome: Promise<ProbeResult>;
  isSettled = false;
  /** The first error of the reader, kept as the cause of the failure it leads to. */
  readError: unknown;
  succeed: (result: ProbeResult) => void = () => undefined;
  fail: (error: Error) => void = () => undefined;
  readonly #source: RangeReader;
  #bytesLeft: number;
  #readsLeft: number;

  constructor(source: RangeReader, budget: ReadBudget) {
    this.#source = source;
    this.sizeBytes = source.sizeBytes;
    this.#bytesLeft = budget.bytes;
    this.#readsLeft = budget.reads;
    this.outcome = new Promise((resolve, reject) => {
      this.succeed = (result) => this.#settle(() => resolve(result));
      this.fail = (error) => this.#settle(() => reject(error));
    });
    this.outcome.catch(() => undefined);
  }

  /** Counts a read against the budget; false when it is no read a probe may make. */
  grants(offset: number, length: number): boolean {
    this.#readsLeft -= 1;
    this.#bytesLeft -= length;
    return this.#readsLeft >= 0 && this.#bytesLeft >= 0 && length <= maxReadBytes && offset + length <= this.sizeBytes;
  }

  /** Bytes of the object, or `null` when the reader failed. */
  async read(offset: number, length: number): Promise<Uint8Array | null> {
    try {
      return await this.#source.read(offset, length);
    } catch (error) {
      this.readError ??= error;
      return null;
    }
  }

  #settle(act: () => void): void {
    this.isSettled = true;
    act();
  }
}
