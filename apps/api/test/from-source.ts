import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

/** What `node` takes to run sources, ours of all packages. A global setup of vitest has no `import.meta.resolve`. */
export const fromSource = [
  '--conditions=@layers-content/source',
  '--import',
  pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href,
] as const;
