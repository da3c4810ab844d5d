import { setFlagsFromString } from 'node:v8';

/**
 * Keeps the heap of this process near what its work needs. V8 lets a small heap grow fourfold before it collects, and
 * the young generation of a busy process to twice or four times what loading the service took; neither makes a request
 * noticeably faster. V8 reads both flags each time it grows a heap, so they count from now on; what it does not know it
 * leaves alone. Tried on Node 20, 22, 24 and 26.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--heap-growing-percent=50');
  setFlagsFromString('--semi-space-growth-factor=1');
}
