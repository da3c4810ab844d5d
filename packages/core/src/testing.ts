export { MemoryStore } from '../test/memory-store.ts';
