import type { ContentType, RangeReader } from '@layers-content/core';
import type { ReadBudget } from '../block-reader.ts';
import { readBudget } from '../read-limits.ts';
import { startProbeChild } from './probe-child.ts';
import type { ChildLimits, ProbeChild } from './probe-child.ts';
import { ProbeJob } from './probe-job.ts';
import type { ProbeResult } from './probe-job.ts';
import { ProbeUnavailable } from './probe-unavailable.ts';

export interface ProbePoolOptions extends Partial<ChildLimits> {
  /** Child processes at most; they are started when they are first needed. */
  readonly size?: number;
  /** A child is replaced after so many files. */
  readonly filesPerChild?: number;
  /** What the parent lets a child read of a file, whatever the child's own limits say. */
  readonly budgetOf?: (declaredType: ContentType, sizeBytes: number) => ReadBudget;
}

/** The deadline leaves room for several files within a finalize. */
const defaults = {
  size: 2,
  filesPerChild: 200,
  maxHeapMib: 160,
  maxResidentBytes: 512 * 1_048_576,
  deadlineMs: 15_000,
  budgetOf: readBudget,
} as const satisfies Required<ProbePoolOptions>;

/** Probes files in child processes, so that no file can block, crash or bloat this one. */
export class ProbePool {
  readonly #options: Required<ProbePoolOptions>;
  readonly #children = new Set<ProbeChild>();
  readonly #idle: ProbeChild[] = [];
  readonly #waiting = new Set<(child: ProbeChild) => void>();
  readonly #open = new Set<ProbeJob>();
  #closed = false;

  constructor(options: ProbePoolOptions) {
    this.#options = { ...defaults, ...options };
  }

  /** Process ids of the living children, for operators. */
  get pids(): readonly number[] {
    return [...this.#children].map((child) => child.pid);
  }

  /** Starts a child before the first file comes and waits until it is ready. */
  async warm(): Promise<void> {
    const child = this.#start();
    try {
      await child.ready;
    } finally {
      this.#release(child);
    }
  }

  /**
   * Measures a file of which only ranges are read. Aborting kills the child at work.
   * @throws ProbeUnavailable when it could not be found out; the cause is the reader's error, where that is why.
   */
  async probe(source: RangeReader, declaredType: ContentType, signal: AbortSignal): Promise<ProbeResult> {
    const job = new ProbeJob(source, this.#options.budgetOf(declaredType, source.sizeBytes));
    const abort = (): void => job.fail(new ProbeUnavailable('The probe was aborted.', { cause: signal.reason }));
    if (this.#closed) job.fail(new ProbeUnavailable('The probe is closed.'));
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    this.#open.add(job);
    try {
      return await this.#probeInChild(job, declaredType);
    } finally {
      this.#open.delete(job);
      signal.removeEventListener('abort', abort);
    }
  }

  /** Kills all children and waits for their end; probes under way are refused as unavailable. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const job of this.#open) job.fail(new ProbeUnavailable('The probe was closed.'));
    for (const child of this.#children) child.kill('The probe was closed.');
    await Promise.all([...this.#children].map((child) => child.exited));
  }

  async #probeInChild(job: ProbeJob, declaredType: ContentType): Promise<ProbeResult> {
    if (job.isSettled) return job.outcome;
    const child = await this.#acquire(job);
    if (!child) return job.outcome;
    try {
      return await child.run(job, declaredType);
    } finally {
      this.#release(child);
    }
  }

  /** A child that is free, or will be; `null` when the job settles while it waits. */
  async #acquire(job: ProbeJob): Promise<ProbeChild | null> {
    const free = this.#idle.pop();
    if (free) return free;
    if (this.#children.size < this.#options.size) return this.#start();
    let hand: (child: ProbeChild) => void = () => undefined;
    const handed = new Promise<ProbeChild>((resolve) => {
      hand = resolve;
      this.#waiting.add(hand);
    });
    const given = await Promise.race([
      handed,
      job.outcome.then(
        () => null,
        () => null,
      ),
    ]);
    // Whoever is no longer in the queue has been handed a child in the same moment and must pass it on.
    if (given === null && !this.#waiting.delete(hand)) this.#release(await handed);
    return given;
  }

  #start(): ProbeChild {
    const child = startProbeChild(this.#options);
    this.#children.add(child);
    void child.exited.then(() => this.#forget(child));
    return child;
  }

  #forget(child: ProbeChild): void {
    const at = this.#idle.indexOf(child);
    if (at !== -1) this.#idle.splice(at, 1);
    this.#children.delete(child);
    this.#refill(child.wasReady);
  }

  #release(child: ProbeChild): void {
    if (child.jobsDone >= this.#options.filesPerChild) child.kill('The probing process has served its time.');
    if (child.isDead) return;
    const [next] = this.#waiting;
    if (!next) {
      this.#idle.push(child);
      return;
    }
    this.#waiting.delete(next);
    next(child);
  }

  /** Replaces a child that has ended: at once where work waits, and so that one is always warm. */
  #refill(couldStart: boolean): void {
    if (this.#closed || this.#children.size >= this.#options.size) return;
    if (this.#waiting.size > 0 || (couldStart && this.#children.size === 0)) this.#release(this.#start());
  }
}

/**
 * Opens the pool with its first child ready.
 * @throws ProbeUnavailable when a child cannot be started at all
 */
export async function openProbePool(options: ProbePoolOptions = {}): Promise<ProbePool> {
  const pool = new ProbePool(options);
  await pool.warm();
  return pool;
}
