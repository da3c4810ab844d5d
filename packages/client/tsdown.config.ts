import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: ['src/index.ts'],
  platform: 'neutral',
  target: 'es2022',
  // The contract's types are built into ours, which wants all of them known at once: a client installs no document.
  // They are found by TypeScript, which knows our sources: the other resolver wants the contract built before, and
  // else leaves an import of it behind.
  dts: { eager: true, resolver: 'tsc', tsconfig: 'tsconfig.build.json' },
  // What the contract's own code (never part of ours) imports.
  deps: { neverBundle: [/^node:/] },
});
