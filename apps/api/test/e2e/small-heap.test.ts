import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { fromSource } from '../from-source.ts';

/** Makes much that soon is garbage, and tells whether V8 took much more memory for it than loading had. */
const program = (first: string) => `
  import { getHeapSpaceStatistics } from 'node:v8';
  import { keepHeapSmall } from ${JSON.stringify(new URL('../../src/small-heap.ts', import.meta.url).href)};
  const youngBytes = () => getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space').space_size;
  ${first};
  const before = youngBytes();
  let kept = [];
  for (let n = 0; n < 5_000_000; n += 1) {
    kept.push({ n });
    if (kept.length > 100_000) kept = [];
  }
  console.log(youngBytes() >= 2 * before ? 'grown' : 'about as before');
`;

async function said(first: string): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...fromSource,
    '--input-type=module',
    '--eval',
    program(first),
  ]);
  return stdout.trim();
}

describe('keepHeapSmall', { tags: ['process'] }, () => {
  it('leaves the young generation as large as it is, where V8 alone enlarges it', async () => {
    expect(await said('')).toBe('grown');
    expect(await said('keepHeapSmall()')).toBe('about as before');
  });
});
