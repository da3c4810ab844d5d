import { expect, test } from 'vitest';
import { piecesBehind } from './file-system.ts';

/** A disk may take less of a write than it was given, as just before it is full. */
test.each([
  { written: 0, left: ['one', '', 'three'] },
  { written: 2, left: ['e', '', 'three'] },
  { written: 3, left: ['three'] },
  { written: 5, left: ['ree'] },
  { written: 8, left: [] },
])('behind $written bytes of a write is the rest of its pieces', ({ written, left }) => {
  const pieces = ['one', '', 'three'].map((text) => Buffer.from(text));
  expect(piecesBehind(pieces, written).map((piece) => Buffer.from(piece).toString())).toEqual(left);
});
