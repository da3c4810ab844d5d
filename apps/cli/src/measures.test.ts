import { expect, it } from 'vitest';
import { formatDuration, formatSize } from './measures.ts';
import { printable } from './terminal.ts';

it('counts sizes as the API counts its limits', () => {
  expect([999, 2_048, 18_874_368].map((sizeBytes) => formatSize(sizeBytes))).toEqual([
    '999 bytes',
    '2.0 KB',
    '18.0 MB',
  ]);
});

it('tells durations', () => {
  expect([31_000, 91_500].map((durationMs) => formatDuration(durationMs))).toEqual(['31.0 s', '1 min 31.5 s']);
});

it('takes the teeth out of control characters', () => {
  expect(printable('a\u001b[31m\nb\u202ec')).toBe('a\uFFFD[31m\nb\uFFFDc');
});
