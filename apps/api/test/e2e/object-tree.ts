import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import type { Json } from './caller.ts';
import { assetUrls } from './caller.ts';
import type { Installation } from './service-process.ts';

/** Keys of all objects on the disk, sorted; looked at again when a directory went away meanwhile. */
export async function objectKeys(installation: Installation, below = ''): Promise<readonly string[]> {
  const root = path.join(installation.dataDir, 'objects');
  const entries = await readdir(path.join(root, below), { withFileTypes: true, recursive: true }).catch(
    (error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
      throw error;
    },
  );
  if (!entries) return objectKeys(installation, below);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .sort();
}

/** Keys of what completed items serve. */
export function publicKeys(items: readonly Json[]): readonly string[] {
  return items.flatMap(assetUrls).map((url) => new URL(url).pathname.slice(1));
}

/**
 * Waits until exactly these objects are left. The outbox works every few seconds, and leaves what a killed process
 * had taken alone for a minute.
 */
export async function expectOnlyObjects(installation: Installation, keys: readonly string[]): Promise<void> {
  const expected = [...keys].sort();
  const endsAt = Date.now() + 90_000;
  for (;;) {
    const found = await objectKeys(installation);
    if (Date.now() > endsAt || JSON.stringify(found) === JSON.stringify(expected)) {
      expect(found).toEqual(expected);
      return;
    }
    await sleep(200);
  }
}
