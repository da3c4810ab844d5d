import type { RangeReader } from '@layers-content/core';

/** Reads ranges of a `File` or `Blob`; nothing else of it is loaded. */
export function blobReader(blob: Blob): RangeReader {
  return {
    sizeBytes: blob.size,
    read: async (offset, length) => new Uint8Array(await blob.slice(offset, offset + length).arrayBuffer()),
  };
}
