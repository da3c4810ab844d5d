import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

/** Plain, since a loader of sources would have made the heap grow before. */
const { outputText: source } = ts.transpileModule(
  readFileSync(new URL('../../src/small-heap.ts', import.meta.url), 'utf8'),
  { compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 } },
);

/** Tells the MiB that V8 has for what is young, and whether it takes more once much has been made and left. */
const program = (first: string) => `
  ${source}
  const young = () => getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space');
  ${first};
  const { space_used_size, space_available_size } = young();
  let kept = [];
  for (let n = 0; n < 5_000_000; n += 1) {
    kept.push({ n });
    if (kept.length > 100_000) kept = [];
  }
  const mib = Math.round((space_used_size + space_available_size) / 1_048_576);
  console.log(mib, young().space_size > 8_388_608 ? 'grown' : 'small');
`;

async function said(first: string, ...flags: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...flags,
    '--input-type=module',
    '--eval',
    program(first),
  ]);
  return stdout.trim();
}

describe('keepHeapSmall', { tags: ['process'] }, () => {
  it('keeps the young generation small, where V8 alone enlarges it', async () => {
    expect(await said('')).toBe('1 grown');
    expect(await said('keepHeapSmall()')).toBe('2 small');
  });

  it('goes on where V8 was told to keep it smaller', async () => {
    expect(await said('keepHeapSmall()', '--max-semi-space-size=1')).toBe('1 small');
  });
});
