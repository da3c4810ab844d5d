import { keepHeapSmall } from './small-heap.ts';

keepHeapSmall();
const { serve } = await import('./serve.ts');
await serve();
