import { defineConfig } from 'tsdown';

/** What was generated is found beside `dist`, as it is beside the sources. */
export default defineConfig({
  entry: ['src/index.ts'],
  platform: 'node',
  target: 'node20.19',
  dts: { tsconfig: 'tsconfig.build.json' },
});
