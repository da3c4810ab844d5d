/** Rounds of each campaign: what fits into every run of CI, and what `.ci/long` does (`CAMPAIGN=long`). */
const rounds = {
  randomKills: { ci: 3, long: 300 },
  killedImports: { ci: 4, long: 60 },
  finalizeKills: { ci: 5, long: 100 },
  finalizeErrors: { ci: 3, long: 100 },
  sharedKills: { ci: 100, long: 400 },
  databaseKills: { ci: 4, long: 100 },
  outages: { ci: 1, long: 10 },
  webhookKills: { ci: 8, long: 200 },
  hangingEndpoints: { ci: 150, long: 2_000 },
  lyingStore: { ci: 100, long: 2_000 },
  hostileRequests: { ci: 10_000, long: 25_000 },
  idempotencyWalks: { ci: 200, long: 2_000 },
  quotaWalk: { ci: 40, long: 1_000 },
  abuse: { ci: 6, long: 60 },
  interleavings: { ci: 5_000, long: 25_000 },
  backgroundModels: { ci: 60, long: 1_000 },
  upkeep: { ci: 8_000, long: 100_000 },
  sharedBackground: { ci: 20, long: 1_000 },
  oddFiles: { ci: 1, long: 20 },
  truncations: { ci: 500, long: 2_000 },
  mutations: { ci: 5_000, long: 30_000 },
  secondOpinions: { ci: 40, long: 600 },
  poolMutations: { ci: 300, long: 2_000 },
} as const;

export interface Campaign {
  readonly rounds: number;
  /** Worth a report of its own. */
  readonly isLong: boolean;
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
  const isLong = process.env['CAMPAIGN'] === 'long';
  const size = isLong ? 'long' : 'ci';
  const count = rounds[name][size];
  const seed = Number(process.env['CAMPAIGN_SEED'] ?? Date.now() % 2 ** 31);
  const random = randomFrom(seed);
  const startedAt = performance.now();
  return {
    rounds: count,
    isLong,
    seed,
    random,
    sample: (all) => shuffled(all, random).slice(0, count),
    report(counts) {
      const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
      process.stdout.write(`${name} (${size}): ${count} rounds, ${counts}, seed ${seed}, ${seconds} s\n`);
    },
  };
}

function shuffled<T>(all: readonly T[], random: () => number): readonly T[] {
  return all
    .map((one) => ({ one, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}

/** mulberry32: small, and good enough to choose moments and changes. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
