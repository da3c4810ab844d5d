/** @module-tag campaign */
/** @module-tag process */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { isObject } from '@layers-content/contract';
import { beforeAll, expect, test } from 'vitest';
import { fromSource } from '../from-source.ts';

/** Headers and parameters that are never the same twice must leave nothing behind. */
const mebibyte = 1_048_576;
/** A kept check or header costs more than this over the measured requests; noise costs less. */
const allowedGrowthBytes = 4 * mebibyte;
let curves: Readonly<Record<string, unknown>>;

beforeAll(async () => {
  const script = fileURLToPath(new URL('memory-process.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', ...fromSource, script], {
    timeout: 240_000,
  });
  const printed: unknown = JSON.parse(stdout);
  if (!isObject(printed)) throw new Error(`no curves: ${stdout}`);
  curves = printed;
}, 250_000);

test.each([
  ['contentTypes', 10_000, { 200: 3_334, 403: 3_333, 415: 3_333 }],
  ['keysAndParameters', 2_000, { 422: 2_000 }],
])('the heap stays flat under distinct %s', (name, total, statuses) => {
  const { heapBytes, ...counts } = curveOf(curves[name]);
  const [, second = 0] = heapBytes;
  const points = heapBytes.map((bytes, index) => `${(total / 4) * index}: ${(bytes / mebibyte).toFixed(1)}`);
  process.stdout.write(`heap under distinct ${name}, MiB: ${points.join(', ')}\n`);
  expect(counts).toEqual({ total, statuses });
  expect(heapBytes).toHaveLength(5);
  // From the second point on: until there, the engine still optimizes.
  expect((heapBytes.at(-1) ?? Infinity) - second).toBeLessThan(allowedGrowthBytes);
});

function curveOf(value: unknown): {
  readonly heapBytes: readonly number[];
  readonly total: unknown;
  readonly statuses: unknown;
} {
  const { heapBytes, total, statuses } = isObject(value) ? value : {};
  if (!Array.isArray(heapBytes)) throw new Error('the curve has no points');
  return { heapBytes: heapBytes.map(Number), total, statuses };
}
