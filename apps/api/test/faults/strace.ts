import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** What strace saw one thread ask of the system. */
export interface SystemCall {
  /** `fsync`, `link` … */
  readonly name: string;
  readonly thread: number;
  /** Where: the first folders below the data directory, or `socket`. */
  readonly place: string;
  /** Which of the thread's calls of that name it was since the tracing began, from 1. */
  readonly nth: number;
  readonly injected: boolean;
}

/** Something done to one call; the call itself is then not made. */
export interface Injection {
  readonly call: Pick<SystemCall, 'name' | 'nth'>;
  readonly effect: 'signal=SIGKILL' | 'error=EIO' | 'error=ENOSPC';
}

export interface Tracing {
  /** Leaves the process as it is and tells its calls in order. */
  detach(): Promise<readonly SystemCall[]>;
  /** Waits until nothing is left of the process and tells its calls in order. */
  untilDeath(): Promise<readonly SystemCall[]>;
}

/** Whether strace is here and may look into a process that it did not start. */
export function canTrace(): boolean {
  return spawnSync('sh', ['-c', 'sleep 0.3 & strace --output=/dev/null --attach=$!; exit $?']).status === 0;
}

export interface TraceOptions {
  /** The process, or one thread of it. */
  readonly id: number;
  /** Whether all threads are traced. */
  readonly allThreads: boolean;
  readonly names: readonly string[];
  readonly dataDir: string;
  readonly injection?: Injection | undefined;
}

/**
 * Attaches strace; resolves when every further call is seen. strace counts the calls of each name and thread apart: a
 * thread pool of one thread (`UV_THREADPOOL_SIZE=1`) makes the counts those of the whole process.
 */
export async function trace({ id, allThreads, names, dataDir, injection }: TraceOptions): Promise<Tracing> {
  const folder = await mkdtemp(path.join(tmpdir(), 'layers-content-strace-'));
  const log = path.join(folder, 'log');
  const options = ['--decode-fds=path', `--trace=${names.join(',')}`, `--output=${log}`, `--attach=${id}`];
  const threads = allThreads ? ['--follow-forks'] : [];
  const injecting = injection ? [`--inject=${injection.call.name}:${injection.effect}:when=${injection.call.nth}`] : [];
  const strace = spawn('strace', [...options, ...threads, ...injecting], { stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = new Promise((resolve) => strace.once('close', resolve));
  await new Promise<void>((resolve, reject) => {
    let said = '';
    strace.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.includes(' attached')) resolve();
    });
    strace.once('error', reject);
    void ended.then(() => reject(new Error(`strace did not attach: ${said}`)));
  });
  const untilDeath = async () => {
    await ended;
    const lines = (await readFile(log, 'utf8')).split('\n');
    await rm(folder, { recursive: true });
    return callsOf(lines, id, dataDir);
  };
  return {
    // Of a process that is dying strace cannot let go: it would wait for ever.
    detach() {
      strace.kill('SIGINT');
      return untilDeath();
    },
    untilDeath,
  };
}

/** @param only the thread of lines that name none. */
function callsOf(lines: readonly string[], only: number, dataDir: string): readonly SystemCall[] {
  const counts = new Map<string, number>();
  return lines.flatMap((line) => {
    const [, told, name, given = ''] = /^(?:(\d+) +)?(\w+)\((.*)$/.exec(line) ?? [];
    if (name === undefined) return [];
    const thread = told === undefined ? only : Number(told);
    const counted = `${thread} ${name}`;
    const nth = (counts.get(counted) ?? 0) + 1;
    counts.set(counted, nth);
    return [{ name, thread, place: placeOf(given, dataDir), nth, injected: given.endsWith('(INJECTED)') }];
  });
}

function placeOf(given: string, dataDir: string): string {
  const start = given.indexOf(dataDir);
  if (start < 0) return /<(\w+):/.exec(given)?.[1] ?? 'elsewhere';
  const [below = ''] = given.slice(start + dataDir.length + 1).split(/[">]/, 1);
  return below
    .split('/')
    .filter((name) => /^[a-z_-]+$/.test(name))
    .join('/');
}
