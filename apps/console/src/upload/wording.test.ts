import { expect, test } from 'vitest';
import { lengthInWords, shapeInWords, sizeInWords } from './wording.ts';

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1_000, '1 KB'],
  [18_874_368, '18.9 MB'],
  [104_857_600, '105 MB'],
  [1_500_000_000_000, '1500 GB'],
])('%d bytes are %s', (sizeBytes, words) => {
  expect(sizeInWords(sizeBytes)).toBe(words);
});

test.each([
  [499, '0:00'],
  [31_000, '0:31'],
  [60_000, '1:00'],
  [754_600, '12:35'],
])('%d ms are %s', (durationMs, words) => {
  expect(lengthInWords(durationMs)).toBe(words);
});

test.each([
  [1080, 1920, '9:16'],
  [1000, 1000, '1:1'],
  [1920, 1080, '16:9'],
  [1080, 1351, '1:1.25'],
  [1917, 1003, '1.91:1'],
])('%d × %d is %s', (width, height, words) => {
  expect(shapeInWords(width, height)).toBe(words);
});
