import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ContentType } from '@layers-content/core';
import { ProbeFault } from '../probe-fault.ts';
import { confinementOf } from './confinement.ts';
import { isChildMessage } from './messages.ts';
import type { ChildMessage, ParentMessage } from './messages.ts';
import type { ProbeJob, ProbeResult } from './probe-job.ts';
import { ProbeUnavailable } from './probe-unavailable.ts';
import { residentBytesOf } from './resident-memory.ts';

export interface ChildLimits {
  readonly maxHeapMib: number;
  readonly maxResidentBytes: number;
  readonly deadlineMs: number;
}

const residentCheckMs = 50;
/** Enough of a dying child's last words for the log. */
const maxLastWords = 2000;
const childPath = fileURLToPath(new URL('./probe-process.mjs', import.meta.url));

/** The parent's end of one child process: one job at a time, killed whenever it oversteps. */
export class ProbeChild {
  readonly pid: number;
  /** Settles when the child can take a job, or has died before it could. */
  readonly ready: Promise<void>;
  readonly exited: Promise<void>;
  isDead = false;
  wasReady = false;
  /** At work on a file: nothing else can be given to it, even if nobody wants the answer any more. */
  isBusy = false;
  jobsDone = 0;
  readonly #process: ChildProcess;
  readonly #limits: ChildLimits;
  #job: ProbeJob | null = null;
  #lastWords = '';
  #markReady: (error?: Error) => void = () => undefined;

  /** Takes over a process that {@link startProbeChild} has just forked. */
  constructor(child: ChildProcess, limits: ChildLimits) {
    this.#process = child;
    this.#limits = limits;
    this.pid = child.pid ?? 0;
    this.ready = new Promise((resolve, reject) => {
      this.#markReady = (error) => (error ? reject(error) : resolve());
    });
    this.ready.catch(() => undefined);
    this.exited = new Promise((resolve) => {
      child.once('exit', (code, signal) => {
        this.#died(`ended by ${signal ?? `code ${code}`}`);
        resolve();
      });
      child.once('error', (error) => {
        this.#died(error.message);
        resolve();
      });
    });
    child.stderr?.on('data', (chunk) => {
      this.#lastWords = (this.#lastWords + String(chunk)).slice(-maxLastWords);
    });
    child.on('message', (message: unknown) => this.#hear(message));
  }

  /** Probes one file. Only one job may run at a time; the deadline covers the child's start too. */
  async run(job: ProbeJob, declaredType: ContentType): Promise<ProbeResult> {
    const { deadlineMs } = this.#limits;
    const deadline = setTimeout(
      () => job.fail(new ProbeUnavailable(`The probe took longer than ${deadlineMs} ms.`)),
      deadlineMs,
    );
    const memory = setInterval(() => void this.#checkMemory(), residentCheckMs);
    try {
      await Promise.race([this.ready, job.outcome]);
      if (!job.isSettled) this.#begin(job, declaredType);
      return await job.outcome;
    } finally {
      clearTimeout(deadline);
      clearInterval(memory);
      this.jobsDone += 1;
      this.#job = null;
      if (this.isBusy) this.kill('The probe was given up.');
    }
  }

  #begin(job: ProbeJob, declaredType: ContentType): void {
    this.#job = job;
    this.isBusy = true;
    this.#tell({ type: 'probe', sizeBytes: job.sizeBytes, declaredType });
  }

  /** SIGKILL: nothing less stops native decoding. The running job fails with `why`. */
  kill(why: string, cause?: unknown): void {
    this.isDead = true;
    this.#job?.fail(new ProbeUnavailable(why, { cause }));
    this.#process.kill('SIGKILL');
  }

  #died(how: string): void {
    this.isDead = true;
    const words = this.#lastWords.trim();
    const error = new ProbeUnavailable(
      `The probing process was ${how}.`,
      words === '' ? undefined : { cause: new Error(words) },
    );
    this.#markReady(error);
    this.#job?.fail(error);
  }

  #tell(message: ParentMessage): void {
    // A child that dies while it is spoken to is noticed by its exit.
    if (this.#process.connected) this.#process.send(message, () => undefined);
  }

  #hear(message: unknown): void {
    if (!isChildMessage(message)) {
      this.kill('The probing process said something that is no message.');
      return;
    }
    if (message.type === 'ready') {
      this.wasReady = true;
      this.#markReady();
    } else if (this.#job) this.#hearOf(this.#job, message);
  }

  #hearOf(job: ProbeJob, message: Exclude<ChildMessage, { type: 'ready' }>): void {
    this.isBusy = message.type === 'read';
    switch (message.type) {
      case 'read':
        void this.#serve(job, message);
        break;
      case 'measured':
        job.succeed({ ok: true, info: message.info });
        break;
      case 'refused':
        job.succeed({ ok: false, fault: new ProbeFault(message.reason, message.message, message.detectedType) });
        break;
      case 'failed':
        job.fail(
          new ProbeUnavailable('The file could not be probed.', { cause: job.readError ?? new Error(message.message) }),
        );
    }
  }

  async #serve(
    job: ProbeJob,
    { readId, offset, length }: { readId: number; offset: number; length: number },
  ): Promise<void> {
    if (!job.grants(offset, length)) {
      this.kill('The probing process asked for more bytes than a probe may read.');
      return;
    }
    const bytes = await job.read(offset, length);
    if (this.#job !== job) return;
    this.#tell(bytes === null ? { type: 'unreadable', readId } : { type: 'bytes', readId, bytes });
  }

  async #checkMemory(): Promise<void> {
    const residentBytes = await residentBytesOf(this.pid);
    if (residentBytes === null || residentBytes <= this.#limits.maxResidentBytes || !this.#job) return;
    this.kill(`The probe took ${residentBytes} bytes of memory; ${this.#limits.maxResidentBytes} are allowed.`);
  }
}

/** Forks a child that has an empty environment, no arguments, and no files but its own code. */
export function startProbeChild(limits: ChildLimits): ProbeChild {
  const child = fork(childPath, [], {
    serialization: 'advanced',
    // The loader of the sources starts processes of its own, so only what was built is confined.
    execArgv: [
      `--max-old-space-size=${limits.maxHeapMib}`,
      ...(import.meta.url.endsWith('.ts') ? [] : confinementOf(childPath)),
    ],
    // glibc gives every thread its own heap, which never shrinks; two are enough here.
    env: { MALLOC_ARENA_MAX: '2' },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  return new ProbeChild(child, limits);
}
