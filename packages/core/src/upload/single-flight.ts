/** Work under way by key: whoever comes while one is at work shares its outcome. */
export class SingleFlight<T> {
  readonly #underWay = new Map<string, Promise<T>>();

  /** Joins the work under way for `key`, or starts it; it ends by itself, whoever stops waiting for it. */
  join(key: string, start: () => Promise<T>): { readonly leading: boolean; readonly outcome: Promise<T> } {
    const running = this.#underWay.get(key);
    if (running) return { leading: false, outcome: running };
    const outcome = start().finally(() => this.#underWay.delete(key));
    this.#underWay.set(key, outcome);
    return { leading: true, outcome };
  }

  /** Resolves when nothing is under way any more: what a graceful stop waits for. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#underWay.values());
  }
}
