import type { GrowthSizes } from './growth.ts';
import type { StartSizes } from './starts.ts';

/** How much a run measures. */
export interface Sizes {
  /** Items of the one project that lists are read from. */
  readonly items: number;
  /** Contenders take turns of this length, so many times. */
  readonly rounds: number;
  readonly turnMs: number;
  /** Of each kind of request, before anything is measured: Node compiles what runs often. */
  readonly warmUpMs: number;
  /** Requests at once. */
  readonly concurrencies: readonly number[];
  /** Finalizes of each small and each large file. */
  readonly finalizes: { readonly small: number; readonly large: number };
  /** Turns beside other programs. */
  readonly peers: { readonly rounds: number; readonly turnMs: number };
  readonly starts: StartSizes;
  readonly growth: GrowthSizes;
}

export const fullSizes: Sizes = {
  items: 1_000_000,
  rounds: 10,
  turnMs: 150,
  warmUpMs: 800,
  concurrencies: [1, 16],
  finalizes: { small: 16, large: 4 },
  peers: { rounds: 12, turnMs: 500 },
  starts: { rounds: 7, requests: 100_000 },
  growth: { openItems: [10, 1_000, 10_000, 100_000], completedItems: 3_000, rounds: 8, turnMs: 500 },
};

export const quickSizes: Sizes = {
  items: 20_000,
  rounds: 2,
  turnMs: 100,
  warmUpMs: 200,
  concurrencies: [1, 16],
  finalizes: { small: 3, large: 0 },
  peers: { rounds: 3, turnMs: 200 },
  starts: { rounds: 3, requests: 5_000 },
  growth: { openItems: [10, 300, 1_000], completedItems: 100, rounds: 4, turnMs: 300 },
};
