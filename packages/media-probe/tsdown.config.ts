import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: {
    index: 'src/index.ts',
    browser: 'src/browser/index.ts',
    pool: 'src/pool/index.ts',
    sharp: 'src/sharp.ts',
    // Forked by the pool, which looks for it beside itself.
    'probe-process': 'src/pool/child.ts',
  },
  platform: 'node',
  target: 'node20.19',
  // The domain is not published: its types are built into ours.
  dts: { eager: true, tsconfig: 'tsconfig.build.json' },
});
