// A worker gets no TypeScript loader from the process that starts it when that is a test runner; so it brings its own.
import { register } from 'tsx/esm/api';

register();
await import('./worker.ts');
