import { cpuMsOfTree } from './process-tree.ts';

/** One way of getting a thing done, measured beside others. */
export type Contender = (Ready | Prepared) & {
  /** The process that does the work with those it starts, where that is one of its own. */
  readonly pid?: number;
};

interface Ready {
  run(): Promise<unknown>;
}

interface Prepared {
  /** Does what a run needs and what is not measured; but the processor's time cannot be told apart. */
  prepare(): Promise<Ready['run']>;
}

export interface Timing {
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly perSecond: number;
  /** Processor time of the contender's processes for one run; null where it cannot be told. */
  readonly cpuMs: number | null;
  /** Processor time of whoever sends the requests and reads the answers, for one run. */
  readonly clientCpuMs: number;
  /** Of each turn, in order. */
  readonly turnsPerSecond: readonly number[];
}

export interface Turns {
  readonly rounds: number;
  readonly turnMs: number;
  /** Runs at once. */
  readonly concurrency: number;
}

/**
 * Lets all contenders work in short turns, one after another, so that what else the machine does meets all of them
 * alike.
 */
export async function contest(
  contenders: Readonly<Record<string, Contender>>,
  { rounds, turnMs, concurrency }: Turns,
): Promise<Readonly<Record<string, Timing>>> {
  const tallies = Object.entries(contenders).map(([name, contender]) => ({ name, contender, tally: new Tally() }));
  for (const { contender } of tallies) await turn(contender, { turnMs: turnMs / 2, concurrency, tally: new Tally() });
  for (let round = 0; round < rounds; round += 1) {
    // Nobody always has the first turn.
    const first = round % tallies.length;
    for (const { contender, tally } of [...tallies.slice(first), ...tallies.slice(0, first)])
      await turn(contender, { turnMs, concurrency, tally });
  }
  return Object.fromEntries(tallies.map(({ name, tally }) => [name, tally.timing()]));
}

/** What was measured of one contender so far. */
export class Tally {
  readonly #runsMs: number[] = [];
  #elapsedMs = 0;
  #cpuMs: number | null = 0;
  #clientCpuMs = 0;
  #turned = 0;
  readonly #turnsPerSecond: number[] = [];

  add(runMs: number): void {
    this.#runsMs.push(runMs);
  }

  addTurn(elapsedMs: number, cpuMs: number | null, clientCpuMs = 0): void {
    this.#elapsedMs += elapsedMs;
    this.#clientCpuMs += clientCpuMs;
    this.#turnsPerSecond.push(((this.#runsMs.length - this.#turned) * 1_000) / elapsedMs);
    this.#turned = this.#runsMs.length;
    this.#cpuMs = this.#cpuMs === null || cpuMs === null ? null : this.#cpuMs + cpuMs;
  }

  timing(): Timing {
    const sorted = this.#runsMs.toSorted((a, b) => a - b);
    const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
    return {
      medianMs: at(0.5),
      p95Ms: at(0.95),
      perSecond: (sorted.length * 1_000) / this.#elapsedMs,
      cpuMs: this.#cpuMs === null ? null : this.#cpuMs / sorted.length,
      clientCpuMs: this.#clientCpuMs / sorted.length,
      turnsPerSecond: this.#turnsPerSecond,
    };
  }
}

/** Keeps so many runs under way until the time is over, then waits for the last ones. */
async function turn(
  contender: Contender,
  { turnMs, concurrency, tally }: { readonly turnMs: number; readonly concurrency: number; readonly tally: Tally },
): Promise<void> {
  const cpuBefore = await cpuMsOf(contender);
  const clientBefore = process.cpuUsage();
  const startedAt = performance.now();
  let preparedMs = 0;
  const work = async (): Promise<void> => {
    while (performance.now() - startedAt < turnMs) {
      const beginsAt = performance.now();
      const run = 'prepare' in contender ? await contender.prepare() : () => contender.run();
      preparedMs += performance.now() - beginsAt;
      tally.add(await timed(run));
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  const elapsedMs = performance.now() - startedAt - preparedMs / concurrency;
  const { user, system } = process.cpuUsage(clientBefore);
  const cpuAfter = await cpuMsOf(contender);
  const cpuMs = cpuBefore === null || cpuAfter === null ? null : cpuAfter - cpuBefore;
  tally.addTurn(elapsedMs, cpuMs, (user + system) / 1_000);
}

/** Milliseconds until `run` resolves. */
export async function timed(run: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await run();
  return performance.now() - startedAt;
}

async function cpuMsOf({ pid }: Contender): Promise<number | null> {
  return pid === undefined ? null : cpuMsOfTree(pid);
}
