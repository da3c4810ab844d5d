import { MemoryStore } from '@layers-content/core/testing';
import { objectStoreConformance } from './object-store.conformance.ts';

objectStoreConformance('the store in memory', async () => {
  const store = new MemoryStore();
  return {
    store,
    put: async ({ url }, bytes) => {
      store.put(url.slice('memory:'.length), bytes);
    },
    close: async () => {},
  };
});
