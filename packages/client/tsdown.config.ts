import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: ['src/index.ts'],
  platform: 'neutral',
  target: 'es2022',
  // The contract package is not published: its types are built into ours, which wants all of them known at once.
  dts: { eager: true, tsconfig: 'tsconfig.build.json' },
  // What the contract's own code (never part of ours) imports.
  deps: { neverBundle: [/^node:/] },
});
