import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDirectoryStore } from '../src/index.ts';
import { objectStoreConformance } from './object-store.conformance.ts';
import { chunksOf, publicUrl, urlKey } from './opened-store.ts';

objectStoreConformance('the directory store', async () => {
  const root = await mkdtemp(join(tmpdir(), 'object-store-'));
  const freeSpaceFloor = { minimumBytes: 0, minimumShare: 0 };
  const store = await openDirectoryStore({ root, publicUrl, urlKeys: [urlKey], freeSpaceFloor });
  return {
    store,
    async put(signed, bytes) {
      const token = signed.url.slice(`${publicUrl}/uploads/`.length);
      const grant = store.readUploadToken(token);
      store.checkUploadRequest(grant, { contentType: signed.headers['Content-Type'], now: new Date() });
      const signal = new AbortController().signal;
      const confirm = async () => undefined;
      await store.receive(grant, chunksOf([bytes]), { confirm, signal });
    },
    close: () => rm(root, { recursive: true, force: true }),
  };
});
