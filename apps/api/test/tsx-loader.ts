import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

/** What `--import` takes to run sources. A global setup of vitest has no `import.meta.resolve`. */
export const tsxLoader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
