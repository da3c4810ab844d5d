/** How much the repeated checks do: what fits into every test run, unless `CAMPAIGN` is `long`, or `brief` for another version of Node. */
const sizes = {
  brief: { randomKills: { rounds: 1 }, sharedKills: { rounds: 10 }, hostileRequests: { rounds: 1_000 }, interleavings: { rounds: 300 }, backgroundModels: { rounds: 10 }, sharedBackground: { rounds: 5 } },
  ci: { randomKills: { rounds: 3 }, sharedKills: { rounds: 100 }, hostileRequests: { rounds: 10_000 }, interleavings: { rounds: 5_000 }, backgroundModels: { rounds: 60 }, sharedBackground: { rounds: 20 } },
  long: { randomKills: { rounds: 60 }, sharedKills: { rounds: 400 }, hostileRequests: { rounds: 25_000 }, interleavings: { rounds: 25_000 }, backgroundModels: { rounds: 1_000 }, sharedBackground: { rounds: 1_000 } },
} as const;

const named = process.env['CAMPAIGN'];
const chosen = named === 'long' || named === 'brief' ? named : 'ci';

export interface Campaign {
  readonly rounds: number;
  readonly seed: number;
  /** From 0 to below 1; the same numbers for the same seed. */
  random(): number;
  /** Prints count, seed and seconds. */
  report(counts: string): void;
}

/** Begins a campaign; `CAMPAIGN_SEED` repeats the choices of an earlier one. */
export function beginCampaign(name: keyof (typeof sizes)['ci']): Campaign {
  const { rounds } = sizes[chosen][name];
  const seed = Number(process.env['CAMPAIGN_SEED'] ?? Date.now() % 2 ** 31);
  const startedAt = performance.now();
  return {
    rounds,
    seed,
    random: randomFrom(seed),
    report(counts) {
      const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
      process.stdout.write(`${name} (${chosen}): ${rounds} rounds, ${counts}, seed ${seed}, ${seconds} s\n`);
    },
  };
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
