import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createServerDatabase } from '@layers-content/database/testing';
import { createInstallation } from '../test/e2e/service-process.ts';
import type { Installation } from '../test/e2e/service-process.ts';
import { openClient } from './client.ts';
import { times } from './growth.ts';
import { mediaTypes } from './media-files.ts';
import { startNewService } from './new-service.ts';
import { cpuMsOfTree, memoryOfTree } from './process-tree.ts';
import { builtService, undoAll } from './profile.ts';
import type { Undo } from './profile.ts';

/**
 * One start of the build, until `/readyz` says that it can take work, and what it holds when it has been idle for a
 * while.
 */
interface Start {
  readonly readyMs: number;
  /** Of all its processes. */
  readonly cpuMs: number | null;
  readonly idleBytes: number | null;
}

/** What one engine came to. Memory and processor time are null where they cannot be told. */
export interface EngineStarts {
  readonly engine: string;
  /** On no data: an empty data directory, an empty database. */
  readonly first: readonly Start[];
  /** On what the first one left. */
  readonly warm: readonly Start[];
  /** The most that first starts held, until they had been idle for a while. */
  readonly peakBytes: number | null;
  /** Before anything was asked, and some seconds after the last of many requests. */
  readonly memory: { readonly idleBytes: number | null; readonly usedBytes: number | null };
}

export interface StartSizes {
  readonly rounds: number;
  /** Before memory is looked at again. */
  readonly requests: number;
}

const pollMs = 5;
const watchMs = 50;
const idleMs = 2_000;
const restMs = 5_000;

/**
 * Of the build, embedded and, where there is a server, over PostgreSQL: in turns, so that what else the machine does
 * meets both.
 */
export async function measureStarts(
  databaseUrl: string | null,
  { rounds, requests }: StartSizes,
  tell: (line: string) => void,
): Promise<readonly EngineStarts[]> {
  const engines = [
    { engine: 'embedded', serverUrl: null },
    ...(databaseUrl === null ? [] : [{ engine: 'PostgreSQL', serverUrl: databaseUrl }]),
  ].map((each) => ({ ...each, first: new Array<Start>(), warm: new Array<Start>(), peaks: new Array<number>() }));
  for (let round = 1; round <= rounds; round += 1) {
    tell(`starts, round ${round} of ${rounds}`);
    for (const { serverUrl, first, warm, peaks } of engines) {
      await onNothing(serverUrl, async (installation) => {
        first.push(await start(installation));
        warm.push(await start(installation));
      });
      // To look at its memory slows a start, so this one is not timed.
      await onNothing(serverUrl, async (installation) => {
        peaks.push(await peakOf(installation));
      });
    }
  }
  const found: EngineStarts[] = [];
  for (const { engine, serverUrl, first, warm, peaks } of engines) {
    tell(`${engine}: memory after ${requests} requests`);
    const memory = await memoryAfter(serverUrl, requests);
    found.push({ engine, first, warm, peakBytes: Math.max(...peaks) || null, memory });
  }
  return found;
}

/** An installation that nothing was started on yet. */
async function onNothing(serverUrl: string | null, run: (installation: Installation) => Promise<void>): Promise<void> {
  const undo: Undo = [];
  try {
    const server = serverUrl === null ? null : await createServerDatabase(serverUrl);
    if (server) undo.push(() => server.drop());
    const installation = await createInstallation({
      database: 'absent',
      ...(server && { env: { DATABASE_URL: server.url, SECRET_KEY: randomBytes(32).toString('base64url') } }),
    });
    undo.push(() => installation.remove());
    await run(installation);
  } finally {
    await undoAll(undo);
  }
}

/** Starts it, leaves it idle, and ends it. `watch` is given the process as soon as there is one. */
async function start(installation: Installation, watch: (pid: number) => void = () => undefined): Promise<Start> {
  const begunAt = performance.now();
  const serving = installation.start({ entry: builtService });
  const pid = installation.lastPid() ?? NaN;
  watch(pid);
  const [service, ready] = await Promise.all([
    serving,
    whenReady(installation.port).then(async () => ({
      readyMs: performance.now() - begunAt,
      cpuMs: await cpuMsOfTree(pid),
    })),
  ]);
  await sleep(idleMs);
  const idleBytes = await memoryOfTree(pid);
  await service.end('SIGTERM');
  return { ...ready, idleBytes };
}

async function whenReady(port: number): Promise<void> {
  const client = openClient(`http://127.0.0.1:${port}`, 1);
  const isReady = () =>
    client.ask({ method: 'GET', path: '/readyz' }).then(
      () => true,
      () => false,
    );
  while (!(await isReady())) await sleep(pollMs);
  client.close();
}

async function peakOf(installation: Installation): Promise<number> {
  let peakBytes = 0;
  const over = new AbortController();
  const watch = async (pid: number): Promise<void> => {
    while (!over.signal.aborted) {
      peakBytes = Math.max(peakBytes, (await memoryOfTree(pid)) ?? 0);
      await sleep(watchMs);
    }
  };
  await start(installation, (pid) => void watch(pid)).finally(() => over.abort());
  return peakBytes;
}

async function memoryAfter(serverUrl: string | null, requests: number): Promise<EngineStarts['memory']> {
  const undo: Undo = [];
  try {
    const { caller, pid } = await startNewService(serverUrl, 16, undo);
    await sleep(idleMs);
    const idleBytes = await memoryOfTree(pid);
    const { containerId } = await caller.complete({
      contentType: 'image/jpeg',
      bytes: mediaTypes['image/jpeg'](65_536),
    });
    await times(requests, () => caller.call({ method: 'GET', path: `/v1/content/${containerId}` }));
    await sleep(restMs);
    return { idleBytes, usedBytes: await memoryOfTree(pid) };
  } finally {
    await undoAll(undo);
  }
}
