import { expect, test } from 'vitest';
import { shapeInWords } from './wording.ts';

test.each([
  [1080, 1920, '9:16'],
  [1000, 1000, '1:1'],
  [1920, 1080, '16:9'],
  [1080, 1351, '1:1.25'],
  [1917, 1003, '1.91:1'],
])('%d × %d is %s', (width, height, words) => {
  expect(shapeInWords(width, height)).toBe(words);
});
