import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: ['src/index.ts', 'src/main.ts'],
  platform: 'node',
  target: 'node20.19',
  minify: true,
  dts: { eager: true, tsconfig: 'tsconfig.build.json' },
  // Our own packages are built in, from their sources.
  inputOptions: { resolve: { conditionNames: ['@layers-content/source', 'node', 'import', 'default'] } },
  // So are these of others: the SDK brings along what web servers need, 98 packages, and nothing of it is used here.
  deps: {
    onlyBundle: [
      '@modelcontextprotocol/sdk',
      'ajv',
      'ajv-formats',
      'fast-deep-equal',
      'fast-uri',
      'json-schema-traverse',
      'openapi-fetch',
      'zod',
      'zod-to-json-schema',
    ],
  },
});
