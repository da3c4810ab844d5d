import type { TestServiceOptions } from './test-service.ts';

/** How often a service's store was read since the last `clear`, and how many bytes it gave. */
export interface Reads {
  count: number;
  bytes: number;
  clear(): void;
}

/** A `wrap` for a test service that counts its store's reads. */
export function watchReads(): { readonly reads: Reads; readonly wrap: NonNullable<TestServiceOptions['wrap']> } {
  const reads: Reads = {
    count: 0,
    bytes: 0,
    clear() {
      this.count = 0;
      this.bytes = 0;
    },
  };
  return {
    reads,
    wrap: ({ store }) => ({
      store: {
        ...store,
        read: async (key, offset, length) => {
          const bytes = await store.read(key, offset, length);
          reads.count += 1;
          reads.bytes += bytes.byteLength;
          return bytes;
        },
      },
    }),
  };
}
