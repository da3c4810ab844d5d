/** @module-tag process */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DataDirectoryInUseError, lockDirectory } from '../src/pglite/directory-lock.ts';
import { isAlive, ownIdentity } from '../src/pglite/process-identity.ts';
import { runChild } from './processes.ts';

describe('the lock of a data directory', () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'layers-content-lock-'));
  });
  afterEach(() => rm(directory, { recursive: true, force: true }));

  it('refuses a second opener and names the directory, the process and the way out', async () => {
    const release = await lockDirectory(directory);
    const refused = await lockDirectory(directory).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(DataDirectoryInUseError);
    expect(refused).toMatchObject({ name: 'DataDirectoryInUseError', dataDir: directory, pid: process.pid });
    expect(String(refused)).toContain(`${directory} is in use by process ${process.pid}`);
    await release();
    await (
      await lockDirectory(directory)
    )();
  });

  it('leaves one file behind, however often it was taken', async () => {
    for (let round = 0; round < 5; round++) await (await lockDirectory(directory))();
    expect(await readdir(directory)).toEqual(['lock.5']);
  });

  it('holds against other processes until the holder is killed', async () => {
    const holder = runChild('children/starter.ts', [directory, '0']);
    await holder.line((line) => line === 'locked');
    await expect(lockDirectory(directory)).rejects.toThrow(DataDirectoryInUseError);
    await holder.kill();
    await (
      await lockDirectory(directory)
    )();
  });

  it('is free when its pid now belongs to another process, or to another boot', async () => {
    const mine = ownIdentity();
    for (const stale of [
      { ...mine, startedAtTicks: '1' },
      { ...mine, bootId: 'another' },
      { ...mine, pid: 2 ** 22 + 1 },
    ]) {
      expect(isAlive(stale)).toBe(false);
      await writeFile(join(directory, 'lock.1'), JSON.stringify(stale));
      await (
        await lockDirectory(directory)
      )();
      await rm(join(directory, 'lock.2'));
    }
    expect(isAlive(mine)).toBe(true);
    expect(isAlive({ pid: 1, startedAtTicks: null, bootId: mine.bootId })).toBe(true);
  });

  it('is free when a power failure cut its file short', async () => {
    await writeFile(join(directory, 'lock.3'), '{"pid":1');
    const release = await lockDirectory(directory);
    expect(await readdir(directory)).toEqual(['lock.4']);
    expect(JSON.parse(await readFile(join(directory, 'lock.4'), 'utf8'))).toEqual(ownIdentity());
    await release();
  });

  it('is taken by one of many starters that find it stale', async () => {
    for (let round = 0; round < 3; round++) {
      const dead = { pid: 2 ** 22 + 1, startedAtTicks: '1', bootId: ownIdentity().bootId };
      const [highest = 0] = (await readdir(directory)).map((name) => Number(name.slice('lock.'.length)));
      await writeFile(join(directory, `lock.${highest + 1}`), JSON.stringify(dead));
      const at = Date.now() + 4000;
      const starters = Array.from({ length: 6 }, () => runChild('children/starter.ts', [directory, String(at)]));
      const answers = await Promise.all(
        starters.map((starter) => starter.line((line) => /^(locked|refused)/.test(line))),
      );
      expect(answers.filter((answer) => answer === 'locked')).toHaveLength(1);
      await Promise.all(starters.map((starter) => starter.kill()));
    }
  }, 90_000);
});
