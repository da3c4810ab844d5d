import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { nodeFileSystem } from '../src/file-system.ts';
import type { FileSystem } from '../src/index.ts';
import { grantFor, openStore, stagingKey } from './opened-store.ts';

const chunkBytes = 65_536;
const chunks = 1_600;

test('100 MiB pass without being held in memory', async () => {
  let givenBytes = 0;
  let writtenBytes = 0;
  let heldBytes = 0;
  const fileSystem: FileSystem = {
    ...nodeFileSystem,
    create: async (path) => {
      const file = await nodeFileSystem.create(path);
      return {
        ...file,
        write: async (pieces) => {
          await file.write(pieces);
          writtenBytes += pieces.reduce((sum, { byteLength }) => sum + byteLength, 0);
        },
      };
    },
  };
  const { store } = await openStore({ fileSystem });
  const body = (async function* () {
    for (let index = 0; index < chunks; index += 1) {
      heldBytes = Math.max(heldBytes, givenBytes - writtenBytes);
      givenBytes += chunkBytes;
      yield Buffer.alloc(chunkBytes, index);
    }
  })();
  const grant = grantFor(stagingKey, chunks * chunkBytes);
  const { sizeBytes } = await store.receive(grant, Readable.from(body), {
    confirm: async () => undefined,
    signal: new AbortController().signal,
  });
  expect([sizeBytes, writtenBytes]).toEqual([104_857_600, 104_857_600]);
  expect(heldBytes).toBeLessThan(4 * 1_048_576);
});
