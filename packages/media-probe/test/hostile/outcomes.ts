/** Counts what became of changed files, by the file they were made from. */
export class Outcomes {
  readonly #counts = new Map<string, Map<string, number>>();

  note(seed: string, outcome: string): void {
    const counts = this.#counts.get(seed) ?? new Map<string, number>();
    this.#counts.set(seed, counts.set(outcome, (counts.get(outcome) ?? 0) + 1));
  }

  /** `1200 corrupt, 300 measured, …`, the most frequent first. */
  inAll(): string {
    return this.#outcomes()
      .map((outcome) => `${this.#sum(outcome)} ${outcome}`)
      .join(', ');
  }

  /** A table in Markdown: a row for each seed, a column for each outcome, and the sums. */
  table(): string {
    const outcomes = this.#outcomes();
    const row = (name: string, cells: readonly number[]): string => `| ${name} | ${cells.join(' | ')} |\n`;
    const rows = [...this.#counts.keys()].toSorted().map((seed) =>
      row(
        `\`${seed}\``,
        outcomes.map((outcome) => this.#counts.get(seed)?.get(outcome) ?? 0),
      ),
    );
    const head = `| made from | ${outcomes.map((outcome) => `\`${outcome}\``).join(' | ')} |\n| --- |${' ---: |'.repeat(outcomes.length)}\n`;
    return (
      head +
      rows.join('') +
      row(
        'in all',
        outcomes.map((outcome) => this.#sum(outcome)),
      )
    );
  }

  #outcomes(): readonly string[] {
    const all = new Set([...this.#counts.values()].flatMap((counts) => [...counts.keys()]));
    return [...all].toSorted((a, b) => this.#sum(b) - this.#sum(a));
  }

  #sum(outcome: string): number {
    return [...this.#counts.values()].reduce((sum, counts) => sum + (counts.get(outcome) ?? 0), 0);
  }
}
