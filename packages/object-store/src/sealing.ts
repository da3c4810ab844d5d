import { ObjectMissingError, UnavailableError } from '@layers-content/core';
import type { ObjectStore } from '@layers-content/core';
import type { Disk } from './disk.ts';
import { etagOf } from './etag.ts';
import type { Placement } from './placement.ts';

/** Attempts at a link whose target keeps appearing under other hands. */
const linkAttempts = 4;

/**
 * Freeze and publish by hard links: sound because every PUT makes its own inode, which nobody writes once it has a
 * name, so a later PUT to the staging key leaves the linked bytes alone.
 */
export function sealingOf(disk: Disk, placement: Placement): Pick<ObjectStore, 'freeze' | 'publish' | 'sync'> {
  return {
    freeze: (stagingKey, frozenKey, etag) => freeze(disk, placement, { stagingKey, frozenKey, etag }),
    publish: (frozenKey, publicKey) => publish(disk, placement, frozenKey, publicKey),
    sync: (keys) => placement.settle(keys),
  };
}

async function freeze(
  disk: Disk,
  placement: Placement,
  { stagingKey, frozenKey, etag }: { stagingKey: string; frozenKey: string; etag: string },
): Promise<'frozen' | 'changed' | 'absent'> {
  const staging = placement.pathOf(stagingKey);
  const frozen = placement.pathOf(frozenKey);
  for (let attempt = 0; attempt < linkAttempts; attempt += 1) {
    const linked = await placement.place(frozenKey, staging, (path) => disk.link(staging, path));
    if (linked === 'absent') return 'absent';
    // Only now is it certain which bytes were linked: a PUT may have landed between the caller's stat and the link.
    const found = await disk.stat(frozen);
    if (found !== 'absent' && etagOf(found) === etag) return 'frozen';
    await disk.unlink(frozen);
    await placement.settle([frozenKey]);
    if (linked === 'done') return 'changed';
    // A broken attempt had left other bytes under this key; they are gone now.
  }
  throw new UnavailableError('object store', { cause: new Error(`${frozenKey} is being written by another`) });
}

async function publish(disk: Disk, placement: Placement, frozenKey: string, publicKey: string): Promise<void> {
  const frozen = placement.pathOf(frozenKey);
  const linked = await placement.place(publicKey, frozen, (path) => disk.link(frozen, path));
  if (linked === 'absent') throw new ObjectMissingError(frozenKey);
  if (linked === 'done' || (await sameFile(disk, frozen, placement.pathOf(publicKey)))) return;
  await replace(disk, placement, { frozenKey, publicKey });
}

/** Readers see the old bytes or the new ones, never none. */
async function replace(
  disk: Disk,
  placement: Placement,
  { frozenKey, publicKey }: { frozenKey: string; publicKey: string },
): Promise<void> {
  const frozen = placement.pathOf(frozenKey);
  const temporary = placement.newTemporary();
  if ((await disk.link(frozen, temporary.path)) === 'absent') throw new ObjectMissingError(frozenKey);
  try {
    await placement.place(publicKey, temporary.path, (path) => disk.rename(temporary.path, path));
  } finally {
    // A rename between two names of one file does nothing and leaves both.
    await disk.unlink(temporary.path);
  }
}

async function sameFile(disk: Disk, first: string, second: string): Promise<boolean> {
  const [one, other] = await Promise.all([disk.stat(first), disk.stat(second)]);
  return one !== 'absent' && other !== 'absent' && one.inode === other.inode;
}
