import { ConcurrencyLimitError } from '@layers-content/core';

/** Runs work of many owners, at most `limit` of one owner at once. */
export class ConcurrencyLimit {
  readonly #what: string;
  readonly #limit: number;
  readonly #running = new Map<string, number>();

  /** @param what is limited, as the refusal names it. */
  constructor(what: string, limit: number) {
    this.#what = what;
    this.#limit = limit;
  }

  /** @throws ConcurrencyLimitError before the work begins. */
  async run<T>(owner: string, work: () => Promise<T>): Promise<T> {
    const others = this.#running.get(owner) ?? 0;
    if (others >= this.#limit) throw new ConcurrencyLimitError(this.#what, this.#limit);
    this.#running.set(owner, others + 1);
    try {
      return await work();
    } finally {
      const left = (this.#running.get(owner) ?? 1) - 1;
      if (left > 0) this.#running.set(owner, left);
      else this.#running.delete(owner);
    }
  }
}
