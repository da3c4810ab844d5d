import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { fromSource } from '../from-source.ts';

/** Makes much that soon is garbage, and tells whether V8 took more memory for it than both halves of 2 MiB. */
const program = (first: string) => `
  import { getHeapSpaceStatistics } from 'node:v8';
  import { keepHeapSmall } from ${JSON.stringify(new URL('../../src/small-heap.ts', import.meta.url).href)};
  const youngBytes = () => getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space').space_size;
  ${first};
  let kept = [];
  for (let n = 0; n < 5_000_000; n += 1) {
    kept.push({ n });
    if (kept.length > 100_000) kept = [];
  }
  console.log(youngBytes() > 8_388_608 ? 'large' : 'small');
`;

async function said(first: string, ...flags: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...flags,
    ...fromSource,
    '--input-type=module',
    '--eval',
    program(first),
  ]);
  return stdout.trim();
}

describe('keepHeapSmall', { tags: ['process'] }, () => {
  it('keeps the young generation small, where V8 alone enlarges it', async () => {
    expect(await said('')).toBe('large');
    expect(await said('keepHeapSmall()')).toBe('small');
  });

  it('goes on where V8 was told to keep it smaller', async () => {
    expect(await said('keepHeapSmall()', '--max-semi-space-size=1')).toBe('small');
  });
});
