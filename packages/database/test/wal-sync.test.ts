import { fstatSync, readdirSync, statSync } from 'node:fs';
import { mkdir, mkdtemp, open, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Engine } from '../src/pglite/engine.ts';
import { openEngine } from '../src/pglite/open-engine.ts';
import { sessionsOver } from '../src/pglite/sessions.ts';
import { openWalSync } from '../src/pglite/wal-sync.ts';

// The engine as the worker runs it, on a directory of the disk. Every fsync of the process goes through one method,
// which notes the file by its inode and then does its work.
describe('what is on disk before the answer', () => {
  let directory: string;
  let database: ReturnType<typeof sessionsOver>;
  let engine: Engine;
  let synced: number[] = [];

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'layers-content-wal-'));
    await noteSyncs((inode) => synced.push(inode));
    engine = await openEngine(directory);
    database = sessionsOver((statement) => engine.run(statement));
    expect(synced).toEqual(
      expect.arrayContaining(['', 'base', 'global', 'global/pg_control', 'pg_wal', 'PG_VERSION'].map(inodeOf)),
    );
    await database.script('CREATE TABLE t (n integer)');
  });
  afterAll(async () => {
    await engine.close();
    await rm(directory, { recursive: true, force: true });
  });
  beforeEach(() => {
    synced = [];
  });

  const inodeOf = (path: string) => statSync(join(directory, path)).ino;
  const segmentNames = () =>
    readdirSync(join(directory, 'pg_wal'))
      .filter((name) => /^[0-9A-F]{24}$/.test(name))
      .map((name) => join('pg_wal', name));
  const segments = () => segmentNames().map(inodeOf);
  const walTimes = () => segmentNames().map((name) => statSync(join(directory, name)).mtimeMs);

  it('the WAL segments, with each commit', async () => {
    for (let n = 1; n <= 3; n++) {
      const before = walTimes();
      await database.query('INSERT INTO t VALUES ($1)', [n]);
      // The commit has gone to the very files that are synced.
      expect(walTimes()).not.toEqual(before);
      expect(synced).toHaveLength(n * segments().length);
    }
    expect(new Set(synced)).toEqual(new Set(segments()));
  });

  it('the WAL segments, with a transaction that writes', async () => {
    await database.transaction(async (transaction) => {
      await transaction.query('INSERT INTO t VALUES (10)');
      expect(synced).toEqual([]);
    });
    expect(synced).toEqual(segments());
  });

  it('nothing more for what wrote nothing: a read, a rollback, a refused statement', async () => {
    await database.query('SELECT n FROM t');
    await expect(database.query('INSERT INTO t VALUES (1 / 0)')).rejects.toThrow('division');
    await expect(database.transaction(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(synced).toEqual([]);
  });

  it('everything a read has seen', async () => {
    const write = database.query('INSERT INTO t VALUES (77)');
    const rows = await database.query('SELECT n FROM t WHERE n = 77');
    expect(rows).toEqual([{ n: 77 }]);
    expect(synced).toEqual(segments());
    await write;
  });

  it('once for many commits that wait together', async () => {
    await Promise.all(Array.from({ length: 100 }, (_, n) => database.query('INSERT INTO t VALUES ($1)', [n])));
    const syncs = synced.length / segments().length;
    expect(syncs).toBeGreaterThan(0);
    expect(syncs).toBeLessThan(100);
  });

  it('all data files after a checkpoint, and the names of new WAL segments', async () => {
    await database.query('CHECKPOINT');
    expect(synced).toEqual(expect.arrayContaining(['', 'base', 'global/pg_control'].map(inodeOf)));
    synced = [];
    await database.query('INSERT INTO t SELECT n FROM generate_series(1, 400000) n');
    expect(segments().length).toBeGreaterThan(1);
    expect(synced).toEqual(expect.arrayContaining([...segments(), inodeOf('pg_wal')]));
  });
});

async function noteSyncs(note: (inode: number) => void): Promise<void> {
  const handle = await open(import.meta.filename, 'r');
  const prototype: unknown = Object.getPrototypeOf(handle);
  if (!isFileHandle(prototype)) throw new Error('a FileHandle syncs by a method of its prototype');
  const sync = prototype.sync;
  vi.spyOn(prototype, 'sync').mockImplementation(async function (this: FileHandle) {
    await sync.call(this);
    note(fstatSync(this.fd).ino);
  });
  await handle.close();
}

function isFileHandle(value: unknown): value is FileHandle {
  return typeof value === 'object' && value !== null && 'sync' in value;
}

describe('a checkpoint that lets go of WAL while it is synced', () => {
  beforeEach(() => {
    vi.restoreAllMocks();
  });

  it('is met by another round, which syncs what the WAL was for', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'layers-content-wal-'));
    for (const name of ['pg_wal', 'global', 'base']) await mkdir(join(directory, name));
    const control = join(directory, 'global', 'pg_control');
    for (const path of [control, join(directory, 'base', 'table')]) await writeFile(path, 'before');
    const sync = await openWalSync(directory);
    // Listed, and not there when it is opened.
    const gone = join(directory, 'pg_wal', '000000010000000000000005');
    await symlink('nowhere', gone);
    const synced: number[] = [];
    await noteSyncs((inode) => synced.push(inode));
    const whole = sync();
    await utimes(control, new Date(), new Date(0));
    await sleep(5);
    await rm(gone);
    await whole;
    expect(synced).toContain(statSync(join(directory, 'base', 'table')).ino);
    await rm(directory, { recursive: true });
  });

  it('is told as a fault when what is listed is never there', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'layers-content-wal-'));
    for (const name of ['pg_wal', 'global']) await mkdir(join(directory, name));
    await writeFile(join(directory, 'global', 'pg_control'), '');
    const sync = await openWalSync(directory);
    await symlink('nowhere', join(directory, 'pg_wal', '000000010000000000000005'));
    await expect(sync()).rejects.toMatchObject({ code: 'ENOENT' });
    await rm(directory, { recursive: true });
  });
});
