import { expect, test } from 'vitest';
import { checkCaption } from './caption.ts';
import { ValidationError } from '../errors.ts';

test.each([
  ['', 'the empty text'],
  ['x'.repeat(2_200), '2,200 letters'],
  ['🫘'.repeat(1_100), '1,100 characters of two units'],
  ['e\u0301'.repeat(1_100), '1,100 letters with their accents apart'],
  [' \n\t\u2028 ', 'white space alone'],
])('%# keeps %s as it is', (caption) => {
  expect(checkCaption(caption)).toBe(caption);
});

test.each([
  ['x'.repeat(2_201), 2_201],
  [`${'🫘'.repeat(1_100)}x`, 2_201],
  ['🫘'.repeat(1_101), 2_202],
])('%# is one too long, counted in UTF-16 code units', (caption, units) => {
  expect(() => checkCaption(caption)).toThrow(ValidationError);
  try {
    checkCaption(caption);
  } catch (error) {
    const details = error instanceof ValidationError ? error.details : null;
    expect(details).toEqual({
      issues: [{ path: 'body/caption', message: `must NOT have more than 2200 UTF-16 code units, has ${units}` }],
    });
  }
});
