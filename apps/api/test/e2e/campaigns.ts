/** How much the repeated checks do: what fits into every test run, unless `CAMPAIGN` is `long`, or `brief` for another version of Node. */
const rounds = {
  randomKills: { brief: 1, ci: 3, long: 300 },
  finalizeKills: { brief: 2, ci: 5, long: 100 },
  finalizeErrors: { brief: 2, ci: 3, long: 100 },
  sharedKills: { brief: 10, ci: 100, long: 400 },
  outages: { brief: 1, ci: 1, long: 10 },
  lyingStore: { brief: 20, ci: 100, long: 2_000 },
  hostileRequests: { brief: 1_000, ci: 10_000, long: 25_000 },
  interleavings: { brief: 300, ci: 5_000, long: 25_000 },
  backgroundModels: { brief: 10, ci: 60, long: 1_000 },
  upkeep: { brief: 1_000, ci: 8_000, long: 100_000 },
  sharedBackground: { brief: 5, ci: 20, long: 1_000 },
} as const;

const named = process.env['CAMPAIGN'];
const chosen = named === 'long' || named === 'brief' ? named : 'ci';

export interface Campaign {
  readonly rounds: number;
  readonly seed: number;
  /** From 0 to below 1; the same numbers for the same seed. */
  random(): number;
  /** As many of these as there are rounds, chosen by chance; all of fewer. */
  sample<T>(all: readonly T[]): readonly T[];
  /** Prints count, seed and seconds. */
  report(counts: string): void;
}

/** Begins a campaign; `CAMPAIGN_SEED` repeats the choices of an earlier one. */
export function beginCampaign(name: keyof typeof rounds): Campaign {
  const count = rounds[name][chosen];
  const seed = Number(process.env['CAMPAIGN_SEED'] ?? Date.now() % 2 ** 31);
  const random = randomFrom(seed);
  const startedAt = performance.now();
  return {
    rounds: count,
    seed,
    random,
    sample: (all) => shuffled(all, random).slice(0, count),
    report(counts) {
      const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
      process.stdout.write(`${name} (${chosen}): ${count} rounds, ${counts}, seed ${seed}, ${seconds} s\n`);
    },
  };
}

function shuffled<T>(all: readonly T[], random: () => number): readonly T[] {
  return all.map((one) => ({ one, at: random() })).sort((a, b) => a.at - b.at).map(({ one }) => one);
}

/** mulberry32: small, and good enough to choose moments. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
