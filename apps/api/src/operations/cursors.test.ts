import { randomUUID } from 'node:crypto';
import { ValidationError } from '@layers-content/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createCursors } from './cursors.ts';

const cursors = createCursors([new Uint8Array(32).fill(1)]);
const position = { createdAt: new Date('2026-06-12T14:02:11.123Z'), id: 'a3f8c2d1-7b4e-4f0a-9c6d-2e1b5a8f3c70' };
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

function written(of = position): string {
  const cursor = cursors.write(of);
  if (cursor === null) throw new Error('a position has a cursor');
  return cursor;
}

test('no position, no cursor; no cursor, no position', () => {
  expect(cursors.write(null)).toBeNull();
  expect(cursors.read(undefined)).toBeNull();
});

test('every position comes back to the millisecond', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date(0), max: new Date('9999-12-31T23:59:59.999Z'), noInvalidDate: true }),
      fc.uuid(),
      (createdAt, id) => {
        expect(cursors.read(written({ createdAt, id }))).toEqual({ createdAt, id });
      },
    ),
  );
});

test('a change of any one character is refused', () => {
  const cursor = written();
  for (let at = 0; at < cursor.length; at += 1) {
    for (const other of [alphabet.charAt((alphabet.indexOf(cursor.charAt(at)) + 1) % 64), '=', '+', '']) {
      const changed = `${cursor.slice(0, at)}${other}${cursor.slice(at + 1)}`;
      expect(() => cursors.read(changed)).toThrow(ValidationError);
    }
  }
});

test.each([
  '',
  ' ',
  'x',
  '=',
  written().slice(0, 22),
  `${written()}A`,
  `${written()}=`,
  ` ${written()}`,
  written().slice(0, -1),
  randomUUID(),
])('%j is refused', (cursor) => {
  expect(() => cursors.read(cursor)).toThrow(ValidationError);
});

test('a cursor of another secret is refused', () => {
  expect(() => createCursors([new Uint8Array(32).fill(2)]).read(written())).toThrow(ValidationError);
});
