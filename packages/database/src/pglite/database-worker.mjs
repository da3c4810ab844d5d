// The worker from source: a thread gets no TypeScript loader from a test runner, so it brings its own. The build puts
// worker.ts in this place.
import { register } from 'tsx/esm/api';

register();
await import('./worker.ts');
