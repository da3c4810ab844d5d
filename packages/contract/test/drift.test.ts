import { readFile, readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { generatedFolder, renderGenerated } from '../scripts/render.ts';

describe('generated files', () => {
  it('equal what openapi/ gives now (else: pnpm generate)', { timeout: 60_000 }, async () => {
    const rendered = await renderGenerated();
    expect((await readdir(generatedFolder)).sort()).toEqual([...rendered.keys()].sort());
    for (const [name, text] of rendered) {
      const committed = await readFile(new URL(name, generatedFolder), 'utf8');
      // Compared as a whole: a diff of 300 KB helps nobody.
      expect(committed === text, `generated/${name} differs`).toBe(true);
    }
  });
});
