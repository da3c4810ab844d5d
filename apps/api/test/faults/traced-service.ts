import { expect } from 'vitest';
import { callerOf, jsonOf, put } from '../e2e/caller.ts';
import type { Caller, Json, LocalFile, WireAnswer } from '../e2e/caller.ts';
import { isLostConnection } from '../e2e/known-uploads.ts';
import { createInstallation } from '../e2e/service-process.ts';
import type { Installation, ServiceProcess } from '../e2e/service-process.ts';
import { trace } from './strace.ts';
import type { Injection, SystemCall } from './strace.ts';

/** Calls that change what is on the disk, and the one that sends an answer. */
export const changingCalls: readonly string[] = ['pwrite64', 'fsync', 'mkdir', 'link', 'writev'];
/** Others that change files, of which a finalize makes none; whoever adds one is told. */
const unexpectedCalls: readonly string[] = [
  'fdatasync',
  'ftruncate',
  'linkat',
  'mkdirat',
  'rename',
  'renameat',
  'renameat2',
  'rmdir',
  'symlink',
  'unlink',
  'unlinkat',
  'pwritev',
];
/** What reading fails at. */
const readingCalls: readonly string[] = ['openat', 'pread64'];
const names = [...changingCalls, ...readingCalls, ...unexpectedCalls];

/** One finalize under the eyes of strace. */
export interface TracedFinalize {
  /** Null when the process died before it answered. */
  readonly answer: WireAnswer | null;
  readonly calls: readonly SystemCall[];
}

/** An installation whose process can be traced while it finalizes, and nothing else goes on in it. */
export interface TracedService {
  readonly installation: Installation;
  readonly caller: Caller;
  /** What one finalize of these files calls when nothing disturbs it, in order. */
  readonly calls: readonly SystemCall[];
  /** The items that were completed to learn that. */
  readonly items: readonly Json[];
  /** The process at work. */
  service(): ServiceProcess;
  /** Starts the next process after one has ended. */
  startAgain(): Promise<void>;
  /** Opens an item and puts its files. */
  open(): Promise<string>;
  /** The process is killed instead of making this call. */
  finalizeUntil(call: SystemCall, containerId: string, caption: string): Promise<TracedFinalize>;
  /** This call of the process fails, once. */
  finalizeFailing(
    call: SystemCall,
    error: 'EIO' | 'ENOSPC',
    containerId: string,
    caption: string,
  ): Promise<TracedFinalize>;
}

export async function startTracedService(files: readonly LocalFile[]): Promise<TracedService> {
  const installation = await createInstallation({ env: { UV_THREADPOOL_SIZE: '1', PROBE_PROCESSES: '1' } });
  const { dataDir } = installation;
  const start = () => installation.start({ entry: 'test/faults/quiet-main.ts' });
  let service = await start();
  const { liveKey = '', projectId = '' } = await installation.credentials();
  const caller = callerOf(service.baseUrl, { key: liveKey, projectId });

  const finalize = async (
    containerId: string,
    caption: string,
    injection?: Injection,
    thread?: number,
  ): Promise<TracedFinalize> => {
    const tracing = await trace({
      id: thread ?? service.pid,
      allThreads: thread === undefined,
      names,
      dataDir,
      injection,
    });
    const answer = await caller.finalize(containerId, caption).catch((error: unknown) => {
      if (isLostConnection(error)) return null;
      throw error;
    });
    return { answer, calls: await (answer ? tracing.detach() : tracing.untilDeath()) };
  };
  const openSession = () => caller.openSession(files, files.length > 1 ? 'slideshow' : 'per-file');
  const open = async (): Promise<string> => {
    const targets = await openSession();
    for (const [index, { bytes }] of files.entries()) expect((await put(targets[index], bytes)).status).toBe(200);
    return targets[0]?.containerId ?? '';
  };
  /** The database's thread is another after each fault of its; a session writes by it and syncs by the pool's. */
  const threadOf = async ({ name }: SystemCall): Promise<number | undefined> => {
    const tracing = await trace({ id: service.pid, allThreads: true, names: ['pwrite64', 'fsync'], dataDir });
    await openSession();
    const worker = name === 'pwrite64' ? name : 'fsync';
    return (await tracing.detach()).find((call) => call.name === worker)?.thread;
  };

  // The first finalize of a process loads what later ones have.
  const first = await caller.upload(files, 'untraced');
  const { answer, calls } = await finalize(await open(), 'traced');
  if (!answer) throw new Error('the service died without a cause');
  expect(calls.filter(({ name }) => unexpectedCalls.includes(name))).toEqual([]);
  return {
    installation,
    caller,
    calls,
    items: [first, jsonOf(answer, 200)],
    service: () => service,
    async startAgain() {
      service = await start();
    },
    open,
    finalizeUntil: (call, containerId, caption) => finalize(containerId, caption, { call, effect: 'signal=SIGKILL' }),
    finalizeFailing: async (call, error, containerId, caption) =>
      finalize(containerId, caption, { call, effect: `error=${error}` }, await threadOf(call)),
  };
}
