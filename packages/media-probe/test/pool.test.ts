/** @module-tag process */
import { execFile, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { RangeReader } from '@layers-content/core';
import { afterEach, describe, expect, test } from 'vitest';
import { ProbeUnavailable, openProbePool } from '../src/pool/index.ts';
import type { ProbePool, ProbePoolOptions } from '../src/pool/index.ts';
import { mediaFixture } from '../src/testing.ts';
import { CountingReader } from './readers.ts';

const never = new AbortController().signal;
const film = (): CountingReader => new CountingReader(mediaFixture('teaser.mp4'));
const stuck = (onRead: () => void = () => undefined): RangeReader => ({
  sizeBytes: 1000,
  read: () => {
    onRead();
    return new Promise(() => undefined);
  },
});

let opened: ProbePool[] = [];
async function open(options: ProbePoolOptions = {}): Promise<ProbePool> {
  const pool = await openProbePool({ size: 1, ...options });
  opened.push(pool);
  return pool;
}
afterEach(async () => {
  await Promise.all(opened.map((pool) => pool.close()));
  opened = [];
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function expectWorking(pool: ProbePool): Promise<void> {
  expect(await pool.probe(film(), 'video/mp4', never)).toMatchObject({ ok: true, info: { durationMs: 31_000 } });
}

describe('a probe in a child process', () => {
  test('measures a video and a picture, and refuses with a reason', async () => {
    const pool = await open();
    await expectWorking(pool);
    const picture = new CountingReader(mediaFixture('turned.jpg'));
    expect(await pool.probe(picture, 'image/jpeg', never)).toMatchObject({
      ok: true,
      info: { width: 480, height: 640 },
    });
    expect(await pool.probe(film(), 'image/png', never)).toMatchObject({
      ok: false,
      fault: { reason: 'type_mismatch', detectedType: 'video/mp4' },
    });
    expect(await pool.probe(new CountingReader(new Uint8Array()), 'image/png', never)).toMatchObject({
      ok: false,
      fault: { reason: 'empty' },
    });
  });

  test('works on more files than it has children', async () => {
    const pool = await open({ size: 2 });
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => pool.probe(film(), 'video/mp4', new AbortController().signal)),
    );
    expect(answers.every((answer) => answer.ok)).toBe(true);
    expect(pool.pids.length).toBeLessThanOrEqual(2);
  });

  test('a child is replaced after its share of files', async () => {
    const pool = await open({ filesPerChild: 2 });
    const [first] = pool.pids;
    for (let file = 0; file < 3; file += 1) await expectWorking(pool);
    expect(pool.pids).not.toContain(first);
  });

  test('the environment of a child is empty', async () => {
    const pool = await open();
    const { stdout } = await promisify(execFile)('cat', [`/proc/${pool.pids[0]}/environ`]);
    const names = stdout.split('\0').map((line) => line.split('=')[0]);
    expect(names.filter((name) => name !== '' && !name?.startsWith('NODE_CHANNEL'))).toEqual(['MALLOC_ARENA_MAX']);
  });
});

describe("what is not the file's fault", () => {
  test('a child killed at work: unavailable, and the next probe works', async () => {
    const pool = await open();
    const [pid] = pool.pids;
    const killing = pool.probe(
      stuck(() => process.kill(pid ?? 0, 'SIGKILL')),
      'video/mp4',
      never,
    );
    await expect(killing).rejects.toBeInstanceOf(ProbeUnavailable);
    await expectWorking(pool);
    expect(pool.pids).not.toContain(pid);
  });

  test('the deadline', async () => {
    const pool = await open({ deadlineMs: 4000 });
    const [pid] = pool.pids;
    await expect(pool.probe(stuck(), 'video/mp4', never)).rejects.toThrow(/longer than 4000 ms/);
    await expectWorking(pool);
    expect(isAlive(pid ?? 0)).toBe(false);
  });

  test('too much memory', async () => {
    const pool = await open({ maxResidentBytes: 10_000_000 });
    await expect(pool.probe(stuck(), 'video/mp4', never)).rejects.toThrow(/bytes of memory/);
  });

  test('more read than the parent allows', async () => {
    const pool = await open({ budgetOf: () => ({ bytes: 70_000, reads: 80 }) });
    await expect(pool.probe(film(), 'video/mp4', never)).rejects.toThrow(/more bytes than a probe may read/);
    const few = await open({ budgetOf: () => ({ bytes: 6_000_000, reads: 2 }) });
    await expect(few.probe(film(), 'video/mp4', never)).rejects.toBeInstanceOf(ProbeUnavailable);
  });

  test("the reader's error is the cause, and the child lives on", async () => {
    const pool = await open();
    const before = pool.pids;
    const storeError = new Error('The store does not answer.');
    const broken = { sizeBytes: 1000, read: () => Promise.reject(storeError) };
    await expect(pool.probe(broken, 'video/mp4', never)).rejects.toMatchObject({
      name: 'ProbeUnavailable',
      cause: storeError,
    });
    await expectWorking(pool);
    expect(pool.pids).toEqual(before);
  });

  test('an abort, at work and in the queue', async () => {
    const pool = await open();
    const controller = new AbortController();
    const working = pool.probe(
      stuck(() => controller.abort()),
      'video/mp4',
      controller.signal,
    );
    const queued = pool.probe(film(), 'video/mp4', controller.signal);
    await expect(working).rejects.toThrow(/aborted/);
    await expect(queued).rejects.toThrow(/aborted/);
    await expect(pool.probe(film(), 'video/mp4', controller.signal)).rejects.toThrow(/aborted/);
    await expectWorking(pool);
  });

  test('close ends the children and the probes under way', async () => {
    const pool = await open();
    const [pid] = pool.pids;
    const working = pool.probe(stuck(), 'video/mp4', never);
    const queued = pool.probe(film(), 'video/mp4', never);
    await Promise.all([
      expect(working).rejects.toThrow(/closed/),
      expect(queued).rejects.toThrow(/closed/),
      pool.close(),
    ]);
    expect(isAlive(pid ?? 0)).toBe(false);
    await expect(pool.probe(film(), 'video/mp4', never)).rejects.toThrow(/closed/);
  });
});

describe('a parent under plain node', () => {
  test('its children end when it is killed', async () => {
    const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
    const poolUrl = new URL('../src/pool/index.ts', import.meta.url).href;
    const script = `import { openProbePool } from '${poolUrl}';
      const pool = await openProbePool();
      console.log(pool.pids.join());
      await pool.probe({ sizeBytes: 9, read: () => new Promise(() => {}) }, 'video/mp4', new AbortController().signal);`;
    const parent = spawn(process.execPath, ['--import', loader, '--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const pid = await new Promise<number>((resolve) =>
      parent.stdout.once('data', (line) => resolve(Number(String(line)))),
    );
    expect(isAlive(pid)).toBe(true);
    parent.kill('SIGKILL');
    for (let wait = 0; wait < 100 && isAlive(pid); wait += 1) await sleep(50);
    expect(isAlive(pid)).toBe(false);
  });
});
