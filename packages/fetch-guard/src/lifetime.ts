import { FetchError } from './fetch-error.ts';
import type { FetchFailure } from './fetch-error.ts';

interface Closable extends NodeJS.EventEmitter {
  destroy(): unknown;
}

/** One request from its first look-up to its last byte. Whatever ends it first says why, and closes what is open. */
export class Lifetime {
  readonly #whole: NodeJS.Timeout;
  readonly #stop: AbortSignal | undefined;
  readonly #onStop = () => this.fail('stopped');
  readonly #ended: Promise<never>;
  #end: (failure: FetchError) => void = () => undefined;
  #failure: FetchError | null = null;
  readonly #open: Closable[] = [];

  constructor(wholeMs: number, stop?: AbortSignal) {
    this.#ended = new Promise((_, reject) => {
      this.#end = reject;
    });
    // Nobody may be waiting for it: that is no unhandled rejection.
    this.#ended.catch(() => undefined);
    this.#whole = setTimeout(() => this.fail('too_slow'), wholeMs);
    this.#stop = stop;
    stop?.addEventListener('abort', this.#onStop, { once: true });
    if (stop?.aborted === true) this.fail('stopped');
  }

  /** Why it ended before its time; null while it has not. */
  get failure(): FetchError | null {
    return this.#failure;
  }

  fail(reason: FetchFailure): void {
    this.#failure ??= new FetchError(reason);
    this.#end(this.#failure);
    this.close();
  }

  /** What is open for the request, and ends with it. Its faults are told to whoever waits for it. */
  own<T extends Closable>(closable: T): T {
    closable.on('error', () => undefined);
    this.#open.push(closable);
    // Work that was under way when the request ended opens things too late.
    if (this.#failure !== null) this.leave();
    return closable;
  }

  /** @throws FetchError when the request ends first: `too_slow` after `ms`. */
  async within<T>(ms: number, work: Promise<T>): Promise<T> {
    const timer = setTimeout(() => this.fail('too_slow'), ms);
    try {
      return await Promise.race([work, this.#ended]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Closes what is open: the request ends, or goes on elsewhere. */
  leave(): void {
    for (const closable of this.#open.splice(0)) closable.destroy();
  }

  close(): void {
    clearTimeout(this.#whole);
    this.#stop?.removeEventListener('abort', this.#onStop);
    this.leave();
  }
}
