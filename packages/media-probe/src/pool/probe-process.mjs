// The child from source: it brings its own TypeScript loader, whatever its parent runs under. The build puts child.ts
// in this place.
import { register } from 'tsx/esm/api';

register();
await import('./child.ts');
