import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StorageFullError, UnavailableError } from '@layers-content/core';
import { describe, expect, test } from 'vitest';
import type { DirectoryStore } from '../src/index.ts';
import {
  bytesOf,
  chunksOf,
  frozenKey,
  grantFor,
  keysBelow,
  openStore,
  publicKey,
  putBytes,
  stagingKey,
  textAt,
} from './opened-store.ts';
import { errno, watchedFileSystem } from './watched-file-system.ts';
import type { Operation } from './watched-file-system.ts';

/** A store that holds a sealed upload, and a switch that makes one kind of call fail. */
async function storeWithFaults(): Promise<{
  store: DirectoryStore;
  etag: string;
  breakDown(operation: Operation | null, code?: string): void;
}> {
  let broken: { operation: Operation | null; code: string } = { operation: null, code: '' };
  const before = ({ operation }: { operation: Operation }) => {
    if (operation === broken.operation) throw errno(broken.code);
  };
  const { store } = await openStore({ fileSystem: watchedFileSystem({ before }) });
  const { etag } = await putBytes(store, stagingKey, bytesOf('earlier'));
  await store.freeze(stagingKey, frozenKey, etag);
  return { store, etag, breakDown: (operation, code = 'EIO') => void (broken = { operation, code }) };
}

const named = {
  EIO: UnavailableError,
  EACCES: UnavailableError,
  EMFILE: UnavailableError,
  ENOSPC: StorageFullError,
  EDQUOT: StorageFullError,
};

describe('a PUT', () => {
  const operations = ['space', 'create', 'write', 'syncFile', 'statFile', 'close', 'makeDirectory', 'rename'] as const;
  const cases = operations.flatMap((operation) =>
    Object.entries(named).map(([code, fault]) => ({ operation, code, fault })),
  );

  test.each(cases)('whose $operation fails with $code changes nothing', async ({ operation, code, fault }) => {
    const { store, breakDown } = await storeWithFaults();
    breakDown(operation, code);
    const put = putBytes(store, stagingKey, bytesOf('later'));
    await expect(put).rejects.toBeInstanceOf(fault);
    await expect(put).rejects.toMatchObject({ cause: { code } });
    breakDown(null);
    expect(await textAt(store, stagingKey)).toBe('earlier');
    expect(await keysBelow(store, 'tmp/')).toEqual([]);
  });

  test.each(['EIO', 'ENOSPC'] as const)('whose sync on the way fails with %s changes nothing', async (code) => {
    const { store, breakDown } = await storeWithFaults();
    breakDown('syncData', code);
    const put = store.receive(grantFor(stagingKey, 2 ** 25), chunksOf([new Uint8Array(2 ** 24), bytesOf('the rest')]), {
      confirm: async () => undefined,
      signal: new AbortController().signal,
    });
    await expect(put).rejects.toBeInstanceOf(named[code]);
    breakDown(null);
    expect(await textAt(store, stagingKey)).toBe('earlier');
    expect(await keysBelow(store, 'tmp/')).toEqual([]);
  });

  test('whose sync fails while its directories are made leaves none of them', async () => {
    let failing = false;
    const made: string[] = [];
    const before = async ({ operation }: { operation: Operation }) => {
      if (failing && operation === 'syncFile') throw errno('EIO');
      if (operation !== 'makeDirectory') return;
      await sleep(20);
      made.push(operation);
    };
    const { store, root } = await openStore({ fileSystem: watchedFileSystem({ before }) });
    failing = true;
    made.length = 0;
    await expect(putBytes(store, stagingKey, bytesOf('lost'))).rejects.toBeInstanceOf(UnavailableError);
    expect(made).toHaveLength(2);
    expect(await readdir(join(root, 'staging'))).toEqual([]);
  });

  test('tells its first fault where the temporary file cannot be removed either', async () => {
    let failing = false;
    const before = ({ operation }: { operation: Operation }) => {
      if (failing && operation === 'write') throw errno('ENOSPC');
      if (failing && operation === 'unlink') throw errno('EIO');
    };
    const { store } = await openStore({ fileSystem: watchedFileSystem({ before }) });
    failing = true;
    await expect(putBytes(store, stagingKey, bytesOf('x'))).rejects.toBeInstanceOf(StorageFullError);
  });
});

describe('absent and could not ask are different answers', () => {
  const requests: readonly {
    name: string;
    operation: Operation;
    ask: (store: DirectoryStore, etag: string) => Promise<unknown>;
  }[] = [
    { name: 'stat', operation: 'stat', ask: (store) => store.stat(stagingKey) },
    { name: 'read', operation: 'open', ask: (store) => store.read(stagingKey, 0, 1) },
    { name: 'read', operation: 'readFile', ask: (store) => store.read(stagingKey, 0, 1) },
    { name: 'sha256', operation: 'readFile', ask: (store) => store.sha256(stagingKey) },
    { name: 'openRead', operation: 'open', ask: async (store) => (await store.openRead(stagingKey)).destroy() },
    { name: 'freeze', operation: 'link', ask: (store, etag) => store.freeze(stagingKey, frozenKey, etag) },
    { name: 'freeze', operation: 'stat', ask: (store, etag) => store.freeze(stagingKey, frozenKey, etag) },
    { name: 'publish', operation: 'link', ask: (store) => store.publish(frozenKey, publicKey, 'video/mp4') },
    { name: 'sync', operation: 'syncDirectory', ask: (store) => store.sync([frozenKey]) },
    { name: 'delete', operation: 'unlink', ask: (store) => store.delete(stagingKey) },
    { name: 'delete', operation: 'syncDirectory', ask: (store) => store.delete(stagingKey) },
    { name: 'list', operation: 'entries', ask: (store) => keysBelow(store, 'staging/') },
    { name: 'list', operation: 'stat', ask: (store) => keysBelow(store, 'staging/') },
    { name: 'ping', operation: 'syncFile', ask: (store) => store.ping() },
    { name: 'ping', operation: 'link', ask: (store) => store.ping() },
    { name: 'ping', operation: 'space', ask: (store) => store.ping() },
  ];

  test.each(requests)('$name, when $operation fails', async ({ operation, ask }) => {
    const { store, etag, breakDown } = await storeWithFaults();
    breakDown(operation);
    await expect(ask(store, etag)).rejects.toBeInstanceOf(UnavailableError);
    breakDown(null);
    await ask(store, etag);
  });
});

test('a freeze whose staging object changes just before the link keeps nothing', async () => {
  let strike: (() => Promise<unknown>) | null = null;
  const before = async ({ operation }: { operation: Operation }) => {
    if (operation !== 'link' || strike === null) return;
    const put = strike;
    strike = null;
    await put();
  };
  const { store } = await openStore({ fileSystem: watchedFileSystem({ before }) });
  const { etag } = await putBytes(store, stagingKey, bytesOf('seen'));
  strike = () => putBytes(store, stagingKey, bytesOf('not seen'));
  expect(await store.freeze(stagingKey, frozenKey, etag)).toBe('changed');
  expect(await store.stat(frozenKey)).toBeNull();
});

test('a PUT whose directory is taken away just before its rename makes it anew', async () => {
  let strike = false;
  const { store: sweeper, root } = await openStore();
  const before = async ({ operation }: { operation: Operation }) => {
    if (operation !== 'rename' || !strike) return;
    strike = false;
    await sweeper.delete(stagingKey);
  };
  const { store } = await openStore({ root, fileSystem: watchedFileSystem({ before }) });
  strike = true;
  await putBytes(store, stagingKey, bytesOf('stored'));
  expect(await textAt(store, stagingKey)).toBe('stored');
});
