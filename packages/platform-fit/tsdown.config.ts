import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: ['src/index.ts'],
  platform: 'neutral',
  target: 'es2022',
  // The domain is not published: its types are built into ours.
  dts: { eager: true, tsconfig: 'tsconfig.build.json' },
});
