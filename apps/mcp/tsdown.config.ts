import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { defineConfig } from 'tsdown';
import type { Rolldown } from 'tsdown';

/**
 * Foreign packages that are built in. The SDK would bring along what web servers need, and nothing of that is used
 * here.
 */
const builtIn = [
  '@modelcontextprotocol/sdk',
  'ajv',
  'ajv-formats',
  'fast-deep-equal',
  'fast-uri',
  'json-schema-traverse',
  'openapi-fetch',
  'zod',
  'zod-to-json-schema',
];

/** Their licences go with them. */
const licences: Rolldown.Plugin = {
  name: 'licences',
  generateBundle(_options, bundle) {
    const modules = Object.values(bundle).flatMap((part) => (part.type === 'chunk' ? part.moduleIds : []));
    const folders = new Set(modules.flatMap((id) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(id) ?? []));
    if (folders.size === 0) return;
    const source = [...folders].toSorted().map(licenceOf).join('\n\n');
    this.emitFile({ type: 'asset', fileName: 'LICENSES.txt', source });
  },
};

function licenceOf(folder: string): string {
  const name = folder.slice(folder.lastIndexOf('/node_modules/') + '/node_modules/'.length);
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  return `## ${name}\n\n${file === undefined ? 'MIT' : readFileSync(path.join(folder, file), 'utf8')}`;
}

export default defineConfig({
  entry: ['src/index.ts', 'src/main.ts'],
  platform: 'node',
  target: 'node20.19',
  minify: true,
  dts: { eager: true, tsconfig: 'tsconfig.build.json' },
  plugins: [licences],
  // Our own packages are built in too, from their sources.
  inputOptions: { resolve: { conditionNames: ['@layers-content/source', 'node', 'import', 'default'] } },
  deps: { onlyBundle: builtIn },
});
