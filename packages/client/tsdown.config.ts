import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: ['src/index.ts'],
  platform: 'neutral',
  target: 'es2022',
  // The contract's types are built into ours, which wants all of them known at once: a client installs no document.
  dts: { eager: true, tsconfig: 'tsconfig.build.json' },
  // What the contract's own code (never part of ours) imports.
  deps: { neverBundle: [/^node:/] },
});
