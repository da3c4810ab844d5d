import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: ['src/main.ts'],
  platform: 'node',
  target: 'node20.19',
  dts: false,
  // Our client is built in, from its sources.
  inputOptions: { resolve: { conditionNames: ['@layers-content/source', 'node', 'import', 'default'] } },
  // A foreign package that is missing under `dependencies` stops the build.
  deps: { onlyBundle: [] },
});
