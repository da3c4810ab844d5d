/** How much a run measures. */
export interface Sizes {
  /** Items of the one project that lists are read from. */
  readonly items: { readonly embedded: number; readonly shared: number };
  /** Contenders take turns of this length, so many times. */
  readonly rounds: number;
  readonly turnMs: number;
  /** Of each kind of request, before anything is measured: Node compiles what runs often. */
  readonly warmUpMs: number;
  /** Requests at once. */
  readonly concurrencies: readonly number[];
  /** Finalizes of each small and each large file. */
  readonly finalizes: { readonly small: number; readonly large: number };
  /** Requests a turn when the validator's share is measured. */
  readonly validations: number;
}

/** The embedded database takes a minute for more items than these; what a page reads does not depend on it. */
export const fullSizes: Sizes = {
  items: { embedded: 100_000, shared: 1_000_000 },
  rounds: 10,
  turnMs: 150,
  warmUpMs: 800,
  concurrencies: [1, 16],
  finalizes: { small: 16, large: 4 },
  validations: 600,
};

export const quickSizes: Sizes = {
  items: { embedded: 5_000, shared: 20_000 },
  rounds: 2,
  turnMs: 100,
  warmUpMs: 200,
  concurrencies: [1, 16],
  finalizes: { small: 3, large: 0 },
  validations: 150,
};
