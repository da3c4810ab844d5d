import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { UnavailableError } from '@layers-content/core';
import type { Disk } from './disk.ts';
import { segmentsOf } from './object-key.ts';

/** Keys as paths below one root, and names that survive a power cut. */
export interface Placement {
  pathOf(key: string): string;
  /** A path below `tmp/` nobody else uses. */
  newTemporary(): { readonly key: string; readonly path: string };
  /** Makes the directories of a key, so that `place` finds them there. */
  prepare(key: string): Promise<void>;
  /**
   * Gives a file its name: runs `put`, once more with the directories made where they are missing. The name survives a
   * power cut when it is settled. `absent` when `source` is gone.
   */
  place<T extends string>(
    key: string,
    source: string,
    put: (path: string) => Promise<T | 'absent'>,
  ): Promise<T | 'absent'>;
  /** Syncs the directories of these keys, from their own up to their first segment, each once. */
  settle(keys: readonly string[]): Promise<void>;
  /** Removes a key's directories that are empty. */
  prune(key: string): Promise<void>;
}

/** Another caller's `prune` may take a directory away before the file is in it; each try makes it anew. */
const placeAttempts = 16;

/** The first segment of every key (`staging`, …) is made when the store opens and is never removed. */
export function placementOf(disk: Disk, root: string): Placement {
  const pathOf = (key: string) => join(root, ...segmentsOf(key));
  const prepare = async (key: string) => {
    for (const directory of directoriesOf(key).slice(1)) await disk.makeDirectory(join(root, directory));
  };
  const settle = async (keys: readonly string[]) => {
    const directories = new Set(keys.flatMap(directoriesOf));
    await Promise.all([...directories].map((directory) => syncPresent(disk, join(root, directory))));
  };
  return {
    pathOf,
    prepare,
    newTemporary() {
      const key = `tmp/${randomUUID()}`;
      return { key, path: pathOf(key) };
    },
    async place(key, source, put) {
      const path = pathOf(key);
      for (let attempt = 0; attempt < placeAttempts; attempt += 1) {
        const outcome = await put(path);
        if (outcome !== 'absent') return outcome;
        if ((await disk.stat(source)) === 'absent') return 'absent';
        await prepare(key);
      }
      throw new UnavailableError('object store', { cause: new Error(`the directory of ${key} does not stay`) });
    },
    settle,
    async prune(key) {
      for (const directory of directoriesOf(key).slice(1).reverse()) {
        if ((await disk.removeDirectory(join(root, directory))) === 'not empty') return;
      }
    },
  };
}

/** `a/b/c.ext` → `a`, `a/b`. */
function directoriesOf(key: string): readonly string[] {
  const segments = segmentsOf(key);
  return segments.slice(0, -1).map((_, index) => segments.slice(0, index + 1).join('/'));
}

async function syncPresent(disk: Disk, directory: string): Promise<void> {
  if ((await disk.syncDirectory(directory)) === 'absent') {
    throw new UnavailableError('object store', { cause: new Error(`${directory} was removed meanwhile`) });
  }
}
