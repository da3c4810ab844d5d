import type { ApiKey, Repository } from '@layers-content/core';

interface Refusal {
  readonly reason: string;
  readonly requestId: string;
}

/**
 * Refused requests of keys that exist, counted here and written to the audit log a moment later: a refusal then costs
 * the same whether there is such a key or not, and whoever repeats it makes no writes. What a process had not written
 * when it was killed is not told.
 */
export class RefusalCounts {
  readonly #repository: Pick<Repository, 'recordRefusals'>;
  /** The first request of each key and reason, and how many there were. */
  readonly #counted = new Map<string, Refusal & { readonly key: ApiKey; readonly count: number }>();

  constructor(repository: Pick<Repository, 'recordRefusals'>) {
    this.#repository = repository;
  }

  /** Counts one more. */
  add(key: ApiKey, { reason, requestId }: Refusal, count = 1): void {
    const id = `${key.id} ${reason}`;
    const known = this.#counted.get(id);
    this.#counted.set(id, {
      key,
      reason,
      requestId: known?.requestId ?? requestId,
      count: (known?.count ?? 0) + count,
    });
  }

  /**
   * Writes what was counted since the last call; answers how many requests.
   * @throws what the database throws, and keeps the rest.
   */
  async write(): Promise<number> {
    let written = 0;
    for (const [id, { key, count, ...refusal }] of [...this.#counted]) {
      this.#counted.delete(id);
      try {
        await this.#repository.recordRefusals(key, { ...refusal, count });
      } catch (error) {
        this.add(key, refusal, count);
        throw error;
      }
      written += count;
    }
    return written;
  }
}
