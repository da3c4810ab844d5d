/** What a command did. A secret stands in here once and nowhere else. */
export interface Outcome {
  /** What `--json` prints, on one line. */
  readonly data: Readonly<Record<string, unknown>>;
  /** What stdout gets otherwise. */
  readonly lines: readonly string[];
  /** Sentences for the person, on stderr. */
  readonly notes: readonly string[];
  /** It was done, and what it found is bad: exit code 1. */
  readonly failed?: true;
}
