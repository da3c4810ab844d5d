import { readFile } from 'node:fs/promises';

/** One way of getting a thing done, measured beside others. */
export interface Contender {
  run(): Promise<unknown>;
  /** The process that does the work, where that is one of its own. */
  readonly pid?: number;
}

export interface Timing {
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly perSecond: number;
  /** Processor time of the contender's process for one run; null where it cannot be told. */
  readonly cpuMs: number | null;
}

export interface Turns {
  readonly rounds: number;
  readonly turnMs: number;
  /** Runs at once. */
  readonly concurrency: number;
}

/** Lets all contenders work in short turns, one after another, so that what else the machine does meets all of them alike. */
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

  add(runMs: number): void {
    this.#runsMs.push(runMs);
  }

  addTurn(elapsedMs: number, cpuMs: number | null): void {
    this.#elapsedMs += elapsedMs;
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
    };
  }
}

/** Keeps so many runs under way until the time is over, then waits for the last ones. */
async function turn(
  contender: Contender,
  { turnMs, concurrency, tally }: { readonly turnMs: number; readonly concurrency: number; readonly tally: Tally },
): Promise<void> {
  const cpuBefore = await cpuMsOf(contender.pid);
  const startedAt = performance.now();
  const work = async (): Promise<void> => {
    while (performance.now() - startedAt < turnMs) tally.add(await timed(() => contender.run()));
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  const elapsedMs = performance.now() - startedAt;
  const cpuAfter = await cpuMsOf(contender.pid);
  tally.addTurn(elapsedMs, cpuBefore === null || cpuAfter === null ? null : cpuAfter - cpuBefore);
}

/** Milliseconds until `run` resolves. */
export async function timed(run: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await run();
  return performance.now() - startedAt;
}

/** Linux counts the processor time of a process, all its threads together, in hundredths of a second. */
async function cpuMsOf(pid: number | undefined): Promise<number | null> {
  if (pid === undefined) return null;
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  if (stat === null) return null;
  const [userTicks = NaN, systemTicks = NaN] = stat.slice(stat.lastIndexOf(')')).split(' ').slice(12, 14).map(Number);
  return (userTicks + systemTicks) * 10;
}
