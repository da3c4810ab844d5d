import { expect, test } from 'vitest';
import { growthPicture } from '../../bench/growth-picture.ts';

function timingOf(medianMs: number) {
  return { medianMs, p95Ms: medianMs, perSecond: 1, cpuMs: null, clientCpuMs: 0, turnsPerSecond: [] };
}

function stepOf(openItems: number, medianMs: number) {
  const timings = {
    finalizeUpload: timingOf(medianMs),
    createUploadSession: timingOf(8),
    getContent: timingOf(4),
    listContent: timingOf(2),
  };
  return { openItems, timings };
}

const grown = [stepOf(10, 20), stepOf(100, 20), stepOf(1_000, 80)];

function pointsOf(picture: string, operation: number): readonly (readonly [number, number])[] {
  const [, points = ''] = new RegExp(`<polyline class="line-${operation}" points="([^"]*)"`).exec(picture) ?? [];
  return points.split(' ').map((point) => {
    const [x = NaN, y = NaN] = point.split(',').map(Number);
    return [x, y];
  });
}

test('a picture of growth rises where a median does and is level where it stays, in steps of powers of ten', () => {
  const picture = growthPicture({ embedded: grown });
  const [first, second, last] = pointsOf(picture, 0);
  const level = pointsOf(picture, 2);
  expect(second?.[0]).toBeCloseTo(((first?.[0] ?? NaN) + (last?.[0] ?? NaN)) / 2, 0);
  expect(second?.[1]).toBe(first?.[1]);
  // Four times as much is the top of the panel; once lies at a quarter of its height.
  expect([last?.[1], first?.[1]]).toEqual([84, 84 + 260 * 0.75]);
  expect(new Set(level.map(([, y]) => y))).toEqual(new Set([first?.[1]]));
});

test('a picture of growth has a panel for each database, names steps and operations, and knows light and dark', () => {
  const picture = growthPicture({ embedded: grown, 'PostgreSQL, new': grown });
  expect(picture.match(/<polyline /g)).toHaveLength(8);
  for (const text of ['embedded', 'PostgreSQL, new', 'finalizeUpload', '1,000', '1.3'])
    expect(picture).toContain(`>${text}</text>`);
  expect(picture).toContain('@media (prefers-color-scheme: dark)');
  expect(picture).not.toContain('NaN');
});

test('a picture of one step is one all the same', () => {
  expect(growthPicture({ embedded: [stepOf(10, 20)] })).not.toContain('NaN');
});
