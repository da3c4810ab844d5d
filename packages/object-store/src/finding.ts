/** What one look at a store found. */
export interface Finding<Check extends string> {
  readonly check: Check;
  /** `unknown`: no answer came. */
  readonly verdict: 'ok' | 'lacking' | 'unknown';
  /** A store that lacks something required cannot be used with these settings. */
  readonly importance: 'required' | 'advised';
  /** In a few words, for a person. */
  readonly seen: string;
  /** What to change, or what follows from it; null when all is well. */
  readonly advice: string | null;
}
