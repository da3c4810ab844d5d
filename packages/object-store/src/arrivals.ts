import { finished } from 'node:stream';
import type { Readable } from 'node:stream';

/** What one body, and all of them together, may hold in memory for the disk before no more of it is read. */
const mostOfOneBytes = 1_048_576;
const mostOfAllBytes = 33_554_432;
/**
 * However small they are, pieces have a cost of their own; whoever judges chunks is given a turn of the event loop
 * between so many.
 */
const mostPieces = 64;

/** What the bodies of one store hold in memory at the moment. */
export interface HeldBytes {
  sizeBytes: number;
}

/** Pieces that are written at once. */
export interface Batch {
  readonly pieces: readonly Uint8Array[];
  readonly sizeBytes: number;
}

interface Arriving {
  /** Told the size of each piece the moment it comes; what it throws ends the body. */
  readonly arrived: (sizeBytes: number) => void;
  /** Ends the body with its reason. */
  readonly signal: AbortSignal;
  readonly held: HeldBytes;
}

/**
 * A body as it arrives: each time all that came since the last batch was asked for, so that a fast client makes large
 * writes, and what a slow one sends waits for nothing. Whoever asks for the next batch has done with the last. Errors
 * of the body pass through. However this ends, the body is left open and paused: a refusal can still be answered.
 */
export async function* batchesOf(body: Readable, arriving: Arriving): AsyncGenerator<Batch, undefined> {
  const arrivals = new Arrivals(body, arriving);
  try {
    for (let batch = await arrivals.next(); batch; batch = await arrivals.next()) yield batch;
    return undefined;
  } finally {
    arrivals.leave();
  }
}

class Arrivals {
  readonly #body: Readable;
  readonly #arriving: Arriving;
  readonly #unwatch: () => void;
  /** What waits, and what was handed out last. */
  #pieces: Uint8Array[] = [];
  #waitingBytes = 0;
  #underWay: Uint8Array[] = [];
  #underWayBytes = 0;
  #isOver = false;
  #fault: { readonly error: unknown } | null = null;
  #wake = (): void => undefined;

  constructor(body: Readable, arriving: Arriving) {
    this.#body = body;
    this.#arriving = arriving;
    this.#unwatch = finished(body, { writable: false }, (error) => {
      if (error) this.#fail(error);
      this.#isOver = true;
      this.#wake();
    });
    arriving.signal.addEventListener('abort', this.#abort);
    if (arriving.signal.aborted) this.#abort();
    body.on('data', this.#take);
  }

  /** Null at the end of the body. */
  async next(): Promise<Batch | null> {
    this.#release();
    if (this.#fault === null) this.#body.resume();
    if (this.#pieces.length === 0 && !this.#isOver && this.#fault === null) await this.#change();
    if (this.#fault !== null) throw this.#fault.error;
    [this.#underWay, this.#pieces] = [this.#pieces, []];
    [this.#underWayBytes, this.#waitingBytes] = [this.#waitingBytes, 0];
    return this.#underWay.length === 0 ? null : { pieces: this.#underWay, sizeBytes: this.#underWayBytes };
  }

  leave(): void {
    this.#release();
    this.#arriving.held.sizeBytes -= this.#waitingBytes;
    this.#arriving.signal.removeEventListener('abort', this.#abort);
    this.#unwatch();
    this.#body.off('data', this.#take).pause();
  }

  /** Until something comes, and to the end of that turn of the event loop: what else it brings is written with it. */
  #change(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = () => {
        this.#wake = () => undefined;
        setImmediate(resolve);
      };
    });
  }

  readonly #take = (piece: Uint8Array): void => {
    const { arrived, held } = this.#arriving;
    try {
      arrived(piece.byteLength);
    } catch (error) {
      this.#fail(error);
      return;
    }
    this.#pieces.push(piece);
    this.#waitingBytes += piece.byteLength;
    held.sizeBytes += piece.byteLength;
    const isFull = this.#waitingBytes + this.#underWayBytes >= mostOfOneBytes || held.sizeBytes >= mostOfAllBytes;
    if (isFull || this.#pieces.length >= mostPieces) this.#body.pause();
    this.#wake();
  };

  readonly #abort = (): void => {
    this.#fail(this.#arriving.signal.reason);
  };

  #fail(error: unknown): void {
    this.#fault ??= { error };
    this.#body.pause();
    this.#wake();
  }

  /**
   * A batch that was written is emptied: whoever waits for the next one still has it at hand, and it may be long
   * until then.
   */
  #release(): void {
    this.#arriving.held.sizeBytes -= this.#underWayBytes;
    this.#underWayBytes = 0;
    this.#underWay.length = 0;
  }
}
