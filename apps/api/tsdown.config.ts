import { defineConfig } from 'tsdown';

/**
 * The service and what it starts, our packages within. Modules find their files by addresses relative to themselves,
 * such as `../migrations/`; the programs lie in a folder of their own so that these hold here as in the sources.
 */
export default defineConfig({
  entry: {
    server: 'src/main.ts',
    admin: 'src/operator/main.ts',
    'database-worker': '../../packages/database/src/pglite/worker.ts',
    'probe-process': '../../packages/media-probe/src/pool/child.ts',
  },
  outDir: 'dist/lib',
  platform: 'node',
  target: 'node20.19',
  dts: false,
  // Our packages are built in, from their sources.
  inputOptions: { resolve: { conditionNames: ['@layers-content/source', 'node', 'import', 'default'] } },
  // All at once: no two may go into one folder that is itself copied.
  copy: [
    { from: 'src/docs/page', to: 'dist/lib' },
    { from: 'node_modules/@scalar/api-reference/dist/browser/standalone.js', to: 'dist/lib' },
    { from: '../console/dist', to: 'dist/lib', rename: 'console' },
    { from: '../../packages/contract/generated/openapi.json', to: 'dist/generated' },
    { from: '../../packages/database/migrations', to: 'dist' },
  ],
  // A foreign package that is missing under `dependencies` stops the build.
  deps: { onlyBundle: [] },
});
