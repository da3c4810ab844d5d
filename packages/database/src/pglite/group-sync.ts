/**
 * Shares one sync among the commits that wait for it. A commit never trusts a sync that was already at work when it
 * came: that one may have looked before the commit wrote.
 */
export class GroupSync {
  readonly #sync: () => Promise<void>;
  /** The sync at work, or the last one. */
  #running: Promise<void> | null = null;
  #next: Promise<void> | null = null;

  constructor(sync: () => Promise<void>) {
    this.#sync = sync;
  }

  /** Resolves when everything written before this call is on disk. */
  written(): Promise<void> {
    this.#next ??= this.#startAfter(this.#running);
    return this.#next;
  }

  /**
   * Resolves when everything `written` has asked for is on disk; at once when nothing waits. Rejects after a failed
   * sync.
   */
  async settled(): Promise<void> {
    await (this.#next ?? this.#running);
  }

  async #startAfter(running: Promise<void> | null): Promise<void> {
    await Promise.allSettled([running]);
    this.#running = this.#next;
    this.#next = null;
    await this.#sync();
  }
}
