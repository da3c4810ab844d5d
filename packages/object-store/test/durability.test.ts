import { join } from 'node:path';
import { UnavailableError } from '@layers-content/core';
import { describe, expect, test } from 'vitest';
import type { DirectoryStore, FileSystem } from '../src/index.ts';
import {
  bytesOf,
  frozenKey,
  keysBelow,
  newRoot,
  openStore,
  publicKey,
  putBytes,
  stagingKey,
  textAt,
} from './opened-store.ts';
import { DurabilityLedger, watchedFileSystem } from './watched-file-system.ts';

const otherFrozenKey = 'frozen/3f1c/2-random-d/upload-1.mp4';

/** Runs an upload to its end and tells what a power cut right after each answer would have taken. */
async function lossesAfterEachAnswer(dropSync: (fileSystem: FileSystem) => FileSystem): Promise<readonly string[]> {
  const ledger = new DurabilityLedger();
  const { store, root } = await openStore({ fileSystem: dropSync(watchedFileSystem(ledger)) });
  const losses: string[] = [];
  const look = (answer: string, key: string) => {
    losses.push(...ledger.lossesOf(join(root, key)).map((loss) => `${answer}: ${loss.replace(root, '')}`));
  };
  const { etag } = await putBytes(store, stagingKey, bytesOf('bytes'));
  look('put', stagingKey);
  await store.freeze(stagingKey, frozenKey, etag);
  await store.sync([frozenKey]);
  look('freeze', frozenKey);
  await store.publish(frozenKey, publicKey, 'video/mp4');
  await store.sync([publicKey]);
  look('publish', publicKey);
  const later = await putBytes(store, stagingKey, bytesOf('other bytes'));
  await store.freeze(stagingKey, otherFrozenKey, later.etag);
  await store.publish(otherFrozenKey, publicKey, 'video/mp4');
  await store.sync([otherFrozenKey, publicKey]);
  look('freeze again', otherFrozenKey);
  look('publish again', publicKey);
  await store.delete(stagingKey);
  if (ledger.mayReturn(join(root, stagingKey))) losses.push('delete: may return');
  return losses;
}

describe('what was acknowledged survives a power cut', () => {
  test('bytes, names and removals', async () => {
    expect(await lossesAfterEachAnswer((fileSystem) => fileSystem)).toEqual([]);
  });

  test('which a dropped sync of directories would break', async () => {
    const losses = await lossesAfterEachAnswer((files) => ({ ...files, syncDirectory: async () => undefined }));
    expect(losses).toEqual(
      expect.arrayContaining([`put: name /${stagingKey}`, `freeze: name /${frozenKey}`, `publish: name /${publicKey}`]),
    );
    expect(losses).toContain('delete: may return');
  });

  test('which a dropped sync of the file would break', async () => {
    const losses = await lossesAfterEachAnswer((files) => ({
      ...files,
      create: async (path) => ({ ...(await files.create(path)), sync: async () => undefined }),
    }));
    expect(losses).toContain('put: bytes');
  });
});

/**
 * Runs `work` on a disk that goes dead at one call after the other, as a killed process leaves it, and shows each
 * state to `inspect` through a store opened afresh. Returns how many states there were.
 */
async function dieAtEachCall(
  prepare: (store: DirectoryStore) => Promise<void>,
  work: (store: DirectoryStore) => Promise<unknown>,
  inspect: (store: DirectoryStore, acknowledged: boolean) => Promise<void>,
): Promise<number> {
  for (let deadAt = 0; ; deadAt += 1) {
    const root = await newRoot();
    await prepare((await openStore({ root })).store);
    let callsLeft = Number.POSITIVE_INFINITY;
    const before = () => {
      callsLeft -= 1;
      if (callsLeft < 0) throw new Error('the process is dead');
    };
    const dying = (await openStore({ root, fileSystem: watchedFileSystem({ before }) })).store;
    callsLeft = deadAt;
    const acknowledged = await work(dying).then(
      () => true,
      () => false,
    );
    await inspect((await openStore({ root })).store, acknowledged);
    if (callsLeft >= 0) return deadAt;
  }
}

describe('a process that dies at any call', () => {
  test('of a PUT leaves the old bytes or the new, whole, and at most a temporary file', async () => {
    const states = await dieAtEachCall(
      async (store) => {
        await putBytes(store, stagingKey, bytesOf('old'));
      },
      (store) => putBytes(store, stagingKey, bytesOf('the new bytes')),
      async (store, acknowledged) => {
        expect(acknowledged ? ['the new bytes'] : ['old', 'the new bytes']).toContain(await textAt(store, stagingKey));
        expect(await keysBelow(store, 'staging/')).toEqual([stagingKey]);
        expect((await keysBelow(store, 'tmp/')).length).toBeLessThanOrEqual(acknowledged ? 0 : 1);
      },
    );
    expect(states).toBeGreaterThan(8);
  });

  test('of a freeze leaves one that a repetition completes', async () => {
    let etag = '';
    const states = await dieAtEachCall(
      async (store) => {
        ({ etag } = await putBytes(store, stagingKey, bytesOf('bytes')));
      },
      (store) => store.freeze(stagingKey, frozenKey, etag).then(() => store.sync([frozenKey])),
      async (store) => {
        expect(await store.freeze(stagingKey, frozenKey, etag)).toBe('frozen');
        expect(await textAt(store, frozenKey)).toBe('bytes');
      },
    );
    expect(states).toBeGreaterThan(5);
  });

  test('of a freeze that linked other bytes leaves one that a repetition puts right', async () => {
    let etag = '';
    await dieAtEachCall(
      async (store) => {
        await putBytes(store, stagingKey, bytesOf('judge these'));
      },
      async (store) => store.freeze(stagingKey, frozenKey, 'of bytes that are gone'),
      async (store, acknowledged) => {
        if (acknowledged) expect(await store.stat(frozenKey)).toBeNull();
        ({ etag } = await putBytes(store, stagingKey, bytesOf('or these')));
        expect(await store.freeze(stagingKey, frozenKey, etag)).toBe('frozen');
        expect(await textAt(store, frozenKey)).toBe('or these');
      },
    );
  });

  test('of a publish over other bytes never leaves the public key without bytes', async () => {
    const states = await dieAtEachCall(
      async (store) => {
        for (const [key, text] of [
          [otherFrozenKey, 'served'],
          [frozenKey, 'judged'],
        ] as const) {
          const { etag } = await putBytes(store, stagingKey, bytesOf(text));
          await store.freeze(stagingKey, key, etag);
        }
        await store.publish(otherFrozenKey, publicKey, 'video/mp4');
      },
      (store) => store.publish(frozenKey, publicKey, 'video/mp4').then(() => store.sync([publicKey])),
      async (store) => {
        expect(['served', 'judged']).toContain(await textAt(store, publicKey));
        await store.publish(frozenKey, publicKey, 'video/mp4');
        expect(await textAt(store, publicKey)).toBe('judged');
      },
    );
    expect(states).toBeGreaterThan(8);
  });
});

test('a sync that fails is not acknowledged', async () => {
  const before = ({ operation }: { operation: string }) => {
    if (operation === 'syncDirectory' && armed) throw Object.assign(new Error('EIO'), { code: 'EIO' });
  };
  let armed = false;
  const { store } = await openStore({ fileSystem: watchedFileSystem({ before }) });
  armed = true;
  await expect(putBytes(store, stagingKey, bytesOf('x'))).rejects.toBeInstanceOf(UnavailableError);
});
