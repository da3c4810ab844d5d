/** How much the repeated checks do: what fits into every test run, unless `CAMPAIGN` is `long`, or `brief` for another version of Node. */
const sizes = {
  brief: { oddFiles: { rounds: 1 }, truncations: { rounds: 100 }, mutations: { rounds: 500 }, secondOpinions: { rounds: 5 }, poolMutations: { rounds: 20 } },
  ci: { oddFiles: { rounds: 1 }, truncations: { rounds: 500 }, mutations: { rounds: 5_000 }, secondOpinions: { rounds: 40 }, poolMutations: { rounds: 300 } },
  long: { oddFiles: { rounds: 20 }, truncations: { rounds: 2_000 }, mutations: { rounds: 30_000 }, secondOpinions: { rounds: 600 }, poolMutations: { rounds: 2_000 } },
} as const;

const named = process.env['CAMPAIGN'];
const chosen = named === 'long' || named === 'brief' ? named : 'ci';

export interface Campaign {
  readonly rounds: number;
  /** Worth a report of its own. */
  readonly isLong: boolean;
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
    isLong: chosen === 'long',
    seed,
    random: randomFrom(seed),
    report(counts) {
      const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
      process.stdout.write(`${name} (${chosen}): ${rounds} rounds, ${counts}, seed ${seed}, ${seconds} s\n`);
    },
  };
}

/** mulberry32: small, and good enough to choose changes. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
