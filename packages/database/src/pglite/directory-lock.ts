import { randomUUID } from 'node:crypto';
import { link, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isAlive, ownIdentity } from './process-identity.ts';
import type { ProcessIdentity } from './process-identity.ts';

/** Another process, or this one, has the directory open: two at once would destroy the database. */
export class DataDirectoryInUseError extends Error {
  override readonly name = 'DataDirectoryInUseError';
  readonly dataDir: string;
  readonly pid: number;

  constructor(dataDir: string, pid: number) {
    super(
      `The data directory ${dataDir} is in use by process ${pid}. Stop that process first, or give this one another directory (DATA_DIR).`,
    );
    this.dataDir = dataDir;
    this.pid = pid;
  }
}

const lockName = /^lock\.(\d+)$/;

/**
 * Takes the directory for this process and returns the release.
 *
 * Locks are files `lock.<n>` that appear whole or not at all; the highest n holds. Whoever finds it dead or released
 * makes n+1, which only one can, then looks again that nobody has gone further meanwhile. The highest file is never
 * removed, so n never starts over and a slow starter cannot take what a faster one already holds.
 * @throws DataDirectoryInUseError.
 */
export async function lockDirectory(dataDir: string): Promise<() => Promise<void>> {
  for (;;) {
    const highest = await highestLock(dataDir);
    const holder = highest === 0 ? null : await readHolder(join(dataDir, `lock.${highest}`));
    if (holder === 'vanished') continue;
    if (holder && isAlive(holder)) throw new DataDirectoryInUseError(dataDir, holder.pid);
    const mine = highest + 1;
    if (!(await createWhole(dataDir, mine, JSON.stringify(ownIdentity())))) continue;
    if ((await highestLock(dataDir)) !== mine) {
      await rm(join(dataDir, `lock.${mine}`), { force: true });
      continue;
    }
    await removeBelow(dataDir, mine);
    return () => release(dataDir, mine);
  }
}

async function release(dataDir: string, mine: number): Promise<void> {
  const path = join(dataDir, `lock.${mine}`);
  await writeFile(`${path}.released`, 'released');
  await rename(`${path}.released`, path);
}

/** 0 when there is none. */
async function highestLock(dataDir: string): Promise<number> {
  const names = await readdir(dataDir);
  return Math.max(0, ...names.map((name) => Number(lockName.exec(name)?.[1] ?? 0)));
}

/** Null: released, or cut short by a power failure, which no holder survived. */
async function readHolder(path: string): Promise<ProcessIdentity | null | 'vanished'> {
  try {
    return parseIdentity(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    if (codeOf(error) === 'ENOENT') return 'vanished';
    throw error;
  }
}

function parseIdentity(value: unknown): ProcessIdentity | null {
  if (typeof value !== 'object' || value === null || !('pid' in value) || typeof value.pid !== 'number') return null;
  return { pid: value.pid, startedAtTicks: textOf(value, 'startedAtTicks'), bootId: textOf(value, 'bootId') };
}

/**
 * False when the file exists. A link appears together with its content, where O_EXCL would show an empty file first.
 */
async function createWhole(dataDir: string, n: number, text: string): Promise<boolean> {
  const temporary = join(dataDir, `lock-${randomUUID()}.tmp`);
  await writeFile(temporary, text, { flag: 'wx' });
  try {
    await link(temporary, join(dataDir, `lock.${n}`));
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(temporary, { force: true });
  }
}

async function removeBelow(dataDir: string, mine: number): Promise<void> {
  for (const name of await readdir(dataDir)) {
    const n = Number(lockName.exec(name)?.[1] ?? mine);
    if (n < mine) await rm(join(dataDir, name), { force: true });
  }
}

function textOf(value: object, property: 'startedAtTicks' | 'bootId'): string | null {
  const found: unknown = Reflect.get(value, property);
  return typeof found === 'string' ? found : null;
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
